#include "core/billing/notices.h"

#include "core/base/text.h"
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

std::string window_message(const InferenceWorkload& workload, const Model& model) {
  if (model.context_tokens <= 0) return {};
  Decimal total = workload.output_tokens;
  for (const Decimal* part :
       {&workload.input_tokens, &workload.cache_read_tokens, &workload.cache_write_tokens}) {
    const auto sum = add(total, *part);
    if (!sum) return {};
    total = *sum;
  }
  if (total <= Decimal(model.context_tokens)) return {};
  return "A request of " + grouped(total) + " tokens does not fit the context window of " +
         std::string(model.name) + ": " + grouped(Decimal(model.context_tokens)) + " tokens.";
}

std::string cache_message(const InferenceWorkload& workload, const Model& model) {
  const auto prefix = add(workload.cache_read_tokens, workload.cache_write_tokens);
  if (!prefix || prefix->is_zero() || *prefix >= Decimal(model.cache.min_tokens)) return {};
  return std::string(model.name) + " caches prefixes of " +
         grouped(Decimal(model.cache.min_tokens)) +
         " tokens or more; a shorter one is not cached and costs the input rate.";
}

// AWS lists some cache writes at $0; whether their tokens are then metered as input too is not
// known.
std::string free_write_message(const InferenceWorkload& workload, const Model& model) {
  const CacheMultiplier& write = model.cache.write_5m;
  if (workload.cache_write_tokens.is_zero() || !write.exists() || !write.value().is_zero()) {
    return {};
  }
  return "AWS lists cache writes of " + std::string(model.name) +
         " at $0. Whether their first pass is also metered as input is unverified: to be careful, "
         "count those tokens as input.";
}

std::string life_message(const Model& model, Date as_of) {
  if (model.end_of_life == Date{}) return {};
  if (model.end_of_life <= as_of) {
    return "AWS ended " + std::string(model.name) + " on " + model.end_of_life.text() +
           ": it can no longer be called.";
  }
  return "AWS ends " + std::string(model.name) + " on " + model.end_of_life.text() + ".";
}

std::string prefix_message(const RateTable& table, const InferenceWorkload& workload,
                           const Terms& terms) {
  const ModelId id = parse_model_id(table, workload.model);
  if (id.profile.empty() || id.route == terms.route) return {};
  return "The id's prefix \"" + std::string(id.profile) + ".\" says the " +
         std::string(name(id.route)) + " route, the workload says " +
         std::string(name(terms.route)) + ": it is priced by the workload's.";
}

}  // namespace

std::vector<Notice> notices_of(const RateTable& table, const InferenceWorkload& workload,
                               const Terms& terms, Date as_of, std::size_t place) {
  std::vector<Notice> notices;
  const auto note = [&](const char* code, std::string message) {
    if (!message.empty()) notices.push_back({place, code, std::move(message)});
  };
  note("route_not_listed", route_message(table, terms));
  note("prefix_overruled", prefix_message(table, workload, terms));
  note("over_context_window", window_message(workload, *terms.model));
  note("cache_too_short", cache_message(workload, *terms.model));
  note("free_cache_writes", free_write_message(workload, *terms.model));
  note("end_of_life", life_message(*terms.model, as_of));
  return notices;
}

}  // namespace bedrock
