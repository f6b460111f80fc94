// Quantities per dimension over a month: what is left of a workload once it is expanded.
#pragma once

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
  std::string target;            // a model id as the person wrote it, or the id of a service
  Terms terms;                   // where and how they run
  const Model* model = nullptr;  // of `of_workload` parts; empty data where it is not known
  std::optional<Route> route;    // nothing: what the id's prefix says
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
  std::string code;
  std::string message;
};

// What the workload's model calls ask of AWS's quotas at the peak, all of its models together,
// rounded up to a millionth.
struct Throughput {
  Decimal requests_per_minute;
  // Input and cache writes, and output times the model's burndown; cache reads do not count.
  Decimal tokens_per_minute;
};

struct Usage {
  std::unique_ptr<Words> words;  // of the quantities below; null where none are wanted
  std::deque<UsagePart> parts;   // a deque: parts stay where they are while more are added
  std::vector<UsageNote> notes;
  std::optional<Throughput> throughput;  // nothing without calls, and for batch
};

}  // namespace bedrock
