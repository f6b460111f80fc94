#include "core/codec/catalog_codec.h"

#include <array>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/catalog/missing_rate.h"
#include "core/catalog/model_id.h"
#include "core/catalog/offers.h"
#include "core/codec/bill_codec.h"
#include "core/codec/model_codec.h"
#include "core/codec/reader.h"
#include "core/codec/request.h"
#include "core/codec/value.h"
#include "core/codec/writer.h"
#include "core/usage/terms.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr auto kResolveFields = std::to_array<std::string_view>({"queries"});
constexpr auto kQueryFields = std::to_array<std::string_view>(
    {"rate_set", "model", "region", "route", "tier", "dimension", "context", "endpoint", "as_of"});
constexpr std::size_t kMaxQueries = 100'000;

using Sets = std::span<const RateTable* const>;

void number_or_null(JsonWriter& w, std::string_view name, std::int32_t value) {
  w.key(name);
  if (value > 0) {
    w.integer(value);
  } else {
    w.null();
  }
}

void write_texts(JsonWriter& w, std::string_view name, std::span<const std::string_view> texts) {
  w.key(name).begin_array();
  for (const std::string_view text : texts) w.string(text);
  w.end_array();
}

void per_million(JsonWriter& w, const RateTable& table, RateQuery query, std::string_view name,
                 Dimension dimension) {
  query.dimension = dimension;
  const auto found = find_rate(table, query);
  const auto usd = found ? multiply(found->usd, Decimal(1'000'000)) : std::nullopt;
  w.key(name);
  if (usd) {
    w.decimal(*usd);
  } else {
    w.null();
  }
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
  const auto write_tiers = [&](std::string_view member, const std::vector<Tier>& list) {
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
  w.member("id", model.id).member("name", model.name).member("provider", model.provider);
  w.member("status",
           model_status_names()[static_cast<std::size_t>(status_on(model, region, as_of))]);
  date_or_null(w, "launched", model.launched);
  date_or_null(w, "end_of_life", dated_in(model, region) ? model.life.end_of_life : Date{});
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

constexpr auto kKinds =
    std::to_array<std::string_view>({"quantity", "whole", "percent", "choice", "choices", "model"});

void write_field(JsonWriter& w, const FieldUse& use) {
  const FieldInfo& field = info(use.field);
  w.begin_object().member("name", field.name);
  w.member("kind", kKinds[static_cast<std::size_t>(field.kind)]);
  w.member("noun", field.noun);
  w.key("required").boolean(use.required);
  if (field.kind == FieldKind::kChoice) {
    w.member("default", field.choices[static_cast<std::size_t>(use.fallback)]);
  } else if (field.kind != FieldKind::kModel) {
    w.member("default", Decimal(use.fallback));
  }
  if (!field.choices.empty()) write_texts(w, "choices", field.choices);
  w.end_object();
}

void write_workload_type(JsonWriter& w, const WorkloadType& type) {
  w.begin_object().member("type", type.name).member("volume", info(type.volume).name);
  w.key("calls").boolean(type.calls).member("tier", name(type.tier));
  w.key("fields").begin_array();
  for (const FieldUse& use : type.fields) write_field(w, use);
  if (type.calls) {
    for (const FieldUse& use : call_fields()) write_field(w, use);
  }
  w.end_array().end_object();
}

// The services of the table, with what each is metered in at the standard tier.
void write_services(JsonWriter& w, const RateTable& table) {
  w.key("services").begin_array();
  for (const Model& model : table.models) {
    if (!model.service) continue;
    w.begin_object().member("id", model.id).member("name", model.name);
    w.key("dimensions").begin_array();
    std::uint8_t last = 255;
    for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
      const Dimension dimension = table.rates.dimension[i];
      // Bands are reached by using more; rates are grouped by dimension.
      if (table.rates.terms_of(i).tier != Tier::kStandard || dimension.index == last) continue;
      last = dimension.index;
      const DimensionInfo& metered = info(dimension);
      if (!metered.over_of.empty()) continue;
      w.begin_object().member("name", metered.name).member("label", metered.label);
      w.member("unit", metered.unit).end_object();
    }
    w.end_array().end_object();
  }
  w.end_array();
}

Result<std::string> models_json(Sets sets, std::string_view text) {
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

struct ReadQuery {
  std::size_t set = 0;
  RateQuery rate;
};

Result<ReadQuery> read_query(Sets sets, const Value& json, const std::string& path) {
  std::optional<Error> error;
  ObjectReader reader(json, path, kQueryFields, error);
  const auto index = rate_set_index(sets, reader.string("rate_set", "aws"), path + ".rate_set");
  const std::string id = reader.required_string("model");
  const std::string region = reader.string("region");
  const auto route = reader.choice<Route>("route", route_names());
  const auto tier = reader.choice<Tier>("tier", tier_names());
  const std::string dimension = reader.required_string("dimension");
  const auto context = reader.choice<Context>("context", context_names());
  const auto endpoint = reader.choice<Endpoint>("endpoint", endpoint_names());
  const auto as_of = reader.date("as_of");
  if (error) return std::unexpected(*error);
  if (!index) return std::unexpected(index.error());
  const RateTable& table = *sets[*index];
  const auto at = region_index(table, region, path + ".region");
  if (!at) return std::unexpected(at.error());
  const ModelId model_id = parse_model_id(table, id);
  const Model* model = find_model(table, model_id.base);
  if (model == nullptr) {
    const std::string_view near = nearest_model(table, model_id.base);
    return fail("unknown_model", path + ".model", "The rate table has no model \"" + id + "\".",
                near.empty() ? "Choose a model from the list."
                             : "Did you mean \"" + std::string(near) + "\"?");
  }
  const auto metered = find_dimension(dimension);
  if (!metered) {
    return fail("unknown_dimension", path + ".dimension",
                "There is no dimension \"" + dimension + "\".",
                "Write \"input_tokens\", \"output_tokens\" or another dimension of a bill line.");
  }
  const Route travelled = route.value_or(model_id.route);
  const bool by_prefix = travelled == Route::kGeo && model_id.route == Route::kGeo;
  return ReadQuery{*index,
                   {.model = model,
                    .region = *at,
                    .profile = by_prefix ? find_profile(table, model_id.profile) : -1,
                    .route = travelled,
                    .tier = tier.value_or(Tier::kStandard),
                    .dimension = *metered,
                    .context = context.value_or(Context::kStandard),
                    .endpoint = endpoint.value_or(Endpoint::kRuntime),
                    .as_of = as_of.value_or(table.newest)}};
}

Result<void> write_resolved(JsonWriter& w, Sets sets, const Value& json, const std::string& path) {
  const auto query = read_query(sets, json, path);
  if (!query) return std::unexpected(query.error());
  const RateTable& table = *sets[query->set];
  const auto found = find_rate(table, query->rate);
  if (!found) {
    const NoRate why = explain_missing(table, query->rate);
    return fail("no_rate", path, why.reason, why.hint);
  }
  const Source& source = table.sources[found->rate.source];
  const auto set_bits = static_cast<std::uint32_t>(query->set) << 28;
  w.begin_object();
  w.key("handle").integer(static_cast<std::int64_t>(set_bits | handle_of(*found)));
  w.member("rate", found->usd).member("source", source.title);
  w.member("source_date", source.date.text()).member("grade", grade(table, found->rate));
  const std::string derived = derivation_in_words(table, *found);
  w.key("derived");
  if (derived.empty()) {
    w.null();
  } else {
    w.string(derived);
  }
  w.end_object();
  return {};
}

Result<std::string> resolve_json(Sets sets, std::string_view request) {
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  std::optional<Error> error;
  ObjectReader reader(*json, "", kResolveFields, error);
  const Value* queries = reader.list("queries");
  if (queries == nullptr) {
    reader.fail("missing_field", "queries", "The list is missing.", "Add it.");
  } else if (queries->items.size() > kMaxQueries) {
    reader.fail("too_many", "queries", "There are more than 100,000 queries.",
                "Send them in several calls.");
  }
  if (error || queries == nullptr) return std::unexpected(error.value_or(Error{}));
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("rates").begin_array();
  for (std::size_t i = 0; i < queries->items.size(); ++i) {
    const auto written =
        write_resolved(w, sets, queries->items[i], "queries[" + std::to_string(i) + "]");
    if (!written) return std::unexpected(written.error());
  }
  w.end_array().end_object();
  return w.take();
}

}  // namespace

Result<std::size_t> rate_set_index(Sets sets, std::string_view id, const std::string& path) {
  std::string known;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i]->id == id) return i;
    known += (i == 0 ? "\"" : ", \"") + std::string(sets[i]->id) + "\"";
  }
  return fail("unknown_rate_set", path, "There is no rate set \"" + std::string(id) + "\".",
              "Use " + known + ".");
}

