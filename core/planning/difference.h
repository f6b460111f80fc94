// Bills side by side: which workloads and lines are the same, and whether a rate or a quantity
// makes the difference.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/billing/bill.h"

namespace bedrock {

// How an amount came from the first bill's: by_rate + by_quantity is the difference.
struct Cause {
  Decimal difference;
  Decimal by_rate;      // the other rate at the first bill's quantity
  Decimal by_quantity;  // the other quantity at the other rate; all of a line that comes or goes
};

inline constexpr std::size_t kMostBills = 6;
// By bill after the first.
using Causes = std::array<Cause, kMostBills - 1>;

struct DiffLine {
  bool own_model = false;  // of the workload's own model, whichever that is
  std::array<const BillLine*, kMostBills> in = {};  // by bill; null where it has no such line
  Causes causes = {};
};

struct DiffWorkload {
  std::string_view name;
  std::array<std::optional<std::size_t>, kMostBills> index = {};  // by bill
  std::vector<DiffLine> lines;
  Causes causes = {};
};

struct Diff {
  std::vector<DiffWorkload> workloads;
  Causes causes = {};
};

// Workloads are the same where their names in the scenarios are; of those with one name, and of
// those without, the first is the first. Lines are the same where they have the same dimension and
// context of the workload's own model, or of the same other model or service. Bills and
// scenarios must outlive the answer. Fails where a sum does not fit.
Result<Diff> diff(std::span<const Scenario* const> scenarios, std::span<const Bill> bills);

}  // namespace bedrock
