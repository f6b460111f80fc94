// CloudWatch's metrics as its API answers: get-metric-data and get-metric-statistics.
#pragma once

#include <string_view>

#include "core/scan/bill_rows.h"

namespace bedrock::scan {

struct MetricRows {
  std::uint64_t kept = 0;
  std::uint64_t other = 0;  // of metrics that say nothing of tokens or calls
  bool bad = false;
};

// `results` is the list of MetricDataResults; or, where `label` names the metric, of Datapoints.
// Each column also has the file's name, because an answer names a model only where its label does.
MetricRows add_metrics(BillRows& rows, std::string_view results, std::string_view label,
                       std::string_view file);

}  // namespace bedrock::scan
