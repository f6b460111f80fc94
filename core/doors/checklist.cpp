#include "core/doors/checklist.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

// The price of an input token up to which a model counts as cheap: a dollar per million.
const Decimal kCheap = Decimal::of(1, 6);

struct Item {
  std::string_view id;
  std::string_view label;
  std::string_view done;      // what does it
  std::string_view not_done;  // what does not
};

void write_item(JsonWriter& w, const Item& item, std::optional<bool> done,
                const std::vector<std::size_t>& workloads = {}) {
  w.begin_object().member("id", item.id).member("label", item.label).key("done");
  if (done) {
    w.boolean(*done);
  } else {
    w.null();
  }
  w.member("why", done.value_or(false) ? item.done : item.not_done).key("workloads");
  w.begin_array();
  for (const std::size_t workload : workloads) w.integer(static_cast<std::int64_t>(workload));
  w.end_array().end_object();
}

bool has(const Workload& workload, Field field) {
  return find_use(*workload.type, field) != nullptr;
}

bool is_capacity(const Workload& workload) {
  return has(workload, Field::kModelUnits) || has(workload, Field::kCopies) ||
         has(workload, Field::kReservation);
}

// Whether a line of the workload has input tokens of a model that is not cheap.
bool is_dear(const Bill& bill, std::size_t workload) {
  return std::any_of(bill.lines.begin(), bill.lines.end(), [&](const BillLine& line) {
    return line.workload == workload && line.dimension == kInputTokens && line.rate > kCheap;
  });
}

}  // namespace

void write_checklist(JsonWriter& w, const PlanRequest& request, const Bill& bill, bool has_budget) {
  const Scenario& scenario = request.scenario();
  const auto those = [&](auto fails) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
      if (!scenario.workloads[i].switched_off && fails(scenario.workloads[i], i)) {
        list.push_back(i);
      }
    }
    return list;
  };
  const auto item = [&](const Item& text, auto fails) {
    const std::vector<std::size_t> list = those(fails);
    write_item(w, text, list.empty(), list);
  };
  w.key("checklist").begin_array();
  write_item(w,
             {"budget", "A budget with alerts", "The plan has a budget.",
              "The plan has no budget: the one below is a proposal."},
             has_budget);
  item({"cost_by_service", "Costs told apart by team or tag", "Every workload has a team or tags.",
        "Some workloads have neither a team nor tags, so Cost Explorer cannot tell them apart."},
       [](const Workload& x, std::size_t) { return x.team.empty() && x.tags.empty(); });
  item({"tear_down", "Capacity is deleted after tests",
        "No capacity runs on without an end in the plan.",
        "Some capacity has no end in the plan: it is billed by the hour whether used or not."},
       [&](const Workload& x, std::size_t i) {
         const WorkloadPlan& plan = request.plan.workloads[i];
         return is_capacity(x) && !plan.span.to && plan.only.empty();
       });
  item({"default_model", "A cheap model by default",
        "Every workload has a model of at most $1 per million input tokens, or routes calls to "
        "another one.",
        "Some workloads send every call to a model of more than $1 per million input tokens."},
       [&](const Workload& x, std::size_t i) { return x.routing.empty() && is_dear(bill, i); });
  item(
      {"output_caps", "Answers have a maximum length", "Every workload that calls a model says it.",
       "Some workloads that call a model do not enter \"max_tokens\"."},
      [](const Workload& x, std::size_t) {
        return x.type->calls && x.tier != Tier::kBatch && x.find(Field::kMaxTokens) == nullptr;
      });
  item({"rate_limits", "Calls are limited by the minute",
        "Every workload that calls a model has a quota.",
        "Some workloads that call a model have neither \"quota_tpm\" nor \"quota_rpm\"."},
       [](const Workload& x, std::size_t) {
         return x.type->calls && x.tier != Tier::kBatch && x.find(Field::kQuotaTpm) == nullptr &&
                x.find(Field::kQuotaRpm) == nullptr;
       });
  write_item(w,
             {"anomalies", "Anomalies are reported daily", "",
              "A scenario cannot say it: the CloudFormation and Terraform files set it up."},
             std::nullopt);
  w.end_array();
}

}  // namespace bedrock
