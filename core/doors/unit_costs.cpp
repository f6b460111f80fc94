#include "core/doors/unit_costs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/billing/bill.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/usage/expansion.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"scenario", "prices", "users", "by"});
constexpr auto kPriceFields = std::to_array<std::string_view>({"workload", "usd"});
constexpr std::string_view kTag = "tag:";

struct Question {
  std::vector<std::optional<Decimal>> prices;  // by workload
  Decimal users;
  std::string by;
};

Result<Question> read_question(const Value& json, const Scenario& scenario) {
  std::optional<Error> error;
  ObjectReader reader(json, "", kFields, error);
  Question question;
  question.prices.resize(scenario.workloads.size());
  question.users = reader.quantity("users");
  question.by = reader.string("by", "workload");
  if (question.by != "workload" && question.by != "team" && !question.by.starts_with(kTag)) {
    reader.fail("unknown_value", "by", "The bill cannot be split by that.",
                "Write \"workload\", \"team\" or \"tag:\" and the name of a tag.");
  }
  const Value* prices = reader.list("prices");
  for (std::size_t i = 0; prices != nullptr && i < prices->items.size() && !error; ++i) {
    ObjectReader price(prices->items[i], join({"prices[", std::to_string(i), "]"}), kPriceFields,
                       error);
    const std::int64_t index = price.integer("workload", 0, 1'000'000, 0);
    const Decimal usd = price.required_quantity("usd");
    if (index >= static_cast<std::int64_t>(question.prices.size())) {
      price.fail("out_of_range", "workload", "The scenario does not have that workload.",
                 "Enter the index of a workload, from 0.");
      break;
    }
    question.prices[static_cast<std::size_t>(index)] = usd;
  }
  if (error) return std::unexpected(std::move(*error));
  return question;
}

// Calls of the workload's models.
Exact calls_of(const RateTable& table, const Scenario& scenario, std::size_t index) {
  const auto usage = expand(table, scenario, scenario.workloads[index], "", false);
  Exact calls = Decimal{};
  if (!usage) return calls;
  for (const UsagePart& part : usage->parts) {
    if (part.of_workload) calls = sum(calls, part.calls);
  }
  return calls;
}

void write_percent(JsonWriter& w, const Exact& part, const Exact& whole) {
  const Exact percent = quotient(product(part, Decimal(100)), whole, 1, Rounding::kHalfUp);
  w.member("percent", percent.value_or(Decimal{}));
}

void write_unit(JsonWriter& w, std::size_t index, const WorkloadBill& bill, std::string_view unit,
                const Decimal& count, const std::optional<Decimal>& price) {
  const auto of = [&](std::int64_t units) {
    return quotient(product(bill.total, Decimal(units)), count, 18, Rounding::kHalfEven);
  };
  const Exact one = of(1);
  const Exact thousand = of(1000);
  if (!one || !thousand) return;
  w.begin_object().key("workload").integer(static_cast<std::int64_t>(index));
  w.member("name", bill.name).member("unit", unit).member("count", count);
  w.member("per_unit", *one).member("per_thousand", *thousand).key("margin");
  const Exact revenue = product(price, count);
  const Exact profit = difference(revenue, bill.total);
  if (revenue && profit) {
    w.begin_object().member("revenue", *revenue).member("profit", *profit);
    write_percent(w, profit, revenue);
    w.end_object();
  } else {
    w.null();
  }
  w.end_object();
}

void write_units(JsonWriter& w, const ScenarioRequest& asked, const Bill& bill,
                 const Question& question) {
  w.key("units").begin_array();
  for (std::size_t i = 0; i < bill.workloads.size(); ++i) {
    const WorkloadBill& workload = bill.workloads[i];
    if (workload.switched_off) continue;
    write_unit(w, i, workload, info(workload.type->volume).noun, workload.volume,
               question.prices[i]);
    const Exact calls = calls_of(asked.table(), asked.scenario, i);
    if (calls && *calls != workload.volume) {
      write_unit(w, i, workload, "model call", *calls, std::nullopt);
    }
  }
  w.end_array();
}

struct Payer {
  std::optional<std::string> name;
  Exact total = Decimal{};
  std::vector<std::size_t> workloads;
  bool complete = true;
};

std::optional<std::string> payer_of(const WorkloadBill& bill, const std::string& by) {
  if (by == "workload") return bill.name;
  if (by == "team") {
    return bill.team.empty() ? std::nullopt : std::optional(bill.team);
  }
  for (const Tag& tag : bill.tags) {
    if (tag.name == std::string_view(by).substr(kTag.size())) return tag.value;
  }
  return std::nullopt;
}

void write_showback(JsonWriter& w, const Bill& bill, const std::string& by) {
  std::vector<Payer> payers;
  for (std::size_t i = 0; i < bill.workloads.size(); ++i) {
    const WorkloadBill& workload = bill.workloads[i];
    auto name = payer_of(workload, by);
    auto payer = std::find_if(payers.begin(), payers.end(), [&](const Payer& known) {
      return known.name == name && by != "workload";  // two may have one name
    });
    if (payer == payers.end()) payer = payers.insert(payer, Payer{.name = std::move(name)});
    payer->total = sum(payer->total, workload.total);
    payer->workloads.push_back(i);
    payer->complete = payer->complete && workload.complete;
  }
  std::stable_sort(payers.begin(), payers.end(), [](const Payer& a, const Payer& b) {
    return a.total.value_or(Decimal{}) > b.total.value_or(Decimal{});
  });
  w.key("showback").begin_array();
  for (const Payer& payer : payers) {
    w.begin_object().key("name");
    if (payer.name) {
      w.string(*payer.name);
    } else {
      w.null();
    }
    w.member("total", payer.total.value_or(Decimal{}));
    write_percent(w, payer.total, bill.total);
    w.key("workloads").begin_array();
    for (const std::size_t index : payer.workloads) w.integer(static_cast<std::int64_t>(index));
    w.end_array().key("complete").boolean(payer.complete).end_object();
  }
  w.end_array();
}

}  // namespace

Result<std::string> doors::unit_costs(Sets sets, std::string_view request) {
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  const auto asked = scenario_of(sets, *json);
  if (!asked) return std::unexpected(asked.error());
  const auto question = read_question(*json, asked->scenario);
  if (!question) return std::unexpected(question.error());
  const auto bill = price(asked->table(), asked->scenario);
  if (!bill) return std::unexpected(inside(bill.error(), "scenario"));
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("unit_costs").begin_object();
  w.member("total", bill->total).key("complete").boolean(bill->complete());
  w.member_or_null("per_user", quotient(bill->total, question->users, 18, Rounding::kHalfEven));
  write_units(w, *asked, *bill, *question);
  write_showback(w, *bill, question->by);
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
