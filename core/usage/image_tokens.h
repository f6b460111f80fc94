// Tokens of one image in the input, by the rule that a model's entry in the rate files names.
#pragma once

#include "core/catalog/rate_table.h"

namespace bedrock {

// Negative where the model has no published rule.
int image_tokens(const Model& model, int width, int height);

}  // namespace bedrock
