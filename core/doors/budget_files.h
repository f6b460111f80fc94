// Budgets and alarms as files for the AWS command line, CloudFormation and Terraform.
#pragma once

#include <string>
#include <vector>

#include "core/json/writer.h"
#include "core/planning/budget.h"

namespace bedrock {

struct Alarm {
  std::string model;  // as CloudWatch has it: the id that is called
  Decimal peak;       // tokens a minute, planned
  Decimal threshold;
};

// Writes the list of files: {"kind", "name", "text"}.
void write_budget_files(JsonWriter& w, const std::vector<Budget>& budgets,
                        const std::vector<Alarm>& alarms, const Decimal& anomaly);

}  // namespace bedrock
