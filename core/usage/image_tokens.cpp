#include "core/usage/image_tokens.h"

#include <algorithm>
#include <array>

namespace bedrock {
namespace {

struct Size {
  std::int64_t pixels;
  int tokens;
};
// Nova user guide, image understanding: 900x450, 900x900, 1400x900, 1800x900, 1300x1300.
constexpr auto kNovaSizes = std::to_array<Size>({{0, 0},
                                                 {405'000, 800},
                                                 {810'000, 1300},
                                                 {1'260'000, 1800},
                                                 {1'620'000, 2400},
                                                 {1'690'000, 2600}});

int nova_image_tokens(std::int64_t pixels) {
  for (std::size_t i = 1; i < kNovaSizes.size(); ++i) {
    const Size& low = kNovaSizes[i - 1];
    const Size& high = kNovaSizes[i];
    if (pixels > high.pixels) continue;
    const std::int64_t span = high.pixels - low.pixels;
    const std::int64_t part = (pixels - low.pixels) * (high.tokens - low.tokens);
    return low.tokens + static_cast<int>((part + span - 1) / span);
  }
  return kNovaSizes.back().tokens;  // larger ones are scaled down
}

// Published: down to a long edge of 1,568 and about 1,600 tokens, whichever is smaller.
int claude_image_tokens(std::int64_t width, std::int64_t height) {
  constexpr std::int64_t kEdge = 1568;
  constexpr std::int64_t kMost = 1600;
  const std::int64_t edge = std::max(width, height);
  std::int64_t tokens = (width * height + 749) / 750;
  if (edge > kEdge) {
    tokens = (width * kEdge / edge * (height * kEdge / edge) + 749) / 750;
  }
  return static_cast<int>(std::min(tokens, kMost));
}

}  // namespace

int image_tokens(const Model& model, int width, int height) {
  switch (model.image_rule) {
    case ImageRule::kUnknown:
      return -1;
    case ImageRule::kClaude:
      return claude_image_tokens(width, height);
    case ImageRule::kNova1:
      return nova_image_tokens(static_cast<std::int64_t>(width) * height);
    case ImageRule::kNova2:
      return 230;
  }
  return -1;
}

}  // namespace bedrock