std::string catalog_envelope(Sets sets) {
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("catalog").begin_object();
  w.key("rate_sets").begin_array();
  for (const RateTable* set : sets) {
    w.begin_object().member("id", set->id).member("name", set->name);
    w.member("newest", set->newest.text()).member("oldest", set->oldest.text());
    w.key("rates").integer(static_cast<std::int64_t>(set->rates.size()));
    w.key("models").integer(static_cast<std::int64_t>(set->models.size())).end_object();
  }
  w.end_array().key("regions").begin_array();
  const RateTable& aws = *sets.front();
  for (const Region& region : aws.regions) {
    w.begin_object().member("code", region.code).member("name", region.name);
    w.key("profiles").begin_array();
    for (std::size_t p = 0; p < aws.profiles.size(); ++p) {
      if (((region.profiles >> p) & 1) != 0) w.string(aws.profiles[p]);
    }
    w.end_array().end_object();
  }
  w.end_array();
  write_texts(w, "tiers", tier_names().first(kInferenceTiers));
  w.key("workload_types").begin_array();
  for (const WorkloadType* type : workload_types()) write_workload_type(w, *type);
  w.end_array();
  write_services(w, aws);
  w.end_object().end_object();
  return w.take();
}

std::string models_envelope(Sets sets, std::string_view request) {
  const auto json = models_json(sets, request);
  return json ? *json : error_envelope(json.error());
}

std::string resolve_envelope(Sets sets, std::string_view request) {
  const auto json = resolve_json(sets, request);
  return json ? *json : error_envelope(json.error());
}

}  // namespace bedrock
