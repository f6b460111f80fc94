#include "core/planning/forecast.h"

#include <algorithm>
#include <utility>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/billing/allowances.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 18;

// What a charge is over the parts of a month, by their days: exact where it is the same in all.
struct Blend {
  Decimal first;
  Exact weighted = Decimal{};  // amount x days
  int days = 0;
  bool constant = true;
};

class Forecaster {
 public:
  Forecaster(const RateTable& table, const Scenario& scenario, const ForecastPlan& plan)
      : table_(table), scenario_(scenario), plan_(plan), pricer_(table) {}

  Result<Forecast> run() {
    for (int i = 0; i < plan_.months; ++i) {
      if (auto done = add_month(i); !done) return std::unexpected(std::move(done.error()));
    }
    add_lives();
    if (plan_.dated) {
      result_.changes =
          changes_in(models_, plan_.start.first(), plan_.start.plus(plan_.months - 1).last());
    }
    std::stable_sort(
        result_.events.begin(), result_.events.end(),
        [](const ForecastEvent& a, const ForecastEvent& b) { return a.date < b.date; });
    if (auto done = add_steady(); !done) return std::unexpected(std::move(done.error()));
    name_the_rest();
    result_.services = pricer_.services();
    return std::move(result_);
  }

 private:
  using Day = MonthPricer::Day;

  std::size_t sources() const { return plan_.workloads.size() + plan_.costs.size(); }
  Result<void> add_month(int index);
  Result<void> add_steady();
  // The days on which a price of a model may change, or an allowance end; the first aside.
  std::vector<Date> changes_in(const std::vector<const Model*>& models, Date first,
                               Date last) const;
  Result<void> price_days(Scenario& month, ForecastMonth& result, int index);
  void take_days(const std::vector<Day>& days, const std::vector<int>& lengths,
                 ForecastMonth& result) const;
  bool add_up(ForecastMonth& month);
  void add_costs(ForecastMonth& month, bool once);
  void compare(const Day& before, const Day& after, Date date);
  Exact part_of(const Day& day, std::size_t source) const;
  std::string name_of(std::size_t workload) const;
  void remember_models();
  void add_lives();
  void name_the_rest();

  const RateTable& table_;
  const Scenario& scenario_;
  const ForecastPlan& plan_;
  MonthPricer pricer_;
  Forecast result_;
  struct Met {
    const Model* model;
    int region;
    std::size_t workload;
    friend bool operator==(const Met&, const Met&) = default;
  };
  std::vector<Met> met_;
  std::vector<const Model*> models_;        // of all months
  std::vector<const Model*> month_models_;  // of the one that was priced last
};

