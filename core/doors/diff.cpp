#include "core/doors/diff.h"

#include <array>
#include <optional>
#include <vector>

#include "core/base/text.h"
#include "core/billing/bill.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/difference.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"scenarios"});

std::string_view cause_of(const BillLine* from, const BillLine* to) {
  if (from == nullptr) return to == nullptr ? "same" : "new";
  if (to == nullptr) return "gone";
  const bool rate = from->rate != to->rate;
  const bool quantity = from->quantity != to->quantity;
  if (rate && quantity) return "both";
  return rate ? "rate" : quantity ? "quantity" : "same";
}

void write_causes(JsonWriter& w, std::span<const Cause> causes) {
  struct Difference {
    JsonWriter::Name name;
    Decimal Cause::* member;
  };
  constexpr Difference kMembers[] = {
      {"differences", &Cause::difference},
      {"by_rate", &Cause::by_rate},
      {"by_quantity", &Cause::by_quantity},
  };
  for (const auto& [name, member] : kMembers) {
    w.key(name).begin_array();
    for (const Cause& cause : causes) w.decimal(cause.*member);
    w.end_array();
  }
}

void write_line(JsonWriter& w, std::span<const Bill> bills, const DiffLine& line) {
  const BillLine* first = nullptr;
  for (const BillLine* one : line.in) first = first != nullptr ? first : one;
  if (first == nullptr) return;  // a line is in one of the bills
  const DimensionInfo& metered = info(first->dimension);
  w.begin_object().member("dimension", metered.name).member("label", metered.label);
  w.member("unit", metered.unit).member("context", name(first->context));
  w.key("own_model").boolean(line.own_model).key("figures").begin_array();
  for (std::size_t b = 0; b < bills.size(); ++b) {
    const BillLine* one = line.in[b];
    if (one == nullptr) {
      w.null();
      continue;
    }
    const Terms& terms = bills[b].parts[one->part];
    const bool known = terms.model != nullptr;
    w.begin_object().member("model", known ? terms.model->id : std::string_view(terms.model_id));
    w.member("model_name", known ? terms.model->name : std::string_view(terms.model_id));
    w.member("quantity", one->quantity).member("rate", one->rate);
    w.member("amount", one->amount).end_object();
  }
  w.end_array().key("causes").begin_array();
  for (std::size_t i = 0; i + 1 < bills.size(); ++i) {
    const Cause& cause = line.causes[i];
    w.begin_object().member("cause", cause_of(line.in[0], line.in[i + 1]));
    w.member("difference", cause.difference).member("by_rate", cause.by_rate);
    w.member("by_quantity", cause.by_quantity).end_object();
  }
  w.end_array().end_object();
}

void write_workload(JsonWriter& w, std::span<const Bill> bills, const DiffWorkload& workload) {
  const WorkloadBill* first = nullptr;
  for (std::size_t b = 0; b < bills.size() && first == nullptr; ++b) {
    if (const auto& index = workload.index[b]) first = &bills[b].workloads[*index];
  }
  if (first == nullptr) return;  // so is a workload
  w.begin_object().member("workload", first->name).member("type", first->type->name);
  w.key("indices").begin_array();
  for (std::size_t b = 0; b < bills.size(); ++b) {
    if (const auto& index = workload.index[b]) {
      w.integer(static_cast<std::int64_t>(*index));
    } else {
      w.null();
    }
  }
  w.end_array().key("totals").begin_array();
  for (std::size_t b = 0; b < bills.size(); ++b) {
    if (const auto& index = workload.index[b]) {
      w.decimal(bills[b].workloads[*index].total);
    } else {
      w.null();
    }
  }
  w.end_array().key("complete").begin_array();
  for (std::size_t b = 0; b < bills.size(); ++b) {
    const auto& index = workload.index[b];
    w.boolean(!index || bills[b].workloads[*index].complete);
  }
  w.end_array();
  write_causes(w, std::span(workload.causes).first(bills.size() - 1));
  w.key("lines").begin_array();
  for (const DiffLine& line : workload.lines) write_line(w, bills, line);
  w.end_array().end_object();
}

std::string write_diff(std::span<const Scenario* const> scenarios, std::span<const Bill> bills,
                       const Diff& all) {
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("diff").begin_object();
  w.key("scenarios").begin_array();
  for (std::size_t b = 0; b < bills.size(); ++b) {
    w.begin_object().member("name", scenarios[b]->name).member("total", bills[b].total);
    w.key("complete").boolean(bills[b].complete()).end_object();
  }
  w.end_array();
  write_causes(w, std::span(all.causes).first(bills.size() - 1));
  w.key("workloads").begin_array();
  for (const DiffWorkload& workload : all.workloads) write_workload(w, bills, workload);
  w.end_array().end_object().end_object();
  return w.take();
}

}  // namespace

Result<std::string> doors::diff(Sets sets, std::string_view request) {
  auto json = parse_json(request);
  if (!json) return std::unexpected(std::move(json.error()));
  std::optional<Error> error;
  ObjectReader reader(*json, "", kFields, error);
  const Value* list = reader.list("scenarios");
  if (error) return std::unexpected(std::move(*error));
  const std::size_t count = list != nullptr ? list->items.size() : 0;
  if (count < 2 || count > kMostBills) {
    return fail("wrong_length", "scenarios",
                join({"There are ", std::to_string(count), " scenarios."}),
                "Give two to six: the first is what the others are compared with.");
  }
  std::vector<ScenarioRequest> asked;
  std::vector<Bill> bills;
  asked.reserve(count);  // bills point into their rate sets
  for (std::size_t i = 0; i < count; ++i) {
    const std::string path = join({"scenarios[", std::to_string(i), "]"});
    auto one = read_scenario_request(sets, list->items[i], path);
    if (!one) return std::unexpected(std::move(one.error()));
    asked.push_back(std::move(*one));
    auto bill = price(asked.back().table(), asked.back().scenario);
    if (!bill) return std::unexpected(inside(std::move(bill.error()), path));
    bills.push_back(std::move(*bill));
  }
  std::vector<const Scenario*> scenarios;
  scenarios.reserve(asked.size());
  for (const ScenarioRequest& one : asked) scenarios.push_back(&one.scenario);
  auto all = diff(scenarios, bills);
  if (!all) return std::unexpected(std::move(all.error()));
  return write_diff(scenarios, bills, *all);
}

}  // namespace bedrock
