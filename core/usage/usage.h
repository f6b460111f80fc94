// Quantities per dimension over a month: what is left of a workload once it is expanded.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"
#include "core/catalog/rate_table.h"
#include "core/usage/quantity.h"
#include "core/usage/terms.h"
#include "core/usage/words.h"

namespace bedrock {

struct UsageItem {
  Dimension dimension;
  Quantity quantity;
  std::string assumed;  // what AWS does not say and is taken to hold; empty: nothing
  // Set where the quantity itself cannot be known: why, and what to enter.
  std::string unknown;
  std::string hint;
};

// Calls to one model, or use of one service, under one set of conditions.
struct UsagePart {
  std::string target;              // a model id as the person wrote it, or the id of a service
  Terms terms;                     // where and how they run
  const Callee* callee = nullptr;  // what the target names, while the workload is expanded
  const Model* model = nullptr;    // of `of_workload` parts; empty data where it is not known
  std::optional<Route> route;      // nothing: what the id's prefix says
  Tier tier = Tier::kStandard;
  Context context = Context::kStandard;
  bool of_workload = false;  // of the workload's own model, or one that its calls are routed to
  Decimal calls;             // of `of_workload` parts: calls a month
  // Of the largest of these calls, where its size is known: what goes in and what comes out.
  Decimal largest_input;
  Decimal largest_output;
  std::vector<UsageItem> items;
};

// Something that the person should know of how the workload runs.
struct UsageNote {
  std::string_view code;  // a literal
  std::string message;
};

// What the workload's model calls ask of AWS's quotas at the peak, all of its models together,
// rounded up to a millionth.
struct Throughput {
  Decimal requests_per_minute;
  // Input and cache writes, and output times the model's burndown; cache reads do not count.
  Decimal tokens_per_minute;
  Decimal active_minutes;  // in a month
};

// The parts of a workload, which stay where they are while more are added. What clear() leaves is
// used again, so that a workload is expanded many times without allocating.
class Parts {
 public:
  auto begin() { return slots_.begin(); }
  auto end() { return slots_.begin() + static_cast<std::ptrdiff_t>(size_); }
  auto begin() const { return slots_.begin(); }
  auto end() const { return slots_.begin() + static_cast<std::ptrdiff_t>(size_); }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  UsagePart& operator[](std::size_t i) { return slots_[i]; }
  const UsagePart& operator[](std::size_t i) const { return slots_[i]; }
  UsagePart& front() { return slots_.front(); }
  const UsagePart& front() const { return slots_.front(); }

  void clear() { size_ = 0; }
  // A part as it is by default, its target aside.
  UsagePart& add(std::string_view target);
  // Takes parts without items away, those of the workload's own models aside.
  void drop_empty();

 private:
  std::deque<UsagePart> slots_;
  std::size_t size_ = 0;
};

// Where a hit rate was estimated: calls in one lifetime of the cache, on average.
struct HitEstimate {
  Decimal per_lifetime;
  bool only = true;  // false: another of the workload's models has another
};

struct Usage {
  std::unique_ptr<Words> words;  // of the quantities below; null where none are wanted
  Parts parts;
  std::vector<UsageNote> notes;
  std::optional<Throughput> throughput;  // nothing without calls, and for batch
  std::optional<HitEstimate> hits;
};

}  // namespace bedrock
