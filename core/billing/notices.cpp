#include "core/billing/notices.h"

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
  const std::string ways = ways_from(table, terms);
  return "AWS does not list the " + route + " route for " + std::string(terms.model->name) +
         " from " + std::string(region.code) +
         (ways.empty() ? "; it lists none from there." : "; from there it lists " + ways + ".");
}

// AWS lists some cache writes at $0; whether their tokens are then metered as input too is not
// known.
std::string free_write_message(const UsagePart& part, const Model& model) {
  const CacheMultiplier& write = model.cache.write_5m;
  bool writes = false;
  for (const UsageItem& item : part.items) writes |= item.dimension == kCacheWrite5mTokens;
  if (!writes || !write.exists() || !write.value().is_zero()) return {};
  return "AWS lists cache writes of " + std::string(model.name) +
         " at $0, but no invoice has confirmed that the first pass is free: it is charged at the "
         "input rate here.";
}

std::string life_message(const Model& model, Date as_of) {
  if (model.end_of_life == Date{}) return {};
  if (model.end_of_life <= as_of) {
    return "AWS ended " + std::string(model.name) + " on " + model.end_of_life.text() +
           ": it can no longer be called.";
  }
  return "AWS ends " + std::string(model.name) + " on " + model.end_of_life.text() + ".";
}

std::string prefix_message(const RateTable& table, const UsagePart& part, const Terms& terms) {
  const ModelId id = parse_model_id(table, part.target);
  if (id.profile.empty() || id.route == terms.route) return {};
  return "The id's prefix \"" + std::string(id.profile) + ".\" says the " +
         std::string(name(id.route)) + " route, the workload says " +
         std::string(name(terms.route)) + ": it is priced by the workload's.";
}

}  // namespace

std::vector<UsageNote> notices_of(const RateTable& table, const UsagePart& part, const Terms& terms,
                                  Date as_of) {
  std::vector<UsageNote> notices;
  const auto note = [&](const char* code, std::string message) {
    if (!message.empty()) notices.push_back({code, std::move(message)});
  };
  note("route_not_listed", route_message(table, terms));
  note("prefix_overruled", prefix_message(table, part, terms));
  note("free_cache_writes", free_write_message(part, *terms.model));
  note("end_of_life", life_message(*terms.model, as_of));
  return notices;
}

}  // namespace bedrock
