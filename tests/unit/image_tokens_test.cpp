#include "core/usage/image_tokens.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/catalog/rate_sets.h"

using namespace bedrock;

namespace {

Model ruled(ImageRule rule) {
  Model model;
  model.image_rule = rule;
  return model;
}

}  // namespace

TEST_CASE("image tokens follow the model's published rule, or are not known", "[image_tokens]") {
  const Model claude = ruled(ImageRule::kClaude);
  CHECK(image_tokens(claude, 1000, 1000) == 1334);
  CHECK(image_tokens(claude, 200, 200) == 54);
  CHECK(image_tokens(claude, 4000, 3000) == 1600);
  CHECK(image_tokens(claude, 3136, 100) == 105);
  const Model nova = ruled(ImageRule::kNova1);
  CHECK(image_tokens(nova, 900, 450) == 800);
  CHECK(image_tokens(nova, 1300, 1300) == 2600);
  CHECK(image_tokens(nova, 8000, 8000) == 2600);
  CHECK(image_tokens(nova, 900, 675) == 1050);
  CHECK(image_tokens(ruled(ImageRule::kNova2), 4000, 4000) == 230);
  CHECK(image_tokens(Model{}, 100, 100) < 0);
}

TEST_CASE("Claude and Nova models that see images have their rule", "[image_tokens]") {
  int ruled = 0;
  for (const Model& model : find_rate_set("aws")->models) {
    const bool sees =
        std::find(model.input.begin(), model.input.end(), "image") != model.input.end();
    const bool published =
        model.id.starts_with("anthropic.claude-") || model.id.starts_with("amazon.nova-");
    const bool answers =
        std::find(model.output.begin(), model.output.end(), "text") != model.output.end();
    INFO(model.id);
    if (sees && published && answers) CHECK(model.image_rule != ImageRule::kUnknown);
    if (!published) CHECK(model.image_rule == ImageRule::kUnknown);
    ruled += model.image_rule == ImageRule::kUnknown ? 0 : 1;
  }
  CHECK(ruled > 10);
}
