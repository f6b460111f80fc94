#include "core/doors/resolve.h"

#include <array>

#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/catalog/missing_rate.h"
#include "core/catalog/model_id.h"
#include "core/codec/bill_codec.h"
#include "core/doors/request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/usage/terms.h"

namespace bedrock {
namespace {

constexpr auto kResolveFields = std::to_array<std::string_view>({"queries"});
constexpr auto kQueryFields = std::to_array<std::string_view>(
    {"rate_set", "model", "region", "route", "tier", "dimension", "context", "endpoint", "as_of"});
constexpr std::size_t kMaxQueries = 100'000;

struct ReadQuery {
  std::size_t set = 0;
  RateQuery rate;
};

Result<ReadQuery> read_query(Sets sets, const Value& json, const std::string& path) {
  std::optional<Error> error;
  ObjectReader reader(json, path, kQueryFields, error);
  const auto index =
      rate_set_index(sets, reader.string("rate_set", "aws"), join({path, ".rate_set"}));
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
  const auto at = region_index(table, region, join({path, ".region"}));
  if (!at) return std::unexpected(at.error());
  const ModelId model_id = parse_model_id(table, id);
  const Model* model = find_model(table, model_id.base);
  if (model == nullptr) {
    const std::string_view near = nearest_model(table, model_id.base);
    return fail(
        "unknown_model", join({path, ".model"}),
        join({"The rate table has no model \"", id, "\"."}),
        near.empty() ? "Choose a model from the list." : join({"Did you mean \"", near, "\"?"}));
  }
  const auto metered = find_dimension(dimension);
  if (!metered) {
    return fail("unknown_dimension", join({path, ".dimension"}),
                join({"There is no dimension \"", dimension, "\"."}),
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
  w.member("source_date", source.date).member("grade", grade(table, found->rate));
  w.member_or_null("derived", derivation_in_words(table, *found));
  w.end_object();
  return {};
}

}  // namespace

Result<std::string> doors::resolve(Sets sets, std::string_view request) {
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
        write_resolved(w, sets, queries->items[i], join({"queries[", std::to_string(i), "]"}));
    if (!written) return std::unexpected(written.error());
  }
  w.end_array().end_object();
  return w.take();
}

}  // namespace bedrock
