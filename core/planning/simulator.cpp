#include "core/planning/simulator.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/base/exact.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

// So many draws, and whoever waits hears of them.
constexpr std::uint32_t kTold = 64;

}  // namespace

std::unexpected<Error> too_large() {
  return fail("too_large", "plan", "The ranges or the growth are too large to be drawn.",
              "Enter smaller numbers: at most 10^12, and at most 1,000,000 times the volume.");
}

// The parts of a month between days on which prices change, each with what else it shares with
// other months.
Result<void> Simulator::add_segments(int index, std::map<std::string, std::size_t>& known) {
  ForecastPlan still = plan_;
  for (WorkloadPlan& own : still.workloads) own.shape = {};
  std::vector<Decimal> factors;
  auto scenario = scenario_of_month(scenario_, still, index, true, factors);
  if (!scenario) return std::unexpected(std::move(scenario.error()));
  const Month month = plan_.start.plus(index);
  std::vector<Date> starts{month.first()};
  std::size_t before = 0;  // changes until the month
  for (const Date change : forecast_.changes) {
    if (change <= month.first()) {
      ++before;
    } else if (change <= month.last()) {
      starts.push_back(change);
    }
  }
  std::string key = scenario->hours_per_month.text();
  for (const Workload& workload : scenario->workloads) {
    key += workload.switched_off ? "-" : "+";
    for (const Workload::Given& given : workload.given) key += given.number.text() + ",";
  }
  const std::vector<bool> dropped = dropped_in(index);
  for (const bool one : dropped) key += one ? "-" : "+";
  std::vector<Segment>& segments = segments_.emplace_back();
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const int end = s + 1 < starts.size() ? starts[s + 1].days() : month.last().days() + 1;
    std::string own = key + "|" + std::to_string(before);
    if (s > 0) own += "|" + starts[s].text();
    const auto [at, is_new] = known.emplace(std::move(own), regimes_.size());
    segments.push_back({at->second, end - starts[s].days()});
    if (!is_new) continue;
    Scenario priced = *scenario;
    if (plan_.dated) priced.as_of = starts[s];
    std::vector<Decimal> volumes;
    std::vector<std::vector<ServiceQuantity>> quantities;
    for (const Workload& workload : priced.workloads) {
      const Decimal entered = workload.number(workload.type->volume);
      const std::optional<Decimal>& reference = paths_[volumes.size()].reference;
      volumes.push_back(workload.switched_off ? entered : reference.value_or(entered));
      quantities.push_back(workload.quantities);
    }
    auto prepared = PreparedScenario::of(table_, std::move(priced), {});
    if (!prepared) return std::unexpected(std::move(prepared.error()));
    regimes_.push_back(Regime{.prepared = std::move(*prepared),
                              .volumes = std::move(volumes),
                              .quantities = std::move(quantities),
                              .dropped = dropped});
  }
  return {};
}

Result<void> Simulator::prepare() {
  if (auto done = add_inputs(); !done) return done;
  if (auto done = add_paths(); !done) return done;
  for (std::size_t w = 0; w < workloads_; ++w) own_inputs_.push_back(inputs_of(w));
  std::map<std::string, std::size_t> known;
  for (int m = 0; m < plan_.months; ++m) {
    if (auto done = add_segments(m, known); !done) return done;
  }
  for (Regime& regime : regimes_) {
    if (auto done = classify(regime); !done) return done;
  }
  // What is drawn in one regime is drawn in all.
  for (std::size_t w = 0; w < workloads_; ++w) {
    const auto constant = [&](const Regime& regime) {
      return regime.curves[w] == Curve::kConstant;
    };
    if (std::all_of(regimes_.begin(), regimes_.end(), constant)) continue;
    for (Regime& regime : regimes_) {
      if (constant(regime)) regime.curves[w] = Curve::kAny;
    }
  }
  for (Regime& regime : regimes_) {
    regime.bases.resize(workloads_);
    regime.slopes.resize(workloads_);
    regime.full_slopes.resize(workloads_);
    for (std::size_t w = 0; w < workloads_; ++w) {
      if (auto done = add_surface(regime, w); !done) return done;
    }
  }
  for (const ForecastMonth& month : forecast_.months) {
    Exact constant = Decimal{};
    Exact costs = Decimal{};
    for (std::size_t s = 0; s < month.sources.size(); ++s) {
      if (s >= workloads_) {
        costs = sum(costs, month.sources[s]);
      } else if (regimes_[0].curves[s] == Curve::kConstant) {
        constant = sum(constant, month.sources[s]);
      }
    }
    const auto micros = scaled(constant, kMicro);
    const auto other = scaled(costs, kMicro);
    if (!micros || !other) return too_large();
    constants_.push_back(*micros);
    costs_.push_back(*other);
  }
  return {};
}

