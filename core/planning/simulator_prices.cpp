// How the cost of a workload follows what is drawn: found out by a few prices, so that most draws
// need none.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/base/exact.h"
#include "core/planning/simulator.h"
#include "core/usage/cache_hits.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

bool close(Int128 a, Int128 b) {
  const Int128 gap = a > b ? a - b : b - a;
  const Int128 size = b < 0 ? -b : b;
  return gap <= 20 + size / 10'000'000;
}

}  // namespace

void Simulator::set_inputs(Regime& regime, std::size_t workload, const Us& us) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Drawn& input = inputs_[i];
    if (input.workload != workload || regime.dropped[i]) continue;
    regime.prepared.edit(workload).set(input.field, input.at(us[input.coordinate]));
  }
}

// A volume as drawn, in the proportion of the volumes by month to the one entered.
Decimal Simulator::stretched(std::size_t w, const Decimal& volume) const {
  if (!paths_[w].reference) return volume;
  const Exact product = bedrock::product(volume, paths_[w].stretch);
  return product ? round(*product, 9, Rounding::kHalfEven) : volume;
}

// The volume as drawn, else as entered, times a factor.
void Simulator::set_volume(Regime& regime, std::size_t w, const Us& us, std::int64_t factor) {
  Workload& workload = regime.prepared.edit(w);
  const Field field = workload.type->volume;
  Decimal volume = regime.volumes[w];
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Drawn& input = inputs_[i];
    if (input.workload != w || input.field != field || regime.dropped[i]) continue;
    volume = stretched(w, input.at(us[input.coordinate]));
  }
  const Decimal times = Decimal::of((Int128{factor} * 1'000'000'000 + kUnit / 2) >> kFactorBits, 9);
  if (info(field).kind == FieldKind::kQuantity && find_use(*workload.type, field) != nullptr) {
    workload.set(field, multiply(volume, times).value_or(volume));
  }
  for (std::size_t q = 0; q < workload.quantities.size(); ++q) {
    const Decimal& entered = regime.quantities[w][q].quantity;
    workload.quantities[q].quantity = multiply(entered, times).value_or(entered);
  }
}

Result<void> Simulator::parts(Regime& regime, std::vector<Micros>& amounts) {
  if (auto total = regime.prepared.total({}); !total) {
    return std::unexpected(std::move(total.error()));
  }
  amounts.resize(workloads_);
  for (std::size_t w = 0; w < workloads_; ++w) {
    const auto part = scaled(regime.prepared.part_of(w), kMicro);
    if (!part) return too_large();
    amounts[w] = *part;
  }
  return {};
}

// Workloads that use up the same allowance, or the same price bands.
std::vector<bool> Simulator::share_meters(const Regime& regime) const {
  std::map<const Model*, std::vector<std::size_t>> users;
  for (std::size_t w = 0; w < workloads_; ++w) {
    for (const UsagePart& part : regime.prepared.usage(w).parts) {
      const Model* model = part.terms.model;
      if (model == nullptr || (model->free.empty() && model->bands.empty())) continue;
      std::vector<std::size_t>& list = users[model];
      if (list.empty() || list.back() != w) list.push_back(w);
    }
  }
  std::vector<bool> shared(workloads_);
  for (const auto& [model, list] : users) {
    const bool moves =
        std::any_of(list.begin(), list.end(), [&](std::size_t w) { return varied_[w]; });
    for (const std::size_t w : list) shared[w] = shared[w] || (moves && list.size() > 1);
  }
  return shared;
}

// The cost of one workload with another hit rate than is estimated, or with that one.
Result<Micros> Simulator::part_at(Regime& regime, std::size_t w, const Us& us, std::int64_t factor,
                                  const std::optional<Decimal>& hits) {
  set_volume(regime, w, us, factor);
  regime.prepared.edit(w).expected_hits = hits;
  if (auto done = parts(regime, amounts_); !done) return std::unexpected(std::move(done.error()));
  return amounts_[w];
}

// Which workloads have their hit rates estimated: as they are classified, half of the calls hit.
Result<void> Simulator::find_hits(Regime& regime, const Us& highest) {
  regime.hits.assign(workloads_, std::nullopt);
  for (std::size_t w = 0; w < workloads_; ++w) {
    set_inputs(regime, w, highest);
    set_volume(regime, w, highest, kUnit);
  }
  if (auto done = parts(regime, amounts_); !done) return done;
  for (std::size_t w = 0; w < workloads_; ++w) {
    const std::optional<HitEstimate>& estimate = regime.prepared.usage(w).hits;
    if (!varied_[w] || !estimate || !estimate->only) continue;
    const auto calls = scaled(estimate->per_lifetime, 1'000'000'000);
    if (!calls || *calls == 0) continue;
    regime.hits[w] = Hits{*calls};
    regime.prepared.edit(w).expected_hits = Decimal(50);
  }
  return {};
}

// The estimated hits of a draw, in parts of 10,000.
std::int64_t Simulator::hits_at(const Hits& hits, std::size_t w, const Us& us,
                                std::int64_t factor) const {
  Int128 volume = kUnit;  // in parts of the highest
  for (const std::size_t i : own_inputs_[w]) {
    const Drawn& input = inputs_[i];
    if (input.field != scenario_.workloads[w].type->volume) continue;
    const Int128 most = Int128{input.values.low} + input.values.span;
    volume = (Int128{input.values.at(us[input.coordinate])} << kFactorBits) / most;
  }
  const Int128 part = (volume * factor) >> kFactorBits;
  const Int128 calls = (hits.per_lifetime * part) >> kFactorBits;
  // Beyond 100 calls a lifetime all hit.
  const Int128 most = Int128{100} * 1'000'000'000;
  const Decimal percent = hit_percent(Decimal::of(std::min(calls, most), 9));
  return scaled(percent, 100).value_or(0);
}

// Whether the hit rate follows the volume and the cost the hit rate, as a few draws show.
Result<bool> Simulator::follows_hits(Regime& regime, std::size_t w, const Hits& hits,
                                     const std::vector<Us>& trials) {
  const std::int64_t far = farthest(w);
  for (const Us& us : trials) {
    set_inputs(regime, w, us);
    std::array<Micros, 3> known{};
    for (std::size_t i = 0; i < known.size(); ++i) {
      const auto part =
          part_at(regime, w, us, i == 1 ? 2 * kUnit : kUnit, Decimal(i == 2 ? 100 : 0));
      if (!part) return std::unexpected(part.error());
      known[i] = *part;
    }
    regime.slope[w] = known[1] - known[0];
    regime.base[w] = known[0] - regime.slope[w];
    regime.full_slope[w] = known[2] - regime.base[w];
    for (const std::int64_t factor : {kUnit / 8, kUnit, (kUnit + far) / 2, far}) {
      const auto part = part_at(regime, w, us, factor, std::nullopt);
      if (!part) return std::unexpected(part.error());
      const Int128 slope = regime.slope_at(w, hits_at(hits, w, us, factor));
      if (!close(regime.base[w] + ((slope * factor) >> kFactorBits), *part)) return false;
    }
  }
  return true;
}

// Prices a few draws at several volumes, to see how costs follow them.
Result<void> Simulator::classify(Regime& regime) {
  regime.curves.assign(workloads_, Curve::kConstant);
  regime.standing.assign(workloads_, 0);
  regime.base.assign(workloads_, 0);
  regime.slope.assign(workloads_, 0);
  regime.full_slope.assign(workloads_, 0);
  std::vector<Us> trials{Us(coordinates_, 0), Us(coordinates_, 0xffffffff)};
  for (std::uint32_t i = 0; i < 3; ++i) {
    Us& us = trials.emplace_back(coordinates_);
    for (std::size_t c = 0; c < coordinates_; ++c) us[c] = lattice_.at(0, i, c);
  }
  if (auto done = find_hits(regime, trials[1]); !done) return done;
  std::vector<bool> any(workloads_);
  std::vector<bool> moves(workloads_);
  std::vector<std::optional<Micros>> standing(workloads_);
  for (const Us& us : trials) {
    for (std::size_t w = 0; w < workloads_; ++w) set_inputs(regime, w, us);
    // At 1/8, 1, half of the way, all of it, and at nothing where a month has nothing of it.
    std::array<std::vector<Micros>, 5> at;
    for (std::size_t i = 0; i < at.size(); ++i) {
      for (std::size_t w = 0; w < workloads_; ++w) {
        const std::int64_t far = farthest(w);
        const std::int64_t least = stops(w) ? 0 : kUnit / 8;
        const std::array<std::int64_t, 5> factors{kUnit / 8, kUnit, (kUnit + far) / 2, far, least};
        set_volume(regime, w, us, factors[i]);
      }
      if (auto done = parts(regime, at[i]); !done) return done;
    }
    for (std::size_t w = 0; w < workloads_; ++w) {
      const Int128 far = farthest(w);
      const Int128 rise = Int128{at[3][w]} - at[1][w];
      const auto line = [&](Int128 factor) {
        return at[1][w] + rise * (factor - kUnit) / (far - kUnit);
      };
      const auto off = [&](Int128 factor, Micros price) {
        const Int128 gap = line(factor) - price;
        return (gap < 0 ? -gap : gap) > 4 + at[3][w] / 10'000'000;
      };
      any[w] = any[w] || off(kUnit / 8, at[0][w]) || off((kUnit + far) / 2, at[2][w]) ||
               (stops(w) && off(0, at[4][w]));
      const auto rest = stops(w) ? at[4][w] : static_cast<Micros>(line(0));
      if (!standing[w]) standing[w] = rest;
      const Micros gap = rest - standing[w].value_or(rest);
      moves[w] = moves[w] || (gap < 0 ? -gap : gap) > 4;
    }
  }
  const std::vector<bool> shared = share_meters(regime);
  for (std::size_t w = 0; w < workloads_; ++w) {
    regime.standing[w] = standing[w].value_or(0);
    if (varied_[w]) {
      const bool linear = moves[w] && !own_inputs_[w].empty();
      regime.curves[w] = any[w] ? Curve::kAny : linear ? Curve::kLinear : Curve::kProportional;
    }
    if (shared[w]) regime.curves[w] = Curve::kAny;
    if (const auto& hits = regime.hits[w]; hits && regime.curves[w] != Curve::kAny) {
      const auto follows = follows_hits(regime, w, *hits, trials);
      if (!follows) return std::unexpected(follows.error());
      if (!*follows) regime.curves[w] = Curve::kAny;
    }
    if (regime.curves[w] == Curve::kAny) regime.hits[w].reset();
    regime.prepared.edit(w).expected_hits.reset();
    set_volume(regime, w, trials[0], kUnit);
  }
  return {};
}

std::vector<std::size_t> Simulator::inputs_of(std::size_t workload) const {
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (inputs_[i].workload == workload && inputs_[i].values.span > 0) own.push_back(i);
  }
  return own;
}

// The workload's cost with its inputs at these values.
Result<Micros> Simulator::price_at(Regime& regime, std::size_t w,
                                   const std::vector<std::size_t>& own, const Values& values,
                                   std::int64_t factor) {
  Workload& workload = regime.prepared.edit(w);
  const Field field = workload.type->volume;
  Decimal volume = regime.volumes[w];
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (regime.dropped[own[i]]) continue;
    const Decimal value = Decimal::of(values[i], inputs_[own[i]].places);
    workload.set(inputs_[own[i]].field, value);
    if (inputs_[own[i]].field == field) volume = stretched(w, value);
  }
  const Decimal times(factor);
  if (info(field).kind == FieldKind::kQuantity) {
    workload.set(field, multiply(volume, times).value_or(volume));
  }
  for (std::size_t q = 0; q < workload.quantities.size(); ++q) {
    const Decimal& entered = regime.quantities[w][q].quantity;
    workload.quantities[q].quantity = multiply(entered, times).value_or(entered);
  }
  if (auto total = regime.prepared.total({}); !total) {
    return std::unexpected(std::move(total.error()));
  }
  const auto part = scaled(regime.prepared.part_of(w), kMicro);
  if (!part) return too_large();
  return *part;
}

