// The conditions under which a rate holds: route, tier, context band. Each is a short closed list
// with the names that scenarios, rate files and bills write.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bedrock {

// How a request travels. in-region: served where it is sent. geo: by a cross-region profile of one
// geography (us., eu., ...), priced at the region it is sent from. global: by the global. profile.
enum class Route : std::uint8_t { kInRegion, kGeo, kGlobal };

// Which routes one rate serves. AWS has one price for in-region and geo calls ("regional").
enum class RouteScope : std::uint8_t { kRegional, kInRegion, kGeo, kGlobal, kAll };

// The first five can be asked for by an inference workload; the rest are other ways to buy tokens
// or capacity, each with rates of its own.
enum class Tier : std::uint8_t {
  kStandard,
  kBatch,
  kFlex,
  kPriority,
  kLatencyOptimized,
  kCustomModel,
  kReserved1mo,
  kReserved3mo,
  kProvisioned,
  kProvisioned1mo,
  kProvisioned6mo,
  kProvisionedCustom,
  kProvisionedCustom1mo,
  kProvisionedCustom6mo,
};
inline constexpr int kInferenceTiers = 5;

// Which API endpoint a request is sent to: bedrock-runtime (Converse, InvokeModel) or
// bedrock-mantle (the APIs of OpenAI and Anthropic). Some models have a meter of their own on each.
enum class Endpoint : std::uint8_t { kRuntime, kMantle };

// Which endpoints one rate serves; both where AWS makes no difference.
enum class EndpointScope : std::uint8_t { kBoth, kRuntime, kMantle };

// Whether the whole request is over the model's long-context threshold.
enum class Context : std::uint8_t { kStandard, kLong };

// How many months are committed to at once; 0: none.
int term_months(Tier tier);

bool serves(RouteScope scope, Route route);
bool serves(EndpointScope scope, Endpoint endpoint);

std::span<const std::string_view> route_names();
std::span<const std::string_view> route_scope_names();
std::span<const std::string_view> tier_names();
std::span<const std::string_view> context_names();
std::span<const std::string_view> endpoint_names();

std::string_view name(Route route);
std::string_view name(RouteScope scope);
std::string_view name(Tier tier);
std::string_view name(Context context);
std::string_view name(Endpoint endpoint);
// Empty for both.
std::string_view name(EndpointScope scope);

// The index of `text` in `names` as an enumerator; nothing when it is not there.
template <typename Enum>
std::optional<Enum> find_named(std::span<const std::string_view> names, std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace bedrock
