#include "core/scan/pictures.h"

#include <algorithm>

namespace bedrock::scan {
namespace {

// Of the model's own: the other tasks give images of the size of the one they are given.
bool has_default_size(std::string_view task) {
  return task == "TEXT_IMAGE" || task == "COLOR_GUIDED_GENERATION" || task == "IMAGE_VARIATION";
}

std::uint8_t kind_of_images(const Call& call) {
  std::int64_t side = std::max(call[Count::kWidth], call[Count::kHeight]);
  if (side == kAbsent && has_default_size(call[Text::kImageTask])) side = 1024;
  // Without the request nothing says the quality.
  if (side == kAbsent || call.asked.empty()) return made::kImagesOfUnknownSize;
  const int size = side <= 512 ? 0 : (side <= 1024 ? 1 : 2);
  const bool premium = call[Text::kImageQuality] == "premium" || call[Count::kSteps] > 50;
  return static_cast<std::uint8_t>(made::kImages + 2 * size + (premium ? 1 : 0));
}

}  // namespace

void count_made(const Call& call, ModelKind model, Tokens& tokens) {
  if (const std::int64_t seconds = call[Count::kSeconds]; seconds != kAbsent) {
    const std::int64_t rows = call[Count::kHeight];
    tokens.made = rows == kAbsent ? made::kVideoOfUnknownSize
                                  : (rows <= 540 ? made::kSmallVideo : made::kVideo);
    tokens.made_count = static_cast<std::uint64_t>(seconds);
    return;
  }
  std::int64_t images = kAbsent;
  for (const Count count : {Count::kMadeImages, Count::kListedImages, Count::kAskedImages}) {
    if (images == kAbsent) images = call[count];
  }
  if (images == kAbsent && call[Text::kImageTask].empty() && !model.makes_images) return;
  tokens.made = kind_of_images(call);
  // One, unless something says more.
  tokens.made_count = images == kAbsent ? 1 : static_cast<std::uint64_t>(images);
}

}  // namespace bedrock::scan
