// Lists of AWS's names for things, by our ids.
#pragma once

#include <algorithm>
#include <string_view>

namespace bedrock {

struct Name {
  std::string_view id;
  std::string_view name;
};

// Empty where the list does not have the id.
template <typename Names>
std::string_view named(const Names& names, std::string_view id) {
  for (const Name& entry : names) {
    if (entry.id == id) return entry.name;
  }
  return {};
}

template <typename Names>
bool has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace bedrock