std::vector<Date> Forecaster::changes_in(const std::vector<const Model*>& models, Date first,
                                         Date last) const {
  std::vector<Date> dates;
  const auto add = [&](Date date) {
    if (date > first && date <= last) dates.push_back(date);
  };
  if (const auto end = first_year_end(scenario_)) add(*end);
  for (const Model* model : models) {
    add(model->launched);
    for (std::uint32_t r = model->first_rate; r < model->last_rate; ++r) {
      add(Date{table_.rates.terms_of(r).from});
      add(Date{table_.rates.terms_of(r).to});
    }
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return dates;
}

void Forecaster::remember_models() {
  result_.names.resize(plan_.workloads.size());
  month_models_.clear();
  for (std::size_t w = 0; w < plan_.workloads.size(); ++w) {
    if (result_.names[w].empty()) result_.names[w] = name_of(w);
    for (const UsagePart& part : pricer_.parts(w)) {
      const Met met{part.terms.model, part.terms.region, w};
      if (met.model == nullptr) continue;
      month_models_.push_back(met.model);
      if (std::find(models_.begin(), models_.end(), met.model) == models_.end()) {
        models_.push_back(met.model);
      }
      if (met.model->service) continue;
      if (std::find(met_.begin(), met_.end(), met) == met_.end()) met_.push_back(met);
    }
  }
}

Exact Forecaster::part_of(const Day& day, std::size_t source) const {
  Exact part = Decimal{};
  for (const MonthCharge& charge : day.charges) {
    if (charge.source == source) part = sum(part, charge.amount);
  }
  return part;
}

// That of its bill; of one that has no parts yet, nothing.
std::string Forecaster::name_of(std::size_t workload) const {
  const Workload& own = scenario_.workloads[workload];
  if (!own.name.empty() || pricer_.parts(workload).empty()) return own.name;
  const Terms& terms = pricer_.parts(workload).front().terms;
  return terms.model != nullptr ? std::string(terms.model->name) : terms.model_id;
}

// Says what of the same month costs something else from a day on.
void Forecaster::compare(const Day& before, const Day& after, Date date) {
  const auto end = first_year_end(scenario_);
  for (std::size_t w = 0; w < plan_.workloads.size(); ++w) {
    const Exact was = part_of(before, w);
    const Exact is = part_of(after, w);
    if (was == is) continue;
    if (end == date) {
      result_.events.push_back({date, ForecastEvent::Kind::kAllowancesEnd, w,
                                "The account's first-year allowances end: the same month costs " +
                                    in_cents(is.value_or(Decimal{})) + " instead of " +
                                    in_cents(was.value_or(Decimal{})) + "."});
      continue;
    }
    result_.events.push_back({date, ForecastEvent::Kind::kPrice, w,
                              "Prices change: the same month costs " +
                                  in_cents(is.value_or(Decimal{})) + " instead of " +
                                  in_cents(was.value_or(Decimal{})) + "."});
  }
}

Result<void> Forecaster::price_days(Scenario& month, ForecastMonth& result, int index) {
  const Date first = result.month.first();
  const Date day = plan_.dated ? first : scenario_.as_of.value_or(table_.newest);
  auto priced = pricer_.price(month, day);
  if (!priced) return std::unexpected(std::move(priced.error()));
  remember_models();
  std::vector<Day> days;
  days.push_back(std::move(*priced));
  std::vector<int> lengths{result.month.days()};
  if (plan_.dated && index > 0) {
    // Only what changes on the month's first day itself: changes before it have been told.
    const Date eve(static_cast<std::uint16_t>(first.days() - 1));
    if (!changes_in(month_models_, eve, first).empty()) {
      const auto before = pricer_.price(month, eve);
      if (!before) return std::unexpected(before.error());
      compare(*before, days.front(), first);
    }
  }
  if (plan_.dated) {
    for (const Date change : changes_in(month_models_, first, result.month.last())) {
      auto next = pricer_.price(month, change);
      if (!next) return std::unexpected(std::move(next.error()));
      compare(days.back(), *next, change);
      const int left = result.month.last().days() - change.days() + 1;
      lengths.back() -= left;
      lengths.push_back(left);
      days.push_back(std::move(*next));
    }
  }
  take_days(days, lengths, result);
  return {};
}

void Forecaster::take_days(const std::vector<Day>& days, const std::vector<int>& lengths,
                           ForecastMonth& result) const {
  std::vector<Blend> blends;
  const int all = result.month.days();
  for (std::size_t d = 0; d < days.size(); ++d) {
    result.unpriced = std::max(result.unpriced, days[d].unpriced);
    for (const MonthCharge& charge : days[d].charges) {
      auto at =
          std::find_if(result.charges.begin(), result.charges.end(), [&](const MonthCharge& known) {
            return known.source == charge.source && known.service == charge.service;
          });
      auto index = static_cast<std::size_t>(at - result.charges.begin());
      if (at == result.charges.end()) {
        result.charges.push_back(charge);
        blends.push_back({.first = charge.amount});
      }
      Blend& blend = blends[index];
      blend.constant = blend.constant && blend.first == charge.amount;
      blend.days += lengths[d];
      blend.weighted = sum(blend.weighted, product(charge.amount, Decimal(lengths[d])));
    }
  }
  for (std::size_t i = 0; i < blends.size(); ++i) {
    if (blends[i].constant && blends[i].days == all) continue;
    const Exact mean = quotient(blends[i].weighted, Decimal(all), kPlaces, Rounding::kHalfEven);
    result.charges[i].amount = mean.value_or(result.charges[i].amount);
  }
}

void Forecaster::add_costs(ForecastMonth& month, bool once) {
  for (std::size_t c = 0; c < plan_.costs.size(); ++c) {
    const OtherCost& cost = plan_.costs[c];
    if (!cost.span.contains(month.month) || (!once && cost.span.is_one_month())) continue;
    const std::size_t service = pricer_.service({cost.service, cost.marketplace});
    month.charges.push_back({plan_.workloads.size() + c, service, cost.usd});
  }
}

bool Forecaster::add_up(ForecastMonth& month) {
  month.sources.assign(sources(), {});
  std::stable_sort(month.charges.begin(), month.charges.end(),
                   [](const MonthCharge& a, const MonthCharge& b) { return a.source < b.source; });
  for (const MonthCharge& charge : month.charges) {
    Decimal& source = month.sources[charge.source];
    const auto part = add(source, charge.amount);
    const auto total = add(month.total, charge.amount);
    if (!part || !total) return false;
    source = *part;
    month.total = *total;
  }
  return true;
}

Result<void> Forecaster::add_month(int index) {
  ForecastMonth result{.month = plan_.start.plus(index)};
  auto month = scenario_of_month(scenario_, plan_, index, true, result.factors);
  if (!month) return std::unexpected(std::move(month.error()));
  result.hours = month->hours_per_month;
  if (auto done = price_days(*month, result, index); !done) {
    return std::unexpected(std::move(done.error()));
  }
  add_costs(result, true);
  const bool fits = add_up(result);
  const auto total = add(result_.total, result.total);
  if (!fits || !total) return too_many_digits("");
  result_.total = *total;
  result_.months.push_back(std::move(result));
  return {};
}

Result<void> Forecaster::add_steady() {
  ForecastMonth result{.month = plan_.start};
  auto month = scenario_of_month(scenario_, plan_, 0, false, result.factors);
  if (!month) return std::unexpected(std::move(month.error()));
  const std::size_t told = result_.events.size();
  if (auto done = price_days(*month, result, 0); !done) {
    return std::unexpected(std::move(done.error()));
  }
  result_.events.resize(told);
  add_costs(result, false);
  if (!add_up(result)) return too_many_digits("");
  result_.steady = result.total;
  return {};
}

// The dates of the models' lives that fall into the horizon.
void Forecaster::add_lives() {
  using Kind = ForecastEvent::Kind;
  const Date first = plan_.start.first();
  const Date last = plan_.start.plus(plan_.months - 1).last();
  for (const Met& met : met_) {
    if (!dated_in(*met.model, met.region)) continue;
    const Lifecycle& life = met.model->life;
    const auto add = [&](Date date, Kind kind, const char* words, const char* rest = ".") {
      if (date < first || date > last) return;
      result_.events.push_back(
          {date, kind, met.workload, std::string(met.model->name) + words + date.text() + rest});
    };
    add(life.legacy, Kind::kLegacy, " becomes a legacy model on ");
    add(life.extended_access, Kind::kExtendedAccess, " enters extended access on ");
    add(life.end_of_life, Kind::kEndOfLife, " ends on ",
        ": it can no longer be called, and later months keep its last price.");
  }
}

// Those that never run.
void Forecaster::name_the_rest() {
  for (std::size_t w = 0; w < plan_.workloads.size(); ++w) {
    std::string& name = result_.names[w];
    if (name.empty()) name = scenario_.workloads[w].text(Field::kModel);
    if (name.empty()) name = scenario_.workloads[w].type->name;
  }
}

}  // namespace

bool Forecast::complete() const {
  return std::all_of(months.begin(), months.end(),
                     [](const ForecastMonth& month) { return month.unpriced == 0; });
}

Result<Forecast> forecast(const RateTable& table, const Scenario& scenario,
                          const ForecastPlan& plan) {
  return Forecaster(table, scenario, plan).run();
}

}  // namespace bedrock
