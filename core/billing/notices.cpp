#include "core/billing/notices.h"

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
    if (way.route == Route::kGeo) ways += " (" + std::string(table.profiles[way.profile]) + ".)";
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
    route += " (" + std::string(table.profiles[static_cast<std::size_t>(terms.profile)]) + ".)";
  }
  if (!region.routes_listed) {
    return "It is not known whether AWS offers the " + route + " route for " +
           std::string(terms.model->name) + " from " + std::string(region.code) +
           ": this rate set has no list of routes for that region.";
  }
  const std::string ways = ways_from(table, terms);
  return "AWS does not list the " + route + " route for " + std::string(terms.model->name) +
         " from " + std::string(region.code) +
         (ways.empty() ? "; it lists none from there." : "; from there it lists " + ways + ".");
}

// AWS lists some cache writes at $0; whether their tokens are then metered as input too is not
// known.
std::string free_write_message(const UsagePart& part, const Model& model) {
  const Multiplier& write = model.cache.write_5m;
  bool writes = false;
  for (const UsageItem& item : part.items) writes |= item.dimension == kCacheWrite5mTokens;
  if (!writes || !write.exists() || !write.value().is_zero()) return {};
  return "AWS lists cache writes of " + std::string(model.name) +
         " at $0, but no invoice has confirmed it: they are charged at the input rate here.";
}

// "Claude Sonnet 4.5 (\"anthropic...\"), at $3.3 per million for input tokens and ...": what AWS
// names in the model's place, with its prices by the same terms or by the first route that has one.
std::string successor_in_words(const RateTable& table, const Terms& terms, Date as_of) {
  const Model* model = find_model(table, terms.model->life.successor);
  if (model == nullptr) return {};
  const std::string words = std::string(model->name) + " (\"" + std::string(model->id) + "\")";
  RateQuery query{.model = model,
                  .region = terms.region,
                  .profile = terms.profile,
                  .route = terms.route,
                  .tier = terms.tier,
                  .endpoint = terms.endpoint,
                  .as_of = as_of};
  for (const Route route : {terms.route, Route::kInRegion, Route::kGeo, Route::kGlobal}) {
    query.route = route;
    if (route != terms.route) query.profile = kAnyProfile;
    std::string prices;
    for (const Dimension dimension : {kInputTokens, kOutputTokens}) {
      query.dimension = dimension;
      const auto found = find_rate(table, query);
      if (!found) continue;
      prices += prices.empty() ? ", which costs " : " and ";
      prices += rate_in_words(dimension, found->usd);
      prices += dimension == kInputTokens ? " for input" : " for output";
    }
    if (prices.empty()) continue;
    return words + prices + " on the " + std::string(name(route)) + " route";
  }
  return words + ", which has no known price from here";
}

// The model's status on the reader's day and what is ahead; empty for one that AWS keeps.
std::string standing(const Model& model, Date today) {
  const Lifecycle& life = model.life;
  const std::string subject(model.name);
  const auto since = [](Date date) { return date == Date{} ? "" : " since " + date.text(); };
  std::string words;
  switch (status_on(model, today)) {
    case ModelStatus::kEndOfLife:
      return (life.end_of_life == Date{}
                  ? "AWS has ended " + subject
                  : "AWS ended " + subject + " on " + life.end_of_life.text()) +
             ": it can no longer be called.";
    case ModelStatus::kExtendedAccess:
      words = subject + " has been in extended access" + since(life.extended_access);
      break;
    case ModelStatus::kLegacy:
      words = subject + " has been a legacy model" + since(life.legacy);
      if (life.extended_access > today) {
        words += ", goes into extended access on " + life.extended_access.text();
      }
      break;
    case ModelStatus::kPreview:
    case ModelStatus::kActive:
      if (life.legacy > today) words = subject + " becomes a legacy model on " + life.legacy.text();
      break;
  }
  if (life.end_of_life > today) {
    if (words.empty()) return "AWS ends " + subject + " on " + life.end_of_life.text() + ".";
    words += "; AWS ends it on " + life.end_of_life.text();
  } else if (!words.empty() && life.no_sooner_than > today) {
    words += "; it ends no sooner than " + life.no_sooner_than.text();
  }
  return words.empty() ? words : words + ".";
}