// Which inputs the cost is of the second degree in: seen from the middles of all others.
Result<std::vector<Axis>> Simulator::axes_of(Regime& regime, std::size_t w,
                                             const std::vector<std::size_t>& own) {
  Values middles;
  for (const std::size_t i : own) middles.push_back(inputs_[i].middle());
  const auto center = price_at(regime, w, own, middles, 1);
  if (!center) return std::unexpected(center.error());
  std::vector<Axis> axes(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    const Drawn& input = inputs_[own[i]];
    if (input.values.span < 2) continue;
    Values values = middles;
    values[i] = input.values.low;
    const auto low = price_at(regime, w, own, values, 1);
    if (!low) return std::unexpected(low.error());
    values[i] = input.values.low + static_cast<std::int64_t>(input.values.span);
    const auto high = price_at(regime, w, own, values, 1);
    if (!high) return std::unexpected(high.error());
    const Int128 line = *low + ((Int128{*high - *low} * input.middle_way()) >> kFactorBits);
    if (!close(line, *center)) axes[i].middle = input.middle_way();
  }
  return axes;
}

// A surface is used where it is the cost itself, which a few draws show.
Result<void> Simulator::add_surface(Regime& regime, std::size_t w) {
  constexpr std::size_t kMostNodes = 256;
  constexpr std::uint32_t kTrials = 16;
  const std::vector<std::size_t>& own = own_inputs_[w];
  const Curve curve = regime.curves[w];
  const bool linear = curve == Curve::kLinear;
  if (own.empty() || own.size() > 8 || (!linear && curve != Curve::kProportional)) return {};
  const bool hits = regime.hits[w].has_value();
  if (hits) regime.prepared.edit(w).expected_hits = Decimal(50);
  auto axes = axes_of(regime, w, own);
  if (!axes) return std::unexpected(std::move(axes.error()));
  std::size_t nodes = 1;
  for (const Axis& axis : *axes) nodes *= axis.nodes();
  if (nodes > kMostNodes || 4 * (nodes + kTrials) > request_.draws) return {};
  std::vector<Micros> bases;
  std::vector<Micros> slopes;
  std::vector<Micros> full_slopes;
  for (std::size_t n = 0; n < nodes; ++n) {
    Values values(own.size());
    std::size_t rest = n;
    for (std::size_t i = own.size(); i-- > 0;) {
      const std::size_t node = rest % (*axes)[i].nodes();
      rest /= (*axes)[i].nodes();
      const Triangle& range = inputs_[own[i]].values;
      values[i] = range.low;
      if (node == 1 && (*axes)[i].nodes() == 3) values[i] = inputs_[own[i]].middle();
      if (node + 1 == (*axes)[i].nodes()) values[i] += static_cast<std::int64_t>(range.span);
    }
    if (hits) regime.prepared.edit(w).expected_hits = Decimal{};
    const auto one = price_at(regime, w, own, values, 1);
    if (!one) return std::unexpected(one.error());
    Micros base = regime.standing[w];
    Micros slope = *one - base;
    if (linear) {
      const auto two = price_at(regime, w, own, values, 2);
      if (!two) return std::unexpected(two.error());
      slope = *two - *one;
      base = *one - slope;
    }
    bases.push_back(base);
    slopes.push_back(slope);
    if (!hits) continue;
    regime.prepared.edit(w).expected_hits = Decimal(100);
    const auto full = price_at(regime, w, own, values, 1);
    if (!full) return std::unexpected(full.error());
    full_slopes.push_back(*full - base);
  }
  regime.bases[w] = Surface(*axes, std::move(bases));
  if (hits) regime.full_slopes[w] = Surface(*axes, std::move(full_slopes));
  regime.slopes[w] = Surface(std::move(*axes), std::move(slopes));
  Us us(coordinates_);
  for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
    for (std::size_t c = 0; c < coordinates_; ++c) us[c] = lattice_.at(trial, trial, c);
    Values values;
    for (const std::size_t i : own) {
      values.push_back(inputs_[i].values.at(us[inputs_[i].coordinate]));
    }
    // Of the two ends of hits: the one that was priced last.
    const auto exact = price_at(regime, w, own, values, 1);
    if (!exact) return std::unexpected(exact.error());
    read_surface(regime, w, us);
    const Micros slope = hits ? regime.full_slope[w] : regime.slope[w];
    if (close(regime.base[w] + slope, *exact)) continue;
    regime.bases[w] = {};
    break;
  }
  return {};
}

void Simulator::read_surface(Regime& regime, std::size_t w, const Us& us) {
  places_.clear();
  for (const std::size_t i : own_inputs_[w]) {
    places_.push_back(inputs_[i].way(us[inputs_[i].coordinate]));
  }
  regime.base[w] =
      regime.curves[w] == Curve::kLinear ? regime.bases[w].at(places_) : regime.standing[w];
  regime.slope[w] = regime.slopes[w].at(places_);
  if (regime.hits[w]) regime.full_slope[w] = regime.full_slopes[w].at(places_);
}

}  // namespace bedrock
