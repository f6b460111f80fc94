#include "core/billing/notices.h"

#include "core/base/text.h"
#include "core/billing/charge.h"
#include "core/billing/own_prices.h"
#include "core/catalog/model_id.h"

namespace bedrock {
namespace {

bool callable(const Terms& terms, const CallableRoute& way) {
  return way.route == terms.route && ((way.regions >> terms.region) & 1) != 0 &&
         (terms.route != Route::kGeo || terms.profile < 0 || way.profile == terms.profile);
}

// "in-region, geo (us.), global": the routes AWS lists for the model from that region.
std::string ways_from(const RateTable& table, const Terms& terms) {
  std::string ways;
  for (const CallableRoute& way : terms.model->callable) {
    if (((way.regions >> terms.region) & 1) == 0) continue;
    if (!ways.empty()) ways += ", ";
    ways += name(way.route);
    if (way.route == Route::kGeo) ways += join({" (", table.profiles[way.profile], ".)"});
  }
  return ways;
}

std::string route_message(const RateTable& table, const Terms& terms) {
  if (terms.region < 0 || terms.model->callable.empty()) return {};
  for (const CallableRoute& way : terms.model->callable) {
    if (callable(terms, way)) return {};
  }
  const auto& region = table.regions[static_cast<std::size_t>(terms.region)];
  std::string route(name(terms.route));
  if (terms.profile >= 0) {
    route += join({" (", table.profiles[static_cast<std::size_t>(terms.profile)], ".)"});
  }
  if (!region.routes_listed) {
    if (!is_offered(table, terms)) return {};  // which says all there is to say
    return join({"It is not known whether AWS offers the ", route, " route for ", terms.model->name,
                 " from ", region.code, ": this rate set has no list of routes for that region."});
  }
  const std::string ways = ways_from(table, terms);
  return join({"AWS does not list the ", route, " route for ", terms.model->name, " from ",
               region.code,
               (ways.empty() ? "; it lists none from there."
                             : join({"; from there it lists ", ways, "."}))});
}

// AWS lists some cache writes at $0; whether their tokens are then metered as input too is not
// known.
std::string free_write_message(const UsagePart& part, const Model& model) {
  const Multiplier& write = model.cache.write_5m;
  bool writes = false;
  for (const UsageItem& item : part.items) writes |= item.dimension == kCacheWrite5mTokens;
  if (!writes || !write.exists() || !write.value().is_zero()) return {};
  return join(
      {"AWS lists cache writes of ", model.name,
       " at $0, but no invoice has confirmed it: they are charged at the input rate here."});
}

bool has_endpoint_rates(const RateTable& table, const Model& model) {
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    if (table.rates.terms_of(i).endpoint != EndpointScope::kBoth) return true;
  }
  return false;
}

// The price on the other endpoint, where the model has a meter of its own there.
std::string endpoint_message(const RateTable& table, const Terms& terms, Date as_of) {
  if (!has_endpoint_rates(table, *terms.model)) return {};
  RateQuery query{.model = terms.model,
                  .region = terms.region,
                  .profile = terms.profile,
                  .route = terms.route,
                  .tier = terms.tier,
                  .as_of = as_of};
  const Endpoint other =
      terms.endpoint == Endpoint::kRuntime ? Endpoint::kMantle : Endpoint::kRuntime;
  std::string words;
  for (const Dimension dimension : {kInputTokens, kOutputTokens}) {
    query.dimension = dimension;
    query.endpoint = terms.endpoint;
    const auto here = find_rate(table, query);
    query.endpoint = other;
    const auto there = find_rate(table, query);
    if (!here || !there || here->usd == there->usd) continue;
    words += words.empty() ? "" : "; ";
    words += join({info(dimension).label, ": ", rate_in_words(dimension, here->usd), " here, ",
                   rate_in_words(dimension, there->usd), " there"});
  }
  if (words.empty()) return words;
  return join({"Priced at the rates of the bedrock-", name(terms.endpoint), " endpoint; bedrock-",
               name(other), " has different ones. ", words, "."});
}

std::string prefix_message(const RateTable& table, const UsagePart& part, const Terms& terms) {
  const ModelId id = parse_model_id(table, part.target);
  if (id.profile.empty() || id.route == terms.route) return {};
  return join({"The id's prefix \"", id.profile, ".\" means the ", name(id.route),
               " route, but the workload is set to ", name(terms.route), ", which is used."});
}

}  // namespace

NoRate not_offered(const RateTable& table, const Terms& terms) {
  const Region& region = table.regions[static_cast<std::size_t>(terms.region)];
  const std::string code(region.code);
  if (terms.route == Route::kGlobal) {
    return {join({"AWS offers no global route from ", code, "."}),
            "Use the in-region or the geo route (us-gov.), or another region."};
  }
  const std::string profile(table.profiles[static_cast<std::size_t>(terms.profile)]);
  return {join({"AWS does not offer the ", profile, ". profile from ", code, "."}),
          join({"Use a region that the profile covers, or a profile of ", code, "."})};
}

std::vector<UsageNote> notices_of(const RateTable& table, const UsagePart& part, const Terms& terms,
                                  Date as_of) {
  std::vector<UsageNote> notices;
  const auto note = [&](const char* code, std::string message) {
    if (!message.empty()) notices.push_back({code, std::move(message)});
  };
  note("route_not_listed", route_message(table, terms));
  note("prefix_overruled", prefix_message(table, part, terms));
  note("free_cache_writes", free_write_message(part, *terms.model));
  note("other_endpoint", endpoint_message(table, terms, as_of));
  return notices;
}

}  // namespace bedrock