// Refuses what would take long: turns that draws walk beside those that are read from surfaces.
Result<void> Simulator::check_work() const {
  constexpr std::uint64_t kMostTurns = 8'000'000;
  std::uint64_t turns = 0;
  for (const Regime& regime : regimes_) {
    for (std::size_t w = 0; w < workloads_; ++w) {
      const Curve curve = regime.curves[w];
      if (curve == Curve::kConstant || !regime.bases[w].empty()) continue;
      if (curve != Curve::kAny && own_inputs_[w].empty()) continue;
      const std::uint64_t prices = curve == Curve::kAny ? forecast_.months.size() : 3;
      turns += prices * (1 + scenario_.workloads[w].turns());
    }
  }
  if (turns * request_.draws <= kMostTurns) return {};
  return fail("too_much_work", "draws", "So many draws of these workloads would take too long.",
              "Ask for fewer draws or fewer months, or vary fewer workloads.");
}

// Prices what is read from no surface: at the volume, with nothing but hits, and at twice the
// volume.
Result<void> Simulator::price_draw(const Us& us) {
  for (Regime& regime : regimes_) {
    asked_.clear();
    for (std::size_t w = 0; w < workloads_; ++w) {
      const Curve curve = regime.curves[w];
      if (curve == Curve::kConstant) continue;
      if (curve == Curve::kAny) {
        set_inputs(regime, w, us);
      } else if (!regime.bases[w].empty()) {
        read_surface(regime, w, us);
      } else if (!own_inputs_[w].empty() || !regime.known) {  // else only its growth is drawn
        set_inputs(regime, w, us);
        set_volume(regime, w, us, kUnit);
        if (regime.hits[w]) regime.prepared.edit(w).expected_hits = Decimal{};
        asked_.push_back(w);
      }
    }
    if (asked_.empty()) continue;
    regime.known = true;
    if (auto done = price_lines(regime, us); !done) return done;
  }
  return {};
}

// The base and the slopes of the workloads in `asked_`.
Result<void> Simulator::price_lines(Regime& regime, const Us& us) {
  if (auto done = parts(regime, near_); !done) return done;
  bool hits = false;
  bool two = false;
  for (const std::size_t w : asked_) {
    regime.base[w] = regime.standing[w];
    regime.slope[w] = near_[w] - regime.standing[w];
    hits = hits || regime.hits[w];
    two = two || regime.curves[w] == Curve::kLinear;
  }
  if (hits) {
    for (const std::size_t w : asked_) {
      if (regime.hits[w]) regime.prepared.edit(w).expected_hits = Decimal(100);
    }
    if (auto done = parts(regime, full_); !done) return done;
  }
  if (two) {
    for (const std::size_t w : asked_) {
      if (regime.hits[w]) regime.prepared.edit(w).expected_hits = Decimal{};
      if (regime.curves[w] == Curve::kLinear) set_volume(regime, w, us, 2 * kUnit);
    }
    if (auto done = parts(regime, amounts_); !done) return done;
    for (const std::size_t w : asked_) {
      if (regime.curves[w] != Curve::kLinear) continue;
      regime.slope[w] = amounts_[w] - near_[w];
      regime.base[w] = near_[w] - regime.slope[w];
    }
  }
  for (const std::size_t w : asked_) {
    if (regime.hits[w]) regime.full_slope[w] = full_[w] - regime.base[w];
  }
  return {};
}

