// What helps a person to fill a field in: for forms, through the catalogue, and for the manual.
#pragma once

#include <string_view>

#include "core/usage/field.h"

namespace bedrock {

struct FieldHelp {
  std::string_view hint;        // below the field of a form
  std::string_view when_empty;  // what stands in an empty field where that is not the default
  std::string_view manual;
};

// Empty where nothing needs saying.
FieldHelp help(Field field);

// What a form calls a choice: "S3 Vectors".
std::string_view choice_label(std::string_view choice);

}  // namespace bedrock
