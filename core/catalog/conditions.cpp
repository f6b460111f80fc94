#include "core/catalog/conditions.h"

#include <array>

namespace bedrock {
namespace {

constexpr auto kRoutes = std::to_array<std::string_view>({"in-region", "geo", "global"});
constexpr auto kScopes =
    std::to_array<std::string_view>({"regional", "in-region", "geo", "global", "all"});
constexpr auto kTiers = std::to_array<std::string_view>({
    "standard",
    "batch",
    "flex",
    "priority",
    "latency-optimized",
    "custom-model",
    "reserved-1mo",
    "reserved-3mo",
    "provisioned",
    "provisioned-1mo",
    "provisioned-6mo",
    "provisioned-custom",
    "provisioned-custom-1mo",
    "provisioned-custom-6mo",
});
static_assert(kTiers.size() == static_cast<std::size_t>(Tier::kProvisionedCustom6mo) + 1);
constexpr auto kContexts = std::to_array<std::string_view>({"standard", "long"});
constexpr auto kEndpoints = std::to_array<std::string_view>({"runtime", "mantle"});

}  // namespace

int term_months(Tier tier) {
  switch (tier) {
    case Tier::kReserved1mo:
    case Tier::kProvisioned1mo:
    case Tier::kProvisionedCustom1mo:
      return 1;
    case Tier::kReserved3mo:
      return 3;
    case Tier::kProvisioned6mo:
    case Tier::kProvisionedCustom6mo:
      return 6;
    default:
      return 0;
  }
}

bool serves(RouteScope scope, Route route) {
  switch (scope) {
    case RouteScope::kRegional:
      return route != Route::kGlobal;
    case RouteScope::kInRegion:
      return route == Route::kInRegion;
    case RouteScope::kGeo:
      return route == Route::kGeo;
    case RouteScope::kGlobal:
      return route == Route::kGlobal;
    case RouteScope::kAll:
      return true;
  }
  return false;
}

bool serves(EndpointScope scope, Endpoint endpoint) {
  return scope == EndpointScope::kBoth ||
         (scope == EndpointScope::kRuntime) == (endpoint == Endpoint::kRuntime);
}

std::span<const std::string_view> route_names() { return kRoutes; }
std::span<const std::string_view> route_scope_names() { return kScopes; }
std::span<const std::string_view> tier_names() { return kTiers; }
std::span<const std::string_view> context_names() { return kContexts; }
std::span<const std::string_view> endpoint_names() { return kEndpoints; }

std::string_view name(Route route) { return kRoutes[static_cast<std::size_t>(route)]; }
std::string_view name(RouteScope scope) { return kScopes[static_cast<std::size_t>(scope)]; }
std::string_view name(Tier tier) { return kTiers[static_cast<std::size_t>(tier)]; }
std::string_view name(Context context) { return kContexts[static_cast<std::size_t>(context)]; }
std::string_view name(Endpoint endpoint) { return kEndpoints[static_cast<std::size_t>(endpoint)]; }
std::string_view name(EndpointScope scope) {
  if (scope == EndpointScope::kBoth) return {};
  return kEndpoints[static_cast<std::size_t>(scope) - 1];
}

}  // namespace bedrock