Result<Micros> Simulator::month_of(std::size_t month, const Us& us) {
  Int128 weighted = 0;
  int days = 0;
  for (const Segment& segment : segments_[month]) {
    Regime& regime = regimes_[segment.regime];
    Int128 amount = 0;
    bool any = false;
    for (std::size_t w = 0; w < workloads_; ++w) {
      const Curve curve = regime.curves[w];
      if (curve == Curve::kConstant) continue;
      const std::int64_t factor = factor_of(w, month, us);
      if (curve == Curve::kAny) {
        set_volume(regime, w, us, factor);
        any = true;
      } else {
        const std::optional<Hits>& hits = regime.hits[w];
        const Int128 slope =
            hits ? regime.slope_at(w, hits_at(*hits, w, us, factor)) : regime.slope[w];
        amount += regime.base[w] + ((slope * factor) >> kFactorBits);
      }
    }
    if (any) {
      if (auto done = parts(regime, amounts_); !done) {
        return std::unexpected(std::move(done.error()));
      }
      for (std::size_t w = 0; w < workloads_; ++w) {
        if (regime.curves[w] == Curve::kAny) amount += amounts_[w];
      }
    }
    weighted += amount * segment.days;
    days += segment.days;
  }
  // A month has days, which std::max only says, and a line may miss nothing by the last digits.
  const Int128 total = std::max(weighted / std::max(days, 1), Int128{0}) + constants_[month];
  if (total > (Int128{1} << 62)) return too_large();
  return static_cast<Micros>(total);
}

Result<void> Simulator::draw_all() {
  const std::size_t months = forecast_.months.size();
  const std::uint32_t points = request_.draws / Lattice::kShifts;
  draws_.resize(months + 2);
  for (auto& series : draws_) series.reserve(request_.draws);
  Us us(coordinates_);
  for (std::size_t shift = 0; shift < Lattice::kShifts; ++shift) {
    for (std::uint32_t point = 0; point < points; ++point) {
      if (point % kTold == 0) {
        if (auto on = progress_.at(shift * points + point, request_.draws); !on) return on;
      }
      for (std::size_t c = 0; c < coordinates_; ++c) us[c] = lattice_.at(shift, point, c);
      if (auto done = price_draw(us); !done) return done;
      Micros sum = 0;
      Micros most = 0;
      for (std::size_t m = 0; m < months; ++m) {
        auto month = month_of(m, us);
        if (!month) return std::unexpected(std::move(month.error()));
        if (factor_) {
          const Int128 by = factor_->at(us[factor_coordinate_]);
          *month = static_cast<Micros>((*month * by) >> kFactorBits);
        }
        *month += costs_[m];
        draws_[m].push_back(*month);
        if (__builtin_add_overflow(sum, *month, &sum)) return too_large();
        most = std::max(most, *month);
      }
      draws_[months].push_back(sum);
      draws_[months + 1].push_back(most);
    }
  }
  return {};
}

Simulation Simulator::conclude() {
  Simulation result;
  const std::size_t months = forecast_.months.size();
  for (const Micros amount : request_.over) {
    std::vector<Estimate>& chances = result.chances.emplace_back();
    for (std::size_t m = 0; m < months + 2; ++m) {
      if (m != months) chances.push_back(share_over(draws_[m], Lattice::kShifts, amount));
    }
  }
  for (std::size_t m = 0; m < months; ++m) {
    result.months.push_back(spread_of(draws_[m], Lattice::kShifts));
  }
  result.total = spread_of(draws_[months], Lattice::kShifts);
  return result;
}

Result<Simulation> Simulator::run() {
  if (auto done = prepare(); !done) return std::unexpected(std::move(done.error()));
  if (auto done = check_work(); !done) return std::unexpected(std::move(done.error()));
  if (auto done = draw_all(); !done) return std::unexpected(std::move(done.error()));
  return conclude();
}

}  // namespace bedrock