std::string life_message(const RateTable& table, const Terms& terms, Date as_of, Date today) {
  const Lifecycle& life = terms.model->life;
  std::string words = standing(*terms.model, today);
  if (words.empty()) return words;
  if (!life.successor.empty()) {
    const std::string next = successor_in_words(table, terms, as_of);
    if (!next.empty()) words += " AWS recommends " + next + ".";
  }
  if (life.note != 0) words += " " + std::string(table.texts[life.note]) + ".";
  if (life.sourced) {
    const Source& source = table.sources[life.source];
    words += " Source: " + std::string(source.title) + ", " + source.date.text() + ".";
  }
  return words;
}

// Prices reach from a model's launch to the newest publication; another day is priced by the
// nearest known price, and a notice says so.
std::string date_message(const RateTable& table, const Model& model, Date as_of) {
  if (model.launched > as_of) {
    return std::string(model.name) + " was launched on " + model.launched.text() +
           ", after the day of these prices, " + as_of.text() + ".";
  }
  if (as_of > table.newest) {
    return "The newest prices are from " + table.newest.text() + ": " + as_of.text() +
           " is priced with them.";
  }
  return {};
}

// The price on the other endpoint, where the model has a meter of its own there.
std::string endpoint_message(const RateTable& table, const Terms& terms, Date as_of) {
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
    words += std::string(info(dimension).label) + ": " + rate_in_words(dimension, here->usd) +
             " here, " + rate_in_words(dimension, there->usd) + " there";
  }
  if (words.empty()) return words;
  return "Priced at the rates of the bedrock-" + std::string(name(terms.endpoint)) +
         " endpoint; bedrock-" + std::string(name(other)) + " has different ones. " + words + ".";
}

std::string prefix_message(const RateTable& table, const UsagePart& part, const Terms& terms) {
  const ModelId id = parse_model_id(table, part.target);
  if (id.profile.empty() || id.route == terms.route) return {};
  return "The id's prefix \"" + std::string(id.profile) + ".\" means the " +
         std::string(name(id.route)) + " route, but the workload is set to " +
         std::string(name(terms.route)) + ", which is used.";
}

}  // namespace

std::optional<NoRate> not_offered(const RateTable& table, const Terms& terms) {
  if (terms.region < 0) return std::nullopt;
  const Region& region = table.regions[static_cast<std::size_t>(terms.region)];
  const std::string code(region.code);
  if (terms.route == Route::kGlobal && !offers_global(table, terms.region)) {
    return NoRate{"AWS offers no global route from " + code + ".",
                  "Use the in-region or the geo route (us-gov.), or another region."};
  }
  if (terms.route != Route::kGeo || terms.profile < 0 || !region.routes_listed) return std::nullopt;
  if (((region.profiles >> terms.profile) & 1) != 0) return std::nullopt;
  const std::string profile(table.profiles[static_cast<std::size_t>(terms.profile)]);
  return NoRate{"AWS does not offer the " + profile + ". profile from " + code + ".",
                "Use a region that the profile covers, or a profile of " + code + "."};
}

std::vector<UsageNote> lifecycle_notices(const RateTable& table, const Terms& terms, Date as_of,
                                         Date today) {
  std::vector<UsageNote> notices;
  if (terms.model->service) return notices;
  if (std::string words = life_message(table, terms, as_of, today); !words.empty()) {
    const bool ends = terms.model->life.end_of_life != Date{} ||
                      terms.model->life.status == ModelStatus::kEndOfLife;
    notices.push_back({ends ? "end_of_life" : "lifecycle", std::move(words)});
  }
  if (std::string words = date_message(table, *terms.model, as_of); !words.empty()) {
    notices.push_back({"date_beyond_prices", std::move(words)});
  }
  return notices;
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
