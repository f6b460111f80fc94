#include "core/doors/explain.h"

#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_id.h"
#include "core/codec/bill_codec.h"
#include "core/codec/model_codec.h"
#include "core/doors/request.h"
#include "core/ingest/usage_block.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"text"});

// What was pasted: an id, a usage block, a response with both, or a record of the invocation log.
struct Pasted {
  std::string id;
  std::string region;   // of a record
  bool routed = false;  // by a prompt router, to `id`
  std::optional<UsageBlock> usage;
  Tier tier = Tier::kStandard;
  bool reserved = false;  // capacity served it, which has no price by the token
  bool blocked = false;   // by a guardrail, before the model was called
};

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

// How long writes are kept: what the block says, else the shortest that the model has.
std::string_view lifetime(const BilledTokens& tokens, const Model* model) {
  if (tokens.one_hour) return "1h";
  const bool longer =
      model != nullptr && !model->cache.write_5m.exists() && model->cache.write_30m.exists();
  return longer ? "30m" : "5m";
}

void write_usage(JsonWriter& w, const BilledTokens& tokens, const Model* model, bool blocked) {
  w.begin_object();
  w.member("input_tokens", tokens.input).member("output_tokens", tokens.output);
  w.member("cache_read_tokens", tokens.cache_read);
  w.member("cache_write_tokens", tokens.cache_write);
  w.member("cache_write_1h_tokens", tokens.cache_write_1h);
  w.member("cache_ttl", lifetime(tokens, model));
  w.member("convention", blocked ? "A guardrail blocked the request before the model was called: "
                                   "only the guardrail's text units are charged."
                                 : tokens.convention);
  w.end_object();
}

// Where the call is priced and by which route, in words.
std::string reason(const RateTable& table, const ModelId& id, const RateQuery& query) {
  if (query.region < 0) return "This rate set has one price everywhere.";
  const std::string region(table.regions[static_cast<std::size_t>(query.region)].code);
  std::string text;
  switch (query.route) {
    case Route::kInRegion:
      text = join({"A bare id is an in-region call, priced at ", region, "."});
      break;
    case Route::kGeo:
      text = join({"The prefix \"", id.profile,
                   ".\" is a geo profile: priced at the region the call is sent from, ", region,
                   ", wherever it is served."});
      break;
    case Route::kGlobal:
      text = join(
          {"The prefix \"global.\" is the global profile: priced by its own rates at the region "
           "the call is sent from, ",
           region, "."});
      break;
  }
  if (!id.region.empty()) text += " The region is the one in the ARN.";
  return join({text, " Rates in force on ", query.as_of.text(), ", tier ", name(query.tier), "."});
}

// The rates of one endpoint; of mantle only those that are its own.
void write_rates_on(JsonWriter& w, const RateTable& table, RateQuery query) {
  for (std::size_t d = 0; d < 6; ++d) {  // the token dimensions come first in the list
    query.dimension = Dimension{static_cast<std::uint8_t>(d)};
    const auto found = find_rate(table, query);
    if (!found) continue;
    const Rate& rate = found->rate;
    const bool own = rate.endpoint != EndpointScope::kBoth;
    if (query.endpoint == Endpoint::kMantle && !own) continue;
    const Source& source = table.sources[rate.source];
    w.begin_object().member("dimension", info(query.dimension).name);
    w.member("label", info(query.dimension).label).member("rate", found->usd);
    w.member_or_null("endpoint", own ? name(query.endpoint) : std::string_view{});
    date_or_null(w, "from", rate.window().from);
    w.member("source", source.title).member("source_date", source.date);
    w.member("grade", grade(table, rate));
    date_or_null(w, "confirmed", Date{rate.confirmed});
    w.member_or_null("derived", derivation_in_words(table, *found));
    w.member_or_null("assumed", assumed_in_words(table, *found));
    w.member_or_null("note", table.texts[rate.note]);
    w.end_object();
  }
}

void write_rates(JsonWriter& w, const RateTable& table, RateQuery query) {
  w.begin_array();
  write_rates_on(w, table, query);
  query.endpoint = Endpoint::kMantle;
  write_rates_on(w, table, query);
  w.end_array();
}

