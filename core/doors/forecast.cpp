#include "core/doors/forecast.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/exact.h"
#include "core/doors/plan_request.h"
#include "core/json/writer.h"
#include "core/planning/forecast.h"

namespace bedrock {
namespace {

constexpr auto kEventKinds = std::to_array<std::string_view>(
    {"price", "legacy", "extended-access", "end-of-life", "allowances-end"});

// Totals by service of some months, in the order of the services.
void write_services(JsonWriter& w, const Forecast& forecast,
                    std::span<const ForecastMonth> months) {
  std::vector<Exact> totals(forecast.services.size(), Decimal{});
  std::vector<bool> used(totals.size());
  for (const ForecastMonth& month : months) {
    for (const MonthCharge& charge : month.charges) {
      totals[charge.service] = sum(totals[charge.service], charge.amount);
      used[charge.service] = true;
    }
  }
  w.key("services").begin_array();
  for (std::size_t s = 0; s < totals.size(); ++s) {
    if (!used[s]) continue;
    w.begin_object();
    write_service(w, forecast.services[s]);
    w.member("total", totals[s].value_or(Decimal{})).end_object();
  }
  w.end_array();
}

void write_month(JsonWriter& w, const Forecast& forecast, const ForecastMonth& month) {
  w.begin_object().member("month", month.month.text()).key("days").integer(month.month.days());
  w.member("hours", month.hours).member("total", month.total).key("workloads").begin_array();
  const std::size_t workloads = month.factors.size();
  for (std::size_t i = 0; i < workloads; ++i) {
    w.begin_object().member("total", month.sources[i]).member("factor", month.factors[i]);
    w.end_object();
  }
  w.end_array().key("costs").begin_array();
  for (std::size_t i = workloads; i < month.sources.size(); ++i) w.decimal(month.sources[i]);
  w.end_array();
  write_services(w, forecast, std::span(&month, 1));
  w.key("complete").boolean(month.unpriced == 0).end_object();
}

void write_years(JsonWriter& w, const Forecast& forecast) {
  w.key("years").begin_array();
  for (std::size_t i = 0; i < forecast.months.size();) {
    const int year = forecast.months[i].month.year();
    const std::size_t first = i;
    Exact total = Decimal{};
    for (; i < forecast.months.size() && forecast.months[i].month.year() == year; ++i) {
      total = sum(total, forecast.months[i].total);
    }
    w.begin_object().key("year").integer(year).key("months");
    w.integer(static_cast<std::int64_t>(i - first));
    w.member("total", total.value_or(Decimal{})).end_object();
  }
  w.end_array();
}

void write_sources(JsonWriter& w, const PlanRequest& request, const Forecast& forecast) {
  const std::size_t workloads = request.plan.workloads.size();
  const auto total_of = [&](std::size_t source) {
    Exact total = Decimal{};
    for (const ForecastMonth& month : forecast.months) total = sum(total, month.sources[source]);
    return total.value_or(Decimal{});
  };
  w.key("workloads").begin_array();
  for (std::size_t i = 0; i < workloads; ++i) {
    w.begin_object().key("workload").integer(static_cast<std::int64_t>(i));
    w.member("name", forecast.names[i]).member("total", total_of(i)).end_object();
  }
  w.end_array().key("costs").begin_array();
  for (std::size_t i = 0; i < request.plan.costs.size(); ++i) {
    w.begin_object().member("name", request.plan.costs[i].name);
    w.member("total", total_of(workloads + i)).end_object();
  }
  w.end_array();
}

void write_events(JsonWriter& w, const Forecast& forecast) {
  w.key("events").begin_array();
  for (const ForecastEvent& event : forecast.events) {
    w.begin_object().member("date", event.date.text());
    w.member("kind", kEventKinds[static_cast<std::size_t>(event.kind)]).key("workload");
    w.integer(static_cast<std::int64_t>(event.workload)).member("message", event.message);
    w.end_object();
  }
  w.end_array();
}

}  // namespace

Result<std::string> doors::forecast(Sets sets, std::string_view text) {
  const auto request = read_plan_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const PlanRequest& asked = **request;
  const auto forecast = bedrock::forecast(asked.table(), asked.scenario(), asked.plan);
  if (!forecast) return std::unexpected(inside(forecast.error(), "scenario"));
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("forecast").begin_object();
  w.member("start", asked.plan.start.text()).key("months").begin_array();
  for (const ForecastMonth& month : forecast->months) write_month(w, *forecast, month);
  w.end_array().member("total", forecast->total);
  write_years(w, *forecast);
  write_sources(w, asked, *forecast);
  write_services(w, *forecast, forecast->months);
  const Decimal first = forecast->months.front().total;
  w.member("first", first).member("steady", forecast->steady);
  w.member("once", subtract(first, forecast->steady).value_or(Decimal{}));
  w.member("last", forecast->months.back().total);
  write_events(w, *forecast);
  w.key("complete").boolean(forecast->complete());
  write_assumptions(w, asked);
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
