// Calls to one model, alike enough to be described by their averages.
#include <algorithm>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/usage/calls.h"
#include "core/usage/image_tokens.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

constexpr FieldUse kFields[] = {
    {Field::kRequestsPerMonth, true},
    {Field::kTokensIn, false, 0, "Input per request, tokens",
     manual("Neither read from nor written to the prompt cache.")},
    {Field::kTokensOut, false, 0, "Output per request, tokens"},
    {Field::kReasoningTokens,
     false,
     0,
     {},
     manual("Billed as output; leave it out where `output_tokens` has them in it.")},
    {Field::kCacheReads},
    {Field::kCacheWrites},
    {Field::kPrefixTokens},
    {Field::kPrefixes, false, 1},
    {Field::kImagesPerRequest},
    {Field::kImageWidth,
     false,
     1024,
     {},
     manual("Pixels. They give the image's tokens for the models whose rule is published.")},
    {Field::kImageHeight, false, 1024, {}, manual("Pixels, as `image_width`.")},
    {Field::kTokensPerImage,
     false,
     0,
     {},
     manual("Overrules the rule; needed for models without a published one.")},
    {Field::kVideoSecondsPerRequest},
    {Field::kTokensPerVideoSecond},
    {Field::kAudioSecondsPerRequest},
    {Field::kTokensPerAudioSecond},
    {Field::kPagesPerRequest},
    {Field::kTokensPerPage},
    {Field::kWebGroundings},
};

// A side of an image.
int pixels(Expansion& e, Field field) {
  const Decimal most(100'000);
  const Decimal side = round(e.number(field), 0, Rounding::kUp);
  if (side > most) {
    e.fail({"out_of_range", std::string(info(field).name),
            "An image has at most 100,000 pixels on a side.", "Enter its size in pixels."});
  }
  return static_cast<int>(std::min(side, most).coefficient());
}

// Tokens of the images of one request, in words of their own.
Quantity images(Expansion& e, const CallTarget& target, std::string_view& assumed) {
  if (!e.has(Field::kImagesPerRequest)) return {};
  const Quantity count = e.in(Field::kImagesPerRequest);
  if (e.has(Field::kTokensPerImage)) return count * e.in(Field::kTokensPerImage);
  const int tokens =
      image_tokens(*target.model, pixels(e, Field::kImageWidth), pixels(e, Field::kImageHeight));
  if (tokens >= 0) {
    assumed = "image tokens by the model's published rule for the size of the image";
    return count * Quantity::of(Decimal(tokens), "image token");
  }
  UsagePart& part = e.part(target);
  e.ask(part, "input_images", "The number of tokens in an image is not known for this model.",
        "Enter \"tokens_per_image\": the usage block of a call shows it.",
        e.in(Field::kRequestsPerMonth)*count);
  return {};
}

// Film or sound in the input. Some models meter it by the second, some by tokens of its own, the
// others as input tokens.
struct Media {
  Field seconds;
  Field tokens_per_second;
  NamedDimension by_second;
  NamedDimension by_token;
  std::string_view modality;
  std::string_view other_modality;
};
constexpr Media kMedia[] = {
    {Field::kVideoSecondsPerRequest, Field::kTokensPerVideoSecond, "input_video_seconds",
     "input_video_tokens", "video", "video"},
    {Field::kAudioSecondsPerRequest, Field::kTokensPerAudioSecond, "input_audio_seconds",
     "input_audio_tokens", "audio", "speech"},
};

void note_modality(Expansion& e, const Model& model, const Media& media) {
  if (!e.explains() || model.input.empty()) return;
  for (const std::string_view modality : model.input) {
    if (modality == media.modality || modality == media.other_modality) return;
  }
  e.note("modality_not_listed", [&] {
    return join({"AWS does not list ", media.modality, " among the inputs of ", model.name, "."});
  });
}

// Adds what has a meter of its own; gives the tokens of one request that are plain input.
Quantity add_media(Expansion& e, const CallTarget& target, const Quantity& count,
                   const Media& media) {
  if (!e.has(media.seconds)) return {};
  const Model& model = *target.model;
  note_modality(e, model, media);
  UsagePart& part = e.part(target);
  const Quantity seconds = e.in(media.seconds);
  if (has_rate(e.table(), model, media.by_second.dimension)) {
    e.add(part, media.by_second, count * seconds);
    return {};
  }
  if (!e.has(media.tokens_per_second)) {
    if (!e.explains()) {
      e.ask(part, media.by_token, {}, {});
      return {};
    }
    e.ask(part, media.by_token,
          join({"How many tokens a second of ", media.modality,
                " takes is not published for this model."}),
          join({"Enter \"", info(media.tokens_per_second).name,
                "\": the usage block of a call says it."}));
    return {};
  }
  const Quantity tokens = seconds * e.in(media.tokens_per_second);
  if (!has_rate(e.table(), model, media.by_token.dimension)) return tokens;
  e.add(part, media.by_token, count * tokens);
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
    for (const Media& media : kMedia) call.input = call.input + add_media(e, target, count, media);
    add_calls(e, target, count, call);
    if (apart) e.add(e.part(target), own_meter, count * pictures, assumed);
    e.add(e.part(target), "web_grounding_requests", e.in(Field::kWebGroundings)*target.share);
  }
}

}  // namespace

const WorkloadType kInference{.name = "inference",
                              .label = "Single requests",
                              .about = "One call, one answer.",
                              .manual = manual("Requests x tokens; images and pages as tokens, "
                                               "reasoning as output. Tokens are per request."),
                              .volume = Field::kRequestsPerMonth,
                              .calls = true,
                              .fields = kFields,
                              .expand = expand_inference};

}  // namespace bedrock
