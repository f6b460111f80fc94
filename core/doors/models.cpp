#include "core/doors/models.h"

#include "core/catalog/lookup.h"
#include "core/catalog/offers.h"
#include "core/codec/model_codec.h"
#include "core/doors/request.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

void per_million(JsonWriter& w, const RateTable& table, RateQuery query, JsonWriter::Name name,
                 Dimension dimension) {
  query.dimension = dimension;
  const auto found = find_rate(table, query);
  const auto usd = found ? multiply(found->usd, Decimal(1'000'000)) : std::nullopt;
  w.member_or_null(name, usd);
}

// The meters of a call: one for both endpoints, or one each.
void write_endpoints(JsonWriter& w, const RateTable& table, const RateSpread& spread,
                     RateQuery query) {
  w.key("endpoints").begin_array();
  if (has_two_meters(table, spread, query)) {
    for (const Endpoint endpoint : {Endpoint::kRuntime, Endpoint::kMantle}) {
      query.endpoint = endpoint;
      w.begin_object().member("endpoint", name(endpoint));
      per_million(w, table, query, "input_per_million", kInputTokens);
      per_million(w, table, query, "output_per_million", kOutputTokens);
      w.end_object();
    }
  }
  w.end_array();
}

// One way to call a model from a region, if it is priced.
void write_offer(JsonWriter& w, const RateTable& table, const RateSpread& spread, RateQuery query) {
  const auto way = first_way(table, *query.model, query.region, query.route);
  if (!way) return;
  query.profile = way->profile;
  const OfferedTiers tiers = offered_tiers(table, spread, query);
  if (tiers.all.empty()) return;
  query.tier = tiers.all.front();
  w.begin_object().member("route", name(query.route));
  w.member("id", id_by(table, *query.model, *way)).key("callable");
  if (way->listed) {
    w.boolean(*way->listed);
  } else {
    w.null();
  }
  const auto write_tiers = [&](JsonWriter::Name member, const std::vector<Tier>& list) {
    w.key(member).begin_array();
    for (const Tier tier : list) w.string(name(tier));
    w.end_array();
  };
  write_tiers("tiers", tiers.all);
  write_tiers("derived_tiers", tiers.derived);
  per_million(w, table, query, "input_per_million", kInputTokens);
  per_million(w, table, query, "output_per_million", kOutputTokens);
  write_endpoints(w, table, spread, query);
  w.end_object();
}

void write_cache(JsonWriter& w, const Model& model) {
  w.key("cache_ttls").begin_array();
  // A model that caches by itself, without a price for writes, is taken to keep for 5 minutes.
  if (model.cache.write_5m.exists() || writes_are_input(model)) w.string("5m");
  if (model.cache.write_30m.exists()) w.string("30m");
  if (model.cache.write_1h.exists()) w.string("1h");
  w.end_array();
  number_or_null(w, "cache_min_tokens", model.cache.min_tokens);
}

void write_model(JsonWriter& w, const RateTable& table, const Model& model, int region,
                 Date as_of) {
  w.begin_object();
  write_model_head(w, model, region, as_of);
  write_lifecycle(w, table, model, region, as_of);
  number_or_null(w, "context_tokens", model.context_tokens);
  number_or_null(w, "max_output_tokens", model.max_output_tokens);
  number_or_null(w, "long_context_over", model.long_context_standing ? model.long_context_over : 0);
  write_texts(w, "aliases", model.aliases);
  write_texts(w, "input", model.input);
  write_texts(w, "output", model.output);
  write_cache(w, model);
  w.key("routes").begin_array();
  const RateSpread spread = spread_of(table, model, as_of);
  for (const Route route : {Route::kInRegion, Route::kGeo, Route::kGlobal}) {
    // A set without regions has one price wherever and however a request is sent.
    if (table.regions.empty() && route != Route::kInRegion) break;
    write_offer(w, table, spread,
                {.model = &model, .region = region, .route = route, .as_of = as_of});
  }
  w.end_array().end_object();
}

}  // namespace

Result<std::string> doors::models(Sets sets, std::string_view text) {
  const auto request = read_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const auto region = request_region(*request);
  if (!region) return std::unexpected(region.error());
  const RateTable& table = request->table();
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("models").begin_array();
  for (const Model& model : table.models) {
    if (!model.service) write_model(w, table, model, *region, request->as_of);
  }
  w.end_array().end_object();
  return w.take();
}

}  // namespace bedrock
