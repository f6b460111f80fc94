#include "core/scan/call.h"

#include <algorithm>
#include <initializer_list>

#include "core/scan/pictures.h"

namespace bedrock::scan {

void Call::clear() {
  counts.fill(kAbsent);
  texts.fill({});
  tags.clear();
  messages.clear();
  asked = {};
  metrics = {};
  listed_1h = 0;
  has_list = has_details = is_event = ends_stream = bad_count = false;
}

bool Call::has_tokens() const {
  const auto end = counts.begin() + static_cast<std::ptrdiff_t>(Count::kDetailRead);
  return (*this)[Count::kHeaderInput] != kAbsent ||
         std::any_of(counts.begin(), end, [](std::int64_t count) { return count != kAbsent; });
}

namespace {

// The first count that there is; absent is not zero until here.
std::uint64_t first_of(const Call& call, std::initializer_list<Count> counts) {
  for (const Count count : counts) {
    if (call[count] != kAbsent) return static_cast<std::uint64_t>(call[count]);
  }
  return 0;
}

void settle_convention(const Call& call, ModelKind model, Tokens& tokens) {
  const std::uint64_t cached = tokens.read + tokens.write;
  if (cached == 0) return;
  tokens.convention = Convention::kExcludesCached;
  // The details say so of the body's own input, which the record may repeat.
  const bool same_input =
      call[Count::kLoggedInput] == kAbsent || call[Count::kLoggedInput] == call[Count::kInput];
  if (call.has_details && same_input) {
    tokens.convention = Convention::kIncludesCached;
  } else if (tokens.input >= cached) {
    if (model.openai) tokens.convention = Convention::kAssumedIncludesCached;
    tokens.depends_on_model = model.hidden;
  }
  if (tokens.convention != Convention::kExcludesCached) {
    tokens.input -= std::min(tokens.input, cached);
  }
}

}  // namespace

std::string_view model_of(const Call& call) {
  for (const Text text : {Text::kRoutedModel, Text::kModelId, Text::kAskedModel}) {
    if (!call[text].empty()) return call[text];
  }
  return call[Text::kModel];
}

ModelKind kind_of(std::string_view model) {
  ModelKind kind;
  const bool arn = model.starts_with("arn:");
  kind.hidden = arn ? model.find("foundation-model/") == std::string_view::npos &&
                          model.find(":inference-profile/") == std::string_view::npos
                    : model.empty();
  if (model.empty()) return kind;
  // With or without a profile's prefix, alone or in an ARN.
  model.remove_prefix(model.rfind('/') + 1);
  const std::size_t prefix = std::min(model.find('.'), model.size() - 1) + 1;
  kind.openai = model.starts_with("openai.") || model.substr(prefix).starts_with("openai.");
  for (const std::string_view name :
       {"stability.", "amazon.nova-canvas", "amazon.titan-image", "amazon.nova-reel", "luma."}) {
    kind.makes_images |= model.find(name) != std::string_view::npos;
  }
  return kind;
}

Tokens tokens_of(const Call& call, ModelKind model) {
  Tokens tokens;
  tokens.input = first_of(call, {Count::kLoggedInput, Count::kInput, Count::kHeaderInput});
  tokens.output = first_of(call, {Count::kLoggedOutput, Count::kOutput, Count::kHeaderOutput});
  tokens.read =
      first_of(call, {Count::kLoggedRead, Count::kRead, Count::kDetailRead, Count::kHeaderRead});
  tokens.write = first_of(
      call, {Count::kLoggedWrite, Count::kWrite, Count::kDetailWrite, Count::kHeaderWrite});
  const std::uint64_t one_hour =
      std::max(static_cast<std::uint64_t>(call.listed_1h), first_of(call, {Count::kWrite1h}));
  tokens.write_1h = std::min(one_hour, tokens.write);
  const bool known =
      call.has_list || call[Count::kWrite1h] != kAbsent || call[Count::kWrite5m] != kAbsent;
  if (!known) tokens.write_unknown = tokens.write;
  settle_convention(call, model, tokens);
  const bool none = tokens.input + tokens.output + tokens.read + tokens.write == 0;
  const bool stopped = call[Text::kGuardrailAction] == "INTERVENED" ||
                       call[Text::kStopReason] == "guardrail_intervened";
  tokens.failed = !call[Text::kErrorCode].empty() || call[Count::kStatus] >= 400;
  tokens.blocked = none && stopped && !tokens.failed;
  tokens.answered_without_tokens = none && !stopped && !tokens.failed;
  if (!stopped && !tokens.failed && (none || model.makes_images)) count_made(call, model, tokens);
  return tokens;
}

Tier tier_of(const Call& call, std::string_view& unknown) {
  for (const Text latency : {Text::kServedLatency, Text::kLoggedLatency, Text::kAskedLatency}) {
    if (call[latency].empty()) continue;
    if (call[latency] == "optimized") return Tier::kLatency;
    break;
  }
  for (const Text said : {Text::kServedTier, Text::kLoggedTier, Text::kAskedTier}) {
    const std::string_view name = call[said];
    if (name.empty()) continue;
    if (name == "standard" || name == "default" || name == "auto") return Tier::kStandard;
    for (const Tier tier : {Tier::kFlex, Tier::kPriority, Tier::kReserved, Tier::kBatch}) {
      if (name == name_of(tier)) return tier;
    }
    unknown = name;
    return Tier::kStandard;
  }
  return Tier::kStandard;
}

std::string_view name_of(Tier tier) {
  constexpr std::array<std::string_view, 6> kNames{"standard", "flex",  "priority",
                                                   "reserved", "batch", "latency-optimized"};
  return kNames[static_cast<std::size_t>(tier)];
}

}  // namespace bedrock::scan
