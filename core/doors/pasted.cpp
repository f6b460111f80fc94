#include "core/doors/pasted.h"

#include <initializer_list>
#include <utility>

#include "core/base/text.h"
#include "core/json/value.h"

namespace bedrock {
namespace {

// Reads the token counts of a block; the first that cannot be read is kept as the error.
class TokenCounts {
 public:
  // The first member of these names that is not null.
  std::optional<Decimal> of(const Value& object, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      const Value* value = object.find(name);
      if (value == nullptr || value->is(Value::Kind::kNull)) continue;
      const auto count =
          value->is(Value::Kind::kNumber) ? Decimal::parse(value->text) : std::nullopt;
      if (count && count->is_whole() && !count->is_negative()) return count;
      refuse(name);
      return std::nullopt;
    }
    return std::nullopt;
  }

  void refuse(std::string_view name) {
    if (error_) return;
    error_ = Error{"bad_number", "text", join({"\"", name, "\" is not a token count."}),
                   "A token count is a whole number, 0 or more, without quotes."};
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

// Cached tokens where Chat Completions and Responses have them.
const Value* token_details(const Value& usage) {
  for (const char* name : {"prompt_tokens_details", "input_tokens_details"}) {
    if (const Value* details = usage.find(name)) return details;
  }
  return nullptr;
}

Decimal one_hour_writes(TokenCounts& counts, const Value& usage) {
  Decimal sum;
  if (const Value* creation = usage.find("cache_creation")) {
    sum = counts.of(*creation, {"ephemeral_1h_input_tokens"}).value_or(sum);
  }
  if (const Value* details = usage.find("cacheDetails")) {
    for (const Value& item : details->items) {
      const Value* ttl = item.find("ttl");
      if (ttl == nullptr || ttl->text != "1h") continue;
      const auto all = add(sum, counts.of(item, {"inputTokens"}).value_or(Decimal{}));
      if (!all) counts.refuse("cacheDetails");
      sum = all.value_or(sum);
    }
  }
  return sum;
}

// The counts found so far. In a stream, later counts replace earlier ones; only
// the first event says how long writes are kept.
struct FoundCounts {
  std::optional<Decimal> input;
  std::optional<Decimal> output;
  UsageBlock block;
};

void read_counts(TokenCounts& counts, const Value& usage, FoundCounts& found) {
  UsageBlock& block = found.block;
  const Value* details = token_details(usage);
  if (const auto input = counts.of(usage, {"inputTokens", "input_tokens", "prompt_tokens",
                                           "inputTokenCount", "prompt_token_count"})) {
    found.input = input;
    block.input_includes_cached = details != nullptr;
  }
  const auto output = counts.of(usage, {"outputTokens", "output_tokens", "completion_tokens",
                                        "outputTokenCount", "generation_token_count"});
  if (output) found.output = output;
  block.cache_read = counts
                         .of(usage, {"cacheReadInputTokens", "cacheReadInputTokenCount",
                                     "cache_read_input_tokens"})
                         .value_or(block.cache_read);
  block.cache_write = counts
                          .of(usage, {"cacheWriteInputTokens", "cacheWriteInputTokenCount",
                                      "cache_creation_input_tokens"})
                          .value_or(block.cache_write);
  if (details != nullptr) {
    block.cache_read = counts.of(*details, {"cached_tokens"}).value_or(block.cache_read);
    block.cache_write = counts.of(*details, {"cache_write_tokens"}).value_or(block.cache_write);
  }
  const Decimal one_hour = one_hour_writes(counts, usage);
  if (!one_hour.is_zero()) block.cache_write_1h = one_hour;
}

// A response, or the list of a stream's events: message_start has its usage in "message",
// ConverseStream in "metadata", the last event of InvokeModel in metrics of its own.
void read_body(TokenCounts& counts, const Value& body, FoundCounts& found) {
  for (const Value& event : body.items) read_body(counts, event, found);
  for (const char* name : {"message", "metadata"}) {
    if (const Value* inner = body.find(name)) read_body(counts, *inner, found);
  }
  for (const char* name : {"usage", "amazon-bedrock-invocationMetrics"}) {
    if (const Value* usage = body.find(name)) read_counts(counts, *usage, found);
  }
}

struct ToldTier {
  Tier tier = Tier::kStandard;
  bool reserved = false;
};

// The tier that a body says, by whichever field; nothing if it names none of ours.
std::optional<ToldTier> told_tier(const Value& body) {
  if (const Value* config = body.find("performanceConfig")) {
    const Value* latency = config->find("latency");
    if (latency != nullptr && latency->text == "optimized") {
      return ToldTier{.tier = Tier::kLatencyOptimized};
    }
  }
  for (const char* name : {"serviceTier", "service_tier"}) {
    const Value* tier = body.find(name);
    if (tier == nullptr) continue;
    const Value* type = tier->find("type");
    const std::string_view text = type != nullptr ? type->text : tier->text;
    if (text == "default" || text == "auto") return ToldTier{};
    if (text == "reserved") return ToldTier{.reserved = true};
    const auto named = find_named<Tier>(tier_names(), text);
    if (named && static_cast<int>(*named) < kInferenceTiers) return ToldTier{.tier = *named};
  }
  for (const char* name : {"usage", "message", "metadata"}) {
    const Value* inner = body.find(name);
    if (const auto tier = inner != nullptr ? told_tier(*inner) : std::nullopt) return tier;
  }
  for (const Value& event : body.items) {
    if (const auto tier = told_tier(event)) return tier;
  }
  return std::nullopt;
}

void take_tier(const std::optional<ToldTier>& told, Pasted& pasted) {
  if (!told) return;
  pasted.tier = told->tier;
  pasted.reserved = told->reserved;
}

bool names_text(const Value& object, std::string_view name, std::string_view text) {
  const Value* value = object.find(name);
  return value != nullptr && value->is(Value::Kind::kString) && value->text == text;
}

// The counts of a log record are its own; its body says lifetimes, tier, and what a guardrail did.
void read_record(TokenCounts& counts, const Value& record, FoundCounts& found, Pasted& pasted) {
  const Value nothing;
  const auto member = [&](const Value& object, std::string_view name) -> const Value& {
    const Value* value = object.find(name);
    return value != nullptr ? *value : nothing;
  };
  const Value& input = member(record, "input");
  const Value& output = member(record, "output");
  const Value& body = member(output, "outputBodyJson");
  FoundCounts lifetimes;
  read_body(counts, body, lifetimes);
  read_counts(counts, input, found);
  read_counts(counts, output, found);
  found.block.cache_write_1h = lifetimes.block.cache_write_1h;
  const auto served = told_tier(body);
  const auto logged = served ? served : told_tier(record);
  take_tier(logged ? logged : told_tier(member(input, "inputBodyJson")), pasted);
  pasted.blocked = !found.input && !found.output &&
                   (names_text(body, "amazon-bedrock-guardrailAction", "INTERVENED") ||
                    names_text(body, "stopReason", "guardrail_intervened"));
}

// The usage in a pasted text: of a log record, a response, a stream's events, or alone.
void read_usage(TokenCounts& counts, const Value& json, Pasted& pasted) {
  FoundCounts found;
  if (names_text(json, "schemaType", "ModelInvocationLog")) {
    read_record(counts, json, found, pasted);
  } else {
    read_body(counts, json, found);
    if (!found.input && !found.output) read_counts(counts, json, found);
    take_tier(told_tier(json), pasted);
  }
  if (!found.input && !found.output && !pasted.blocked) return;
  found.block.input = found.input.value_or(Decimal{});
  found.block.output = found.output.value_or(Decimal{});
  if (found.block.cache_write_1h > found.block.cache_write) {
    found.block.cache_write_1h = found.block.cache_write;
  }
  pasted.usage = found.block;
}

// Keeps what is there.
void take_first_text(const Value& object, std::initializer_list<std::string_view> names,
                     std::string& text) {
  for (const std::string_view name : names) {
    const Value* value = object.find(name);
    if (value != nullptr && value->is(Value::Kind::kString) && text.empty()) text = value->text;
  }
}

// The model that a prompt router chose, as the trace of a response or of a record's body says it.
std::string routed_model(const Value& json) {
  const Value* at = &json;
  for (const char* name : {"output", "outputBodyJson"}) {
    const Value* inner = at->find(name);
    if (inner != nullptr) at = inner;
  }
  for (const char* name : {"trace", "promptRouter"}) {
    at = at->find(name);
    if (at == nullptr) return {};
  }
  std::string id;
  take_first_text(*at, {"invokedModelId"}, id);
  return id;
}

}  // namespace

Result<Pasted> read_pasted(std::string_view text) {
  while (!text.empty() && (text.front() <= ' ' || text.front() == '"')) text.remove_prefix(1);
  while (!text.empty() && (text.back() <= ' ' || text.back() == '"')) text.remove_suffix(1);
  if (text.empty()) {
    return fail("empty_field", "text", "There is nothing to explain.",
                "Paste a model id, an ARN or a usage block.");
  }
  if (text.front() != '{' && text.front() != '[') return Pasted{.id = std::string(text)};
  const auto json = parse_json(text);
  if (!json) {
    Error error = json.error();
    error.path = "text";
    return std::unexpected(std::move(error));
  }
  Pasted pasted;
  pasted.id = routed_model(*json);
  pasted.routed = !pasted.id.empty();
  take_first_text(*json, {"modelId", "model", "model_id"}, pasted.id);
  take_first_text(*json, {"region", "inferenceRegion"}, pasted.region);
  TokenCounts counts;
  read_usage(counts, *json, pasted);
  if (const auto& error = counts.error(); error.has_value()) return std::unexpected(*error);
  if (!pasted.usage && pasted.id.empty()) {
    return fail("no_usage", "text", "The JSON has neither a usage block nor a model id.",
                "Paste what the API returned under \"usage\", or the whole response.");
  }
  return pasted;
}

}  // namespace bedrock
