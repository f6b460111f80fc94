// What would lower a bill: every lever of a scenario as it stands, and the plan that pulls them one
// after the other. Amounts are differences of two whole bills, never sums of estimates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"

namespace bedrock {

enum class LeverGroup : std::uint8_t { kSame, kLater, kOther };

enum class LeverKind : std::uint8_t {
  kCache,
  kRoute,
  kVectorStore,
  kIdleCapacity,
  kCommitment,
  kReserved,
  kProvisioned,
  kStandardTier,
  kBatch,
  kFlex,
  kRightSize,
  kRouting,
  kSuccessor,
  kTrimOutput,
  kTrimInput,
  kTrimHistory,
  kFewerChunks,
  kSmallerChunks,
  kNoRerank,
  kCount,
};

struct LeverInfo {
  std::string_view name;   // "cache"
  std::string_view title;  // where the option has none of its own
  LeverGroup group;
  // Levers of one workload with the same key exclude each other; 0: none.
  char excludes;
  std::string_view cost;     // in latency, quality or work
  std::string_view assumes;  // empty: nothing
};
const LeverInfo& info(LeverKind kind);
std::string_view name(LeverGroup group);
// Whether both cannot be pulled in one workload.
bool exclude(LeverKind a, LeverKind b);

// What the person says of the levers. The defaults are those of savings.d.ts.
struct LeverSettings {
  std::vector<std::string> off;     // ids of levers that stay out of the plan: "cache:0"
  std::vector<std::string> models;  // acceptable ones; empty: of the same provider
  Decimal routing_percent{80};
  Decimal trim_output_percent{33};
  Decimal trim_input_percent{20};
  Decimal history_turns{3};
  Decimal chunks_percent{25};
  Decimal capacity_hours{176};
  Decimal unit_tokens_per_minute;  // of a provisioned model unit; zero: not known
};

struct Lever {
  LeverKind kind;
  std::size_t workload;
  std::string title;
  std::string why;  // it is not available; empty: it is
  Workload before;
  Workload after;
  Decimal from;   // the bill before
  Decimal total;  // the bill after
  std::string id() const;
};

struct Savings {
  Decimal total;
  bool complete = true;
  std::vector<Lever> levers;  // each alone; the one that saves most first
  std::vector<Lever> plan;    // each on top of those before it
};

// Fails where the bill would, and where there are too many workloads.
Result<Savings> find_savings(const RateTable& table, const Scenario& scenario,
                             const LeverSettings& settings);

}  // namespace bedrock
