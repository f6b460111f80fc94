#include "core/doors/explain.h"

#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_id.h"
#include "core/codec/bill_codec.h"
#include "core/codec/model_codec.h"
#include "core/doors/pasted.h"
#include "core/doors/request.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"text"});

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
