#include "core/planning/fitness.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

bool lacks(std::span<const std::string_view> known, std::string_view modality) {
  if (known.empty()) return false;
  const bool sound = modality == "audio";
  return std::ranges::none_of(
      known, [&](std::string_view one) { return one == modality || (sound && one == "speech"); });
}

// What a type of workload returns.
std::string_view output_of(std::string_view type) {
  if (type == "embeddings") return "embedding";
  return type == "image" || type == "video" || type == "speech" ? type : "text";
}

}  // namespace

std::string_view name(Obstacle obstacle) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"no_price", "no_route", "context_window", "max_output", "modality", "end_of_life",
       "not_launched", "unknown_quantity"});
  return kNames[static_cast<std::size_t>(obstacle)];
}

bool is_own(const UsagePart& part, const Workload& workload) {
  return part.of_workload && part.target == workload.text(Field::kModel);
}

std::optional<Cannot> cannot_do(const Model& model, const Workload& workload, int region,
                                Date day) {
  if (day < model.launched) {
    return Cannot{Obstacle::kNotLaunched, "It launched on " + model.launched.text() + "."};
  }
  if (status_on(model, region, day) == ModelStatus::kEndOfLife) {
    return Cannot{Obstacle::kEndOfLife, "AWS has ended it: calls fail."};
  }
  return cannot_serve(model, workload);
}

std::optional<Cannot> cannot_serve(const Model& model, const Workload& workload) {
  const std::string_view output = output_of(workload.type->name);
  if (lacks(model.output, output)) {
    return Cannot{Obstacle::kModality, "Its output is not " + std::string(output) + "."};
  }
  constexpr std::pair<Field, std::string_view> kInputs[] = {
      {Field::kImagesPerRequest, "image"},
      {Field::kVideoSecondsPerRequest, "video"},
      {Field::kAudioSecondsPerRequest, "audio"},
      {Field::kSpeechSecondsIn, "speech"},
  };
  for (const auto& [field, modality] : kInputs) {
    if (workload.number(field).is_zero() || !lacks(model.input, modality)) continue;
    return Cannot{Obstacle::kModality, "It does not take " + std::string(modality) + " input."};
  }
  return std::nullopt;
}

std::optional<Cannot> cannot_take(const Model& model, std::span<const UsagePart* const> own) {
  const auto over = [](std::int32_t limit, const Decimal& tokens) {
    return limit > 0 && tokens > Decimal(limit);
  };
  for (const UsagePart* part : own) {
    const Decimal total = add(part->largest_input, part->largest_output).value_or(Decimal{});
    if (over(model.context_tokens, total)) {
      return Cannot{Obstacle::kContextWindow, "The largest request has " + grouped(total) +
                                                  " tokens; its context window holds " +
                                                  grouped(Decimal(model.context_tokens)) + "."};
    }
    if (over(model.max_output_tokens, part->largest_output)) {
      return Cannot{Obstacle::kMaxOutput, "The longest answer has " +
                                              grouped(part->largest_output) +
                                              " tokens; it returns at most " +
                                              grouped(Decimal(model.max_output_tokens)) + "."};
    }
    for (const UsageItem& item : part->items) {
      if (!item.unknown.empty()) return Cannot{Obstacle::kUnknownQuantity, item.unknown};
    }
  }
  return std::nullopt;
}

bool keeps_for(const Model& model, CacheTtl ttl) {
  switch (ttl) {
    case CacheTtl::k5m:
      return model.cache.write_5m.exists() || writes_are_input(model);
    case CacheTtl::k30m:
      return model.cache.write_30m.exists();
    case CacheTtl::k1h:
      return model.cache.write_1h.exists();
  }
  return false;
}

std::optional<CacheTtl> lifetime_on(const Model& model, std::optional<CacheTtl> asked) {
  if (!asked || keeps_for(model, *asked)) return asked;
  for (const CacheTtl ttl : {CacheTtl::k5m, CacheTtl::k30m, CacheTtl::k1h}) {
    if (keeps_for(model, ttl)) return ttl;
  }
  return asked;
}

}  // namespace bedrock
