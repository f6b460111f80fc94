#include "core/catalog/missing_rate.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/catalog/nearest_rate.h"

namespace bedrock {
namespace {

std::string where(const RateTable& table, const RateQuery& query) {
  std::string text;
  if (query.region >= 0) {
    text += " from ";
    text += table.regions[static_cast<std::size_t>(query.region)].code;
  }
  text += " on the ";
  text += name(query.route);
  text += " route";
  return text;
}

// The regions that have it, the first few by name.
std::string regions_in_words(const RateTable& table, const std::vector<int>& known) {
  constexpr std::size_t kMostNames = 6;
  const auto code = [&](std::size_t i) {
    return std::string(table.regions[static_cast<std::size_t>(known[i])].code);
  };
  std::string words = "Its price is known in ";
  for (std::size_t i = 0; i < known.size() && i < kMostNames; ++i) {
    words += (i == 0 ? "" : ", ") + code(i);
  }
  if (known.size() > kMostNames) {
    words += join({" and ", std::to_string(known.size() - kMostNames), " more"});
  }
  return join(
      {words, ". Assume the price of ", code(0), ", the nearest, or enter its rate as your own."});
}

// Another model of the same provider that has it there; the newest first.
std::string model_offer(const RateTable& table, RateQuery query) {
  const Model* asked = query.model;
  const Model* best = nullptr;
  for (const Model& model : table.models) {
    if (model.provider != asked->provider || model.service != asked->service) continue;
    if (status_on(model, query.region, query.as_of) == ModelStatus::kEndOfLife) continue;
    query.model = &model;
    if (!find_published(table, query)) continue;
    if (best == nullptr || model.launched > best->launched) best = &model;
  }
  if (best == nullptr) return {};
  return join({best->name, " (\"", best->id, "\") has a price there."});
}

// The first day on which the model has a price under these conditions; it has one on `known`.
Date first_day(const RateTable& table, RateQuery query, Date known) {
  const Date launched = query.model->launched;
  Date first = std::max(known, launched);
  for (std::size_t i = query.model->first_rate; i < query.model->last_rate; ++i) {
    if (table.rates.dimension[i] != query.dimension) continue;
    query.as_of = std::max(Date{table.rates.terms_of(i).from}, launched);
    if (query.as_of < first && find_published(table, query)) first = query.as_of;
  }
  return first;
}

// The first other place that has what this query lacks, for the hint.
std::string offer(const RateTable& table, RateQuery query, const std::vector<int>& known_in) {
  const RateQuery asked = query;
  query.as_of = table.newest;
  if (const auto later = find_published(table, query); later && asked.as_of < query.as_of) {
    return join({"The first known price is from ",
                 first_day(table, query, Date{later->from}).text(),
                 ": choose that day or a later one."});
  }
  for (const Route route : {Route::kInRegion, Route::kGeo, Route::kGlobal}) {
    query = asked;
    query.route = route;
    query.profile = -1;
    if (find_published(table, query)) {
      return join({"The route \"", name(route), "\" has a price there."});
    }
  }
  for (const Endpoint endpoint : {Endpoint::kRuntime, Endpoint::kMantle}) {
    query = asked;
    query.endpoint = endpoint;
    if (find_published(table, query)) {
      return join({"The endpoint \"", name(endpoint), "\" has a price there."});
    }
  }
  for (int t = 0; t < kInferenceTiers; ++t) {
    query = asked;
    query.tier = static_cast<Tier>(t);
    if (find_published(table, query)) {
      return join({"The tier \"", name(query.tier), "\" has a price there."});
    }
  }
  if (!known_in.empty()) return regions_in_words(table, known_in);
  if (std::string model = model_offer(table, asked); !model.empty()) return model;
  return "Choose another model, or enter the rate yourself once you know it.";
}

}  // namespace

NoRate explain_missing(const RateTable& table, const RateQuery& query) {
  const Derivation cache = derivation_for(query.dimension);
  if (cache != Derivation::kNone && query.tier == Tier::kBatch) {
    return {"Batch inference has no prompt caching.",
            "Leave the cache tokens out, or count them as input tokens."};
  }
  const std::string label(info(query.dimension).label);
  if (cache != Derivation::kNone && !multiplier(*query.model, cache).exists()) {
    return {join({"The rate table has no price for ", label, " of ", query.model->name, "."}),
            cache == Derivation::kCacheWrite1h && query.model->cache.write_5m.exists()
                ? "Set \"cache_ttl\" to \"5m\", which has a price."
                : "Leave the cache tokens out, or count them as input tokens."};
  }
  std::string reason = join({"The rate table has no price for ", label, " of ", query.model->name,
                             where(table, query), ", tier ", name(query.tier)});
  if (query.context == Context::kLong) reason += ", long context";
  if (query.endpoint == Endpoint::kMantle) reason += ", endpoint mantle";
  if (query.as_of != table.newest) reason += join({", on ", query.as_of.text()});
  reason += '.';
  NoRate none{.reason = std::move(reason), .known_in = regions_with(table, query)};
  none.hint = offer(table, query, none.known_in);
  if (const auto nearest = nearest_rate(table, query)) none.nearest = nearest->rate.usd;
  return none;
}

}  // namespace bedrock
