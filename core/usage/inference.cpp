// Calls to one model, alike enough to be described by their averages.
#include <algorithm>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/usage/calls.h"
#include "core/usage/workload_types.h"

namespace bedrock {
namespace {

constexpr FieldUse kFields[] = {
    {Field::kRequestsPerMonth, true},
    {Field::kTokensIn},
    {Field::kTokensOut},
    {Field::kReasoningTokens},
    {Field::kCacheReads},
    {Field::kCacheWrites},
    {Field::kPrefixTokens},
    {Field::kPrefixes, false, 1},
    {Field::kImagesPerRequest},
    {Field::kImageWidth, false, 1024},
    {Field::kImageHeight, false, 1024},
    {Field::kTokensPerImage},
    {Field::kPagesPerRequest},
    {Field::kTokensPerPage},
    {Field::kWebGroundings},
};

int pixels(const Decimal& side) {
  return static_cast<int>(std::min(round(side, 0, Rounding::kUp), Decimal(100'000)).coefficient());
}

// Tokens of the images of one request, in words of their own.
Quantity images(Expansion& e, const CallTarget& target, std::string_view& assumed) {
  if (!e.has(Field::kImagesPerRequest)) return {};
  const Quantity count = e.in(Field::kImagesPerRequest);
  if (e.has(Field::kTokensPerImage)) return count * e.in(Field::kTokensPerImage);
  const int tokens = image_tokens(*target.model, pixels(e.number(Field::kImageWidth)),
                                  pixels(e.number(Field::kImageHeight)));
  if (tokens >= 0) {
    assumed = "image tokens by the model's published rule for the size of the image";
    return count * Quantity::of(Decimal(tokens), "image token");
  }
  UsagePart& part = e.part(target);
  part.items.push_back({dimension_named("input_images"),
                        e.in(Field::kRequestsPerMonth)*count,
                        {},
                        "The number of tokens in an image is not known for this model.",
                        "Enter \"tokens_per_image\": the usage block of a call shows it."});
  return {};
}

void expand_inference(Expansion& e) {
  for (const CallTarget& target : e.targets()) {
    CallShape call;
    call.input = e.in(Field::kTokensIn) + e.in(Field::kPagesPerRequest)*e.in(Field::kTokensPerPage);
    std::string_view assumed;
    const Quantity pictures = images(e, target, assumed);
    // Some models meter the tokens of images by themselves.
    const Dimension own_meter = dimension_named("input_image_tokens");
    const bool apart = has_rate(e.table(), *target.model, own_meter);
    if (!apart) {
      call.input = call.input + pictures;
      call.assumed = assumed;
    }
    call.prefix = e.in(Field::kPrefixTokens);
    call.cache_read = e.in(Field::kCacheReads);
    call.cache_write = e.in(Field::kCacheWrites);
    call.output = e.in(Field::kTokensOut) + e.in(Field::kReasoningTokens);
    const Quantity count = e.calls(e.in(Field::kRequestsPerMonth), target);
    add_calls(e, target, count, call);
    if (apart) e.add(e.part(target), own_meter, count * pictures, assumed);
    e.add(e.part(target), "web_grounding_requests", e.in(Field::kWebGroundings)*target.share);
  }
}

}  // namespace

const WorkloadType kInference{"inference", Field::kRequestsPerMonth, true, kFields,
                              expand_inference};

}  // namespace bedrock
