#include "core/doors/budgets.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/billing/bill.h"
#include "core/doors/budget_files.h"
#include "core/doors/checklist.h"
#include "core/doors/credits.h"
#include "core/doors/programme_data.h"

namespace bedrock {
namespace {

constexpr std::size_t kMostBudgets = 20;
constexpr std::size_t kMostThresholds = 10;
constexpr std::size_t kMostEmails = 10;
constexpr std::size_t kMostName = 100;
constexpr auto kBudgetFields = std::to_array<std::string_view>(
    {"name", "limit", "thresholds", "credits", "services", "emails"});
constexpr auto kThresholdFields = std::to_array<std::string_view>({"percent", "type"});
constexpr auto kTypes = std::to_array<std::string_view>({"actual", "forecast"});

std::vector<Threshold> usual_thresholds() {
  return {{Decimal(50)}, {Decimal(80)}, {Decimal(100)}, {Decimal(100), true}};
}

void read_thresholds(ObjectReader& reader, Budget& budget, std::optional<Error>& error) {
  if (!reader.has("thresholds")) {
    budget.thresholds = usual_thresholds();
    return;
  }
  read_list(reader, "thresholds", kMostThresholds, error,
            [&](const Value& item, const std::string& path) {
              ObjectReader one(item, path, kThresholdFields, error);
              Threshold threshold{read_between(one, "percent", 0, 1000, {})};
              threshold.forecast = one.choice("type", kTypes) == 1;
              if (threshold.percent.is_zero()) {
                one.fail("out_of_range", "percent", "A threshold is more than 0 percent.",
                         "Enter a number from 0.1 to 1,000.");
              }
              budget.thresholds.push_back(threshold);
            });
  if (budget.thresholds.empty()) {
    reader.fail("empty_field", "thresholds", "The budget has no threshold.",
                "Add one, or leave the field out for the usual four.");
  }
}

void read_scope(ObjectReader& reader, Budget& budget) {
  const Value* services = reader.member_of_any_kind("services");
  if (services == nullptr) return;
  if (services->is(Value::Kind::kArray)) {
    budget.all = false;
    budget.services = reader.strings("services");
    return;
  }
  const auto named = reader.choice("services", std::array<std::string_view, 2>{"all", "bedrock"});
  if (named == 1) {
    budget.all = false;
    budget.services = {"Amazon Bedrock"};
  }
}

Budget read_budget(const Value& json, const std::string& path, std::size_t index,
                   std::optional<Error>& error) {
  ObjectReader reader(json, path, kBudgetFields, error);
  Budget budget;
  budget.name = reader.string(
      "name", "Amazon Bedrock monthly" + (index == 0 ? "" : " " + std::to_string(index + 1)));
  if (budget.name.empty() || budget.name.size() > kMostName ||
      budget.name.find_first_of(":\\") != std::string::npos) {
    reader.fail("bad_name", "name", "AWS rejects this name of a budget.",
                "Use 1 to 100 characters, without \":\" and \"\\\".");
  }
  budget.limit = reader.required_quantity("limit");
  if (budget.limit.is_zero()) {
    reader.fail("out_of_range", "limit", "A budget is more than $0.", "Enter USD a month.");
  }
  budget.credits = reader.boolean("credits", true);
  read_thresholds(reader, budget, error);
  read_scope(reader, budget);
  budget.emails = reader.strings("emails");
  if (budget.emails.size() > kMostEmails) {
    reader.fail("too_many", "emails", "AWS tells at most 10 addresses.", "Shorten the list.");
  }
  if (budget.emails.empty()) budget.emails.emplace_back("you@example.com");
  return budget;
}

// Without budgets, a proposal: the first month, rounded up to whole $10.
Budget proposal(const Forecast& forecast) {
  const Exact tens = quotient(forecast.months.front().total, Decimal(10), 0, Rounding::kUp);
  Budget budget{.name = "Amazon Bedrock monthly", .thresholds = usual_thresholds()};
  budget.limit = std::max(product(tens, Decimal(10)).value_or(Decimal(10)), Decimal(10));
  budget.emails.emplace_back("you@example.com");
  return budget;
}

struct Answer {
  const PlanRequest& request;
  const Forecast& forecast;
  const CreditLedger& ledger;
};

void write_alert(JsonWriter& w, const Answer& answer, const Budget& budget,
                 const Threshold& threshold) {
  w.begin_object().member("percent", threshold.percent);
  w.member("type", kTypes[threshold.forecast ? 1 : 0]);
  w.member("amount", budget.amount(threshold).value_or(Decimal{}));
  std::vector<Date> days;
  for (std::size_t m = 0; m < answer.forecast.months.size(); ++m) {
    const auto day =
        fires(budget, threshold, answer.request.plan, answer.forecast, answer.ledger, m);
    if (day) days.push_back(*day);
  }
  w.key("fires");
  if (days.empty()) {
    w.null();
  } else {
    w.string(days.front().text());
  }
  w.key("months").begin_array();
  for (const Date day : days) {
    w.begin_object().member("month", Month::of(day).text()).member("day", day.text());
    w.end_object();
  }
  w.end_array().end_object();
}

struct Missed {
  std::size_t service;
  Exact total = Decimal{};
  std::vector<std::size_t> workloads;
};

// Services that the budget does not count, the largest first.
std::vector<Missed> missed_by(const Budget& budget, const Answer& answer) {
  std::vector<Missed> missed;
  for (const ForecastMonth& month : answer.forecast.months) {
    for (const MonthCharge& charge : month.charges) {
      if (budget.counts(answer.forecast.services[charge.service]) || charge.amount.is_zero()) {
        continue;
      }
      auto at = std::find_if(missed.begin(), missed.end(),
                             [&](const Missed& known) { return known.service == charge.service; });
      if (at == missed.end()) at = missed.insert(at, Missed{.service = charge.service});
      at->total = sum(at->total, charge.amount);
      const bool workload = charge.source < answer.request.plan.workloads.size();
      auto& list = at->workloads;
      if (workload && std::find(list.begin(), list.end(), charge.source) == list.end()) {
        list.push_back(charge.source);
      }
    }
  }
  std::stable_sort(missed.begin(), missed.end(), [](const Missed& a, const Missed& b) {
    return a.total.value_or(Decimal{}) > b.total.value_or(Decimal{});
  });
  return missed;
}

void write_missed(JsonWriter& w, const Budget& budget, const Answer& answer) {
  Exact total = Decimal{};
  Exact sold = Decimal{};
  w.key("missed").begin_array();
  for (const Missed& item : missed_by(budget, answer)) {
    const InvoiceService& service = answer.forecast.services[item.service];
    total = sum(total, item.total);
    if (service.marketplace) sold = sum(sold, item.total);
    w.begin_object();
    write_service(w, service);
    w.member("total", item.total.value_or(Decimal{})).key("workloads").begin_array();
    for (const std::size_t index : item.workloads) w.integer(static_cast<std::int64_t>(index));
    w.end_array().end_object();
  }
  w.end_array().member("missed_total", total.value_or(Decimal{})).key("warning");
  if (!total || total->is_zero()) {
    w.null();
    return;
  }
  std::string words = "It misses " + in_cents(*total) + " of " + in_cents(answer.forecast.total) +
                      " in these months";
  if (sold && !sold->is_zero()) {
    words += "; " + in_cents(*sold) + " of it for models that are sold through AWS Marketplace";
  }
  w.string(words + ".");
}

void write_budget(JsonWriter& w, const Answer& answer, const Budget& budget) {
  w.begin_object().member("name", budget.name).member("limit", budget.limit);
  w.key("credits").boolean(budget.credits).key("services");
  if (budget.all) {
    w.string("all");
  } else {
    w.begin_array();
    for (const std::string& service : budget.services) w.string(service);
    w.end_array();
  }
  w.key("alerts").begin_array();
  for (const Threshold& threshold : budget.thresholds) {
    write_alert(w, answer, budget, threshold);
  }
  w.end_array().key("counted").begin_array();
  for (std::size_t m = 0; m < answer.forecast.months.size(); ++m) {
    w.decimal(counted(budget, answer.forecast, answer.ledger, m).value_or(Decimal{}));
  }
  w.end_array();
  write_missed(w, budget, answer);
  w.end_object();
}

// Tokens a minute by model, at the peak of the scenario as entered; alarms at twice as many.
std::vector<Alarm> alarms_of(const Scenario& scenario, const Bill& bill) {
  std::map<std::string, Exact, std::less<>> peaks;
  for (std::size_t i = 0; i < bill.workloads.size(); ++i) {
    const std::string model(scenario.workloads[i].text(Field::kModel));
    const auto& throughput = bill.workloads[i].throughput;
    if (!throughput || model.empty()) continue;
    Exact& peak = peaks.emplace(model, Decimal{}).first->second;
    peak = sum(peak, throughput->tokens_per_minute);
  }
  std::vector<Alarm> alarms;
  for (const auto& [model, peak] : peaks) {
    if (!peak || peak->is_zero()) continue;
    const Exact twice = quotient(product(peak, Decimal(2)), Decimal(1), 0, Rounding::kUp);
    alarms.push_back({model, *peak, twice.value_or(*peak)});
  }
  return alarms;
}

void write_alarms(JsonWriter& w, const std::vector<Alarm>& alarms) {
  w.key("alarms").begin_array();
  for (const Alarm& alarm : alarms) {
    w.begin_object().member("model", alarm.model).member("tokens_per_minute", alarm.peak);
    w.member("threshold", alarm.threshold).end_object();
  }
  w.end_array();
}

// The cost of an average day of the largest month, in whole dollars, at least 1.
Decimal anomaly_of(const Forecast& forecast) {
  Decimal most(1);
  for (const ForecastMonth& month : forecast.months) {
    const Exact day = quotient(month.total, Decimal(month.month.days()), 0, Rounding::kUp);
    most = std::max(most, day.value_or(most));
  }
  return most;
}

}  // namespace

std::vector<Budget> read_budgets(const PlanRequest& request, std::optional<Error>& error) {
  std::vector<Budget> budgets;
  if (request.plan_json == nullptr) return budgets;
  ObjectReader reader = plan_reader(request, error);
  read_list(reader, "budgets", kMostBudgets, error,
            [&](const Value& item, const std::string& path) {
              budgets.push_back(read_budget(item, path, budgets.size(), error));
            });
  return budgets;
}

Result<std::string> doors::budgets(Sets sets, std::string_view text) {
  const auto request = read_plan_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const PlanRequest& asked = **request;
  const Value programmes = programme_data();
  std::optional<Error> error;
  std::vector<Budget> budgets = read_budgets(asked, error);
  const ReadAwards read = read_awards(asked, programmes, error);
  if (error) return std::unexpected(std::move(*error));
  const auto forecast = bedrock::forecast(asked.table(), asked.scenario(), asked.plan);
  if (!forecast) return std::unexpected(inside(forecast.error(), "scenario"));
  const auto ledger = apply_awards(*forecast, read.awards);
  if (!ledger) return std::unexpected(ledger.error());
  const auto bill = price(asked.table(), asked.scenario());
  if (!bill) return std::unexpected(inside(bill.error(), "scenario"));
  const bool given = !budgets.empty();
  if (!given) budgets.push_back(proposal(*forecast));
  const Answer answer{asked, *forecast, *ledger};
  const std::vector<Alarm> alarms = alarms_of(asked.scenario(), *bill);
  const Decimal anomaly = anomaly_of(*forecast);
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("budgets").begin_object();
  w.key("budgets").begin_array();
  for (const Budget& budget : budgets) write_budget(w, answer, budget);
  w.end_array();
  write_alarms(w, alarms);
  w.member("anomaly", anomaly);
  write_budget_files(w, budgets, alarms, anomaly);
  write_checklist(w, asked, *bill, given);
  w.key("rules");
  write_facts(w, programmes.find("budgets"));
  w.key("complete").boolean(forecast->complete()).end_object().end_object();
  return w.take();
}

}  // namespace bedrock
