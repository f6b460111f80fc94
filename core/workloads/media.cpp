// Pictures, film and speech.
#include <algorithm>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/usage/expansion.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

// --- images: priced by the picture, in some models by size, quality or steps ---

constexpr FieldUse kImageFields[] = {
    {Field::kImagesPerMonth, true},
    {Field::kImageWidth, false, 1024},
    {Field::kImageHeight, false, 1024},
    {Field::kQuality},
    {Field::kTokensPerImage, false, 0, {}, manual("Only of models that are charged by tokens.")},
};

// The dimension in which a model meters a picture: the first of these that it has a price of.
Dimension image_dimension(const Expansion& e, const Model& model) {
  const Decimal side = std::max(e.number(Field::kImageWidth), e.number(Field::kImageHeight));
  const bool premium = e.choice(Field::kQuality) == 1;
  const bool large = side > Decimal(1024);
  const Dimension candidates[] = {
      large ? (premium ? dimension_named("images_2048_premium")
                       : dimension_named("images_2048_standard"))
            : (premium ? dimension_named("images_1024_premium")
                       : dimension_named("images_1024_standard")),
      premium ? dimension_named("images_1024_max_steps") : dimension_named("images_1024_50_steps"),
      side > Decimal(512) ? (premium ? dimension_named("images_max_max_steps")
                                     : dimension_named("images_max_50_steps"))
                          : (premium ? dimension_named("images_512_max_steps")
                                     : dimension_named("images_512_50_steps")),
      dimension_named("images"),
      dimension_named("image_generations"),
  };
  for (const Dimension dimension : candidates) {
    if (has_rate(e.table(), model, dimension)) return dimension;
  }
  return dimension_named("images");
}

// Models that meter pictures by tokens: AWS says none for a size, so they are to be entered.
void add_image_tokens(Expansion& e, UsagePart& part, Dimension dimension, const Quantity& images) {
  if (e.has(Field::kTokensPerImage)) {
    e.add(part, dimension, images * e.in(Field::kTokensPerImage));
    return;
  }
  part.items.push_back({dimension,
                        images,
                        {},
                        "This model charges images by tokens, and AWS does not publish how many.",
                        "Enter \"tokens_per_image\": the usage block of a call shows it."});
}

void expand_image(Expansion& e) {
  for (const CallTarget& target : e.targets()) {
    UsagePart& part = e.part(target);
    const Quantity images = e.calls(e.in(Field::kImagesPerMonth), target);
    part.calls = images.value();
    const Dimension tokens = dimension_named("output_image_tokens");
    if (has_rate(e.table(), *target.model, tokens)) {
      add_image_tokens(e, part, tokens, images);
    } else {
      e.add(part, image_dimension(e, *target.model), images);
    }
  }
}

// --- video: priced by the second, in some models by resolution ---

constexpr FieldUse kVideoFields[] = {
    {Field::kClipsPerMonth, true},
    {Field::kSecondsPerClip},
    {Field::kResolution},
};

void expand_video(Expansion& e) {
  const bool small = e.choice(Field::kResolution) == 1;
  for (const CallTarget& target : e.targets()) {
    UsagePart& part = e.part(target);
    const Quantity clips = e.calls(e.in(Field::kClipsPerMonth), target);
    part.calls = clips.value();
    Dimension dimension =
        small ? dimension_named("video_seconds_540p") : dimension_named("video_seconds_720p");
    if (!has_rate(e.table(), *target.model, dimension))
      dimension = dimension_named("video_seconds");
    e.add(part, dimension, clips * e.in(Field::kSecondsPerClip));
  }
}

// --- speech: text and speech tokens on meters of their own ---

constexpr FieldUse kSpeechFields[] = {
    {Field::kSessionsPerMonth, true},
    {Field::kSpeechSecondsIn},
    {Field::kSpeechSecondsOut},
    {Field::kSpeechTokensPerSecond, true},
    {Field::kTokensIn, false, 0, "Text in, tokens"},
    {Field::kTokensOut, false, 0, "Text out, tokens"},
};

void expand_speech(Expansion& e) {
  const Quantity per_second = e.in(Field::kSpeechTokensPerSecond);
  for (const CallTarget& target : e.targets()) {
    UsagePart& part = e.part(target);
    const Quantity sessions = e.calls(e.in(Field::kSessionsPerMonth), target);
    part.calls = sessions.value();
    const char* assumed = "speech tokens a second as entered: AWS publishes none";
    e.add(part, "input_speech_tokens", sessions * e.in(Field::kSpeechSecondsIn)*per_second,
          assumed);
    e.add(part, "output_speech_tokens", sessions * e.in(Field::kSpeechSecondsOut)*per_second,
          assumed);
    e.add(part, kInputTokens, sessions * e.in(Field::kTokensIn));
    e.add(part, kOutputTokens, sessions * e.in(Field::kTokensOut));
  }
}

}  // namespace

const WorkloadType kImageGeneration{
    .name = "image",
    .label = "Images",
    .about = "Pictures, priced by size and quality.",
    .manual = manual("Pictures by size and quality, or their tokens."),
    .volume = Field::kImagesPerMonth,
    .calls = true,
    .fields = kImageFields,
    .expand = expand_image};
const WorkloadType kVideoGeneration{.name = "video",
                                    .label = "Video",
                                    .about = "Clips, priced by the second.",
                                    .manual = manual("Seconds of clips."),
                                    .volume = Field::kClipsPerMonth,
                                    .calls = true,
                                    .fields = kVideoFields,
                                    .expand = expand_video};
const WorkloadType kSpeech{
    .name = "speech",
    .label = "Speech",
    .about = "Spoken conversations; AWS publishes no tokens a second, so you enter them.",
    .manual = manual("Speech tokens of what is said and heard; tokens are per session."),
    .volume = Field::kSessionsPerMonth,
    .calls = true,
    .fields = kSpeechFields,
    .expand = expand_speech,
    .streams = true};

}  // namespace bedrock