// What reserved capacity costs by the hour, for each term that the model is sold for.
void write_reserved(JsonWriter& w, const RateTable& table, RateQuery query) {
  w.begin_array();
  for (const Tier term : {Tier::kReserved1mo, Tier::kReserved3mo}) {
    query.tier = term;
    query.dimension = dimension_named("input_tpm_hours");
    const auto input = find_rate(table, query);
    query.dimension = dimension_named("output_tpm_hours");
    const auto output = find_rate(table, query);
    if (!input || !output) continue;
    w.begin_object().member("tier", name(term));
    w.member("input", input->usd).member("output", output->usd).end_object();
  }
  w.end_array();
}

void write_model(JsonWriter& w, const RateTable& table, const ModelId& id, const Pasted& pasted,
                 const RateQuery& query) {
  std::string words;
  std::string hint;
  const std::string_view region_code =
      query.region < 0 ? std::string_view{}
                       : table.regions[static_cast<std::size_t>(query.region)].code;
  if (query.model != nullptr) {
    words = reason(table, id, query);
    if (!region_code.empty() && pasted.region == region_code && id.region.empty())
      words += " The region is the record's.";
    if (pasted.routed) {
      words += " A prompt router chose the model; its own fee comes on top.";
    }
    if (pasted.reserved) {
      words +=
          " Reserved capacity served the call: it is paid by the hour, used or not, so the call "
          "itself "
          "costs nothing more. What exceeds the reservation is charged at these rates.";
    }
  } else if (pasted.id.empty()) {
    words = "A usage block does not name its model.";
    hint = "Choose the model.";
  } else if (id.kind == ModelIdKind::kChina) {
    words = "The ARN belongs to AWS China, and no Bedrock prices are known for its regions.";
    hint = "Enter a model id and a region of the commercial or GovCloud partition.";
  } else if (id.kind != ModelIdKind::kModel) {
    words = join({"This names ", kind_in_words(id.kind), ", which hides its model."});
    hint = "Add it to \"model_aliases\" with the id of its model.";
  } else {
    const std::string_view near = nearest_model(table, id.base);
    words = join({"The rate table has no model \"", id.base, "\": it is not priced."});
    hint = near.empty() ? "Check the id, or choose a model from the list."
                        : join({"Did you mean \"", near, "\"?"});
  }
  w.key("model");
  if (query.model != nullptr) {
    w.string(query.model->id).member("model_name", query.model->name);
  } else {
    w.null().key("model_name").null();
  }
  w.member("route", name(query.route));
  w.member("region", region_code);
  w.member("tier", name(query.tier));
  w.member("reason", words).member("hint", hint);
}

}  // namespace

Result<std::string> doors::explain(Sets sets, std::string_view text) {
  const auto request = read_request(sets, text, kFields);
  if (!request) return std::unexpected(request.error());
  const Value* paste = request->json.find("text");
  const auto pasted = read_pasted(paste != nullptr ? std::string_view(paste->text) : "");
  if (!pasted) return std::unexpected(pasted.error());
  const RateTable& table = request->table();
  const ModelId id = parse_model_id(table, pasted->id);
  // A region that has no prices is no reason to say nothing of the record.
  const bool said = id.region.empty() && !pasted->region.empty() &&
                    region_index(table, pasted->region, "text").has_value();
  const std::string_view code =
      said ? std::string_view(pasted->region) : std::string_view(id.region);
  const auto region = request_region(*request, code, code.empty() ? "region" : "text");
  if (!region) return std::unexpected(region.error());
  const RateQuery query{
      .model = id.kind == ModelIdKind::kModel ? find_model(table, id.base) : nullptr,
      .region = *region,
      .profile = id.route == Route::kGeo ? find_profile(table, id.profile) : kAnyProfile,
      .route = id.route,
      .tier = pasted->tier,
      .as_of = request->as_of};
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("answer").begin_object();
  w.member("id", pasted->id);
  w.member("kind", pasted->id.empty() ? "usage block" : kind_in_words(id.kind));
  write_model(w, table, id, *pasted, query);
  w.key("reserved");
  if (pasted->reserved && query.model != nullptr) {
    write_reserved(w, table, query);
  } else {
    w.null();
  }
  w.key("usage");
  if (const std::optional<UsageBlock>& usage = pasted->usage; usage.has_value()) {
    write_usage(w, billed_tokens(*usage, id.base.starts_with("openai.")), query.model,
                pasted->blocked);
  } else {
    w.null();
  }
  if (query.model != nullptr) {
    write_lifecycle(w, table, *query.model, query.region, query.as_of);
    w.key("rates");
    write_rates(w, table, query);
  } else {
    w.key("lifecycle").null().key("rates").begin_array().end_array();
  }
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
