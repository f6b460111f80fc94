// From when on one way of running a workload costs less than another: the exact step at which they
// cross, and points for a chart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/exact.h"
#include "core/catalog/rate_table.h"
#include "core/planning/solve.h"
#include "core/usage/scenario.h"

namespace bedrock {

enum class BreakEvenKind : std::uint8_t {
  kCacheByHits,
  kCacheByVolume,
  kCacheByPause,
  kLifetimeByVolume,
  kLifetimeByPause,
  kFlexByHits,
  kReserved1mo,
  kReserved3mo,
  kProvisioned,
  kProvisioned1mo,
  kProvisioned6mo,
  kImported,
  kProviderApi,
  kCount,
};
std::string_view name(BreakEvenKind kind);

struct BreakEvenSettings {
  std::size_t workload = 0;
  Decimal unit_tokens_per_minute;  // of a provisioned model unit; zero: not known
  Decimal units_per_copy;          // of the model as imported; zero: not known
  // The providers' own prices; null where there are none.
  const RateTable* provider_api = nullptr;
};

enum class Cheaper : std::uint8_t { kNeither, kA, kB };

struct BreakEven {
  BreakEvenKind kind;
  std::string why;  // it is not available; empty: it is
  std::string_view input;
  std::string_view unit;
  std::string_view a;
  std::string_view b;
  std::optional<Decimal> now;
  std::vector<Decimal> crossings;       // rising; from each on, the other way costs no more
  std::optional<Decimal> before;        // one step before the last
  Cheaper cheaper = Cheaper::kNeither;  // from the last on, or everywhere
  std::optional<Decimal> full;          // of capacity: the input that fills it
  struct Point {
    Decimal x;
    Decimal a;
    Decimal b;
  };
  std::vector<Point> points;
};

Result<BreakEven> find_break_even(const RateTable& table, const Scenario& scenario,
                                  BreakEvenKind kind, const BreakEvenSettings& settings);

}  // namespace bedrock
