#include "core/planning/simulation.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "core/base/exact.h"
#include "core/planning/lattice.h"
#include "core/planning/surface.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr std::int64_t kMicro = 1'000'000;
constexpr std::uint64_t kOne = std::uint64_t{1} << 32;
// Factors of volumes are in parts of 2^30.
constexpr int kFactorBits = 30;
constexpr std::int64_t kUnit = std::int64_t{1} << kFactorBits;
constexpr std::int64_t kMostFactor = 1'000'000;
// A value is one of so many steps between its low and its high, or of more.
constexpr std::int64_t kLeastSteps = 10'000;
constexpr int kMostPlaces = 9;

std::unexpected<Error> too_large() {
  return fail("too_large", "plan", "The ranges or the growth are too large to be drawn.",
              "Enter smaller numbers: at most 10^12, and at most 1,000,000 times the volume.");
}

// In whole units of 1 / `unit`, to nearest; nothing where it does not fit.
std::optional<std::int64_t> scaled(const Exact& value, std::int64_t unit) {
  const Exact product = bedrock::product(value, Decimal(unit));
  if (!product) return std::nullopt;
  const Decimal whole = round(*product, 0, Rounding::kHalfEven);
  if (!whole.is_small()) return std::nullopt;
  return whole.small();
}

// A triangular distribution over whole steps.
struct Triangle {
  std::int64_t low = 0;
  std::uint64_t span = 0;
  std::uint64_t mode = 0;  // in parts of 2^32 of the span

  std::int64_t at(std::uint32_t u) const {
    const auto along = static_cast<unsigned __int128>(triangular(mode, u)) * span;
    return low + static_cast<std::int64_t>((along + kOne / 2) >> 32);
  }
  std::int64_t likely() const {
    const auto along = static_cast<unsigned __int128>(mode) * span;
    return low + static_cast<std::int64_t>((along + kOne / 2) >> 32);
  }
};

std::optional<Triangle> triangle(const Decimal& low, const Decimal& likely, const Decimal& high,
                                 std::int64_t unit) {
  const auto a = scaled(low, unit);
  const auto b = scaled(likely, unit);
  const auto c = scaled(high, unit);
  constexpr std::int64_t kMost = std::int64_t{1} << 60;
  if (!a || !b || !c || *c > kMost || *a < -kMost) return std::nullopt;
  Triangle result{*a, static_cast<std::uint64_t>(*c - *a), 0};
  if (result.span == 0) return result;
  const auto part = static_cast<unsigned __int128>(static_cast<std::uint64_t>(*b - *a)) << 32;
  result.mode = static_cast<std::uint64_t>(part / result.span);
  return result;
}

std::int64_t power_of_ten(int places) {
  std::int64_t power = 1;
  for (int i = 0; i < places; ++i) power *= 10;
  return power;
}

// An input as it is drawn.
struct Drawn {
  std::size_t workload;
  Field field;
  Triangle values;
  int places;
  std::size_t coordinate;

  Decimal at(std::uint32_t u) const { return Decimal::of(values.at(u), places); }
  // How far a value is on the way from low to high, in parts of 2^30.
  std::int64_t way(std::uint32_t u) const {
    if (values.span == 0) return 0;
    const auto along =
        static_cast<unsigned __int128>(static_cast<std::uint64_t>(values.at(u) - values.low));
    return static_cast<std::int64_t>((along << kFactorBits) / values.span);
  }
  // The value in the middle, and how far it is on the way.
  std::int64_t middle() const { return values.low + static_cast<std::int64_t>(values.span / 2); }
  std::int64_t middle_way() const {
    return static_cast<std::int64_t>(
        (static_cast<unsigned __int128>(values.span / 2) << kFactorBits) / values.span);
  }
};

std::optional<Drawn> drawn_of(const VariedInput& input, std::size_t coordinate) {
  const bool whole = info(input.field).kind == FieldKind::kWhole;
  int places = 0;
  if (!whole) {
    places = std::max({input.low.scale(), input.likely.scale(), input.high.scale()});
    const Exact span = difference(input.high, input.low);
    while (places < kMostPlaces && span && !span->is_zero() &&
           product(span, Decimal(power_of_ten(places))) < Exact(Decimal(kLeastSteps))) {
      ++places;
    }
    places = std::min(places, kMostPlaces);
  }
  const auto values = triangle(input.low, input.likely, input.high, power_of_ten(places));
  if (!values) return std::nullopt;
  return Drawn{input.workload, input.field, *values, places, coordinate};
}

// How the volume of a workload moves, in every draw.
struct Path {
  std::vector<std::int64_t> fixed;  // by month; of growth that is drawn: without the growth
  std::optional<Triangle> growth;   // of (1 + percent / 100) in parts of 2^30
  std::size_t coordinate = 0;
};

// How the cost of a workload follows its volume.
enum class Curve : std::uint8_t {
  kConstant,      // nothing of it is drawn
  kProportional,  // a standing part that no input moves, and one that the volume multiplies
  kLinear,        // a standing part that inputs move
  kAny,           // priced for every month
};

// Months that differ in nothing but volumes.
struct Regime {
  PreparedScenario prepared;
  std::vector<Decimal> volumes;                          // as entered
  std::vector<std::vector<ServiceQuantity>> quantities;  // as entered
  std::vector<Curve> curves;
  std::vector<Micros> standing;  // of kProportional
  // By workload, where they are exact: what does not follow the volume, and what does.
  std::vector<Surface> bases;
  std::vector<Surface> slopes;
  bool known = false;  // base and slope of workloads of which only growth is drawn
  // Of the draw at hand.
  std::vector<Micros> base;
  std::vector<Micros> slope;
};

struct Segment {
  std::size_t regime;
  int days;
};

class Simulator {
 public:
  Simulator(const RateTable& table, const Scenario& scenario, const ForecastPlan& plan,
            const Forecast& forecast, const SimulationRequest& request)
      : table_(table),
        scenario_(scenario),
        plan_(plan),
        forecast_(forecast),
        request_(request),
        lattice_(request.seed),
        workloads_(scenario.workloads.size()) {}

  Result<Simulation> run();

 private:
  using Us = std::vector<std::uint32_t>;  // by coordinate

  Result<void> prepare();
  Result<void> add_inputs();
  Result<void> add_paths();
  Result<void> add_segments(int index, std::map<std::string, std::size_t>& known);
  Result<void> classify(Regime& regime);
  std::vector<bool> share_meters(const Regime& regime) const;
  // Values of the workload's own inputs, in the order of inputs_.
  using Values = std::vector<std::int64_t>;
  std::vector<std::size_t> inputs_of(std::size_t workload) const;
  Result<Micros> price_at(Regime& regime, std::size_t workload, const std::vector<std::size_t>& own,
                          const Values& values, std::int64_t factor);
  Result<void> add_surface(Regime& regime, std::size_t workload);
  Result<std::vector<Axis>> axes_of(Regime& regime, std::size_t workload,
                                    const std::vector<std::size_t>& own);
  void read_surface(Regime& regime, std::size_t workload, const Us& us);
  std::int64_t factor_of(std::size_t workload, std::size_t month, const Us& us) const;
  std::int64_t farthest(std::size_t workload) const;
  void set_inputs(Regime& regime, std::size_t workload, const Us& us);
  void set_volume(Regime& regime, std::size_t workload, const Us& us, std::int64_t factor);
  Result<void> parts(Regime& regime, std::vector<Micros>& amounts);
  Result<void> price_draw(const Us& us);
  Result<Micros> month_of(std::size_t month, const Us& us);
  Result<void> check_work() const;
  Result<void> draw_all();
  Simulation conclude();

  const RateTable& table_;
  const Scenario& scenario_;
  const ForecastPlan& plan_;
  const Forecast& forecast_;
  const SimulationRequest& request_;
  Lattice lattice_;
  std::size_t workloads_;
  std::vector<Drawn> inputs_;
  std::optional<Triangle> factor_;
  std::size_t factor_coordinate_ = 0;
  std::size_t coordinates_ = 0;
  std::vector<Path> paths_;
  std::vector<bool> varied_;  // by workload
  std::vector<Regime> regimes_;
  std::vector<std::vector<Segment>> segments_;  // by month
  std::vector<Micros> costs_;                   // of each month: other costs
  std::vector<Micros> constants_;               // of each month: workloads that are not drawn
  std::vector<std::vector<Micros>> draws_;      // by month, then the sums, then the largest months
  std::vector<Micros> amounts_;
  std::vector<std::vector<std::size_t>> own_inputs_;  // by workload
  std::vector<std::int64_t> places_;
};

Result<void> Simulator::add_inputs() {
  varied_.assign(workloads_, false);
  std::optional<std::size_t> shared;
  for (const VariedInput& input : request_.inputs) {
    if (input.together && !shared) shared = coordinates_++;
    const auto drawn = drawn_of(input, input.together ? *shared : coordinates_);
    if (!drawn) return too_large();
    if (!input.together) ++coordinates_;
    inputs_.push_back(*drawn);
    varied_[input.workload] = true;
  }
  if (request_.factor) {
    const VariedFactor& factor = *request_.factor;
    factor_ = triangle(factor.low, factor.likely, factor.high, kUnit);
    if (!factor_) return too_large();
    factor_coordinate_ = coordinates_++;
  }
  return {};
}

Result<void> Simulator::add_paths() {
  std::optional<std::size_t> shared;
  paths_.resize(workloads_);
  for (std::size_t w = 0; w < workloads_; ++w) {
    const Shape& shape = plan_.workloads[w].shape;
    Path& path = paths_[w];
    const bool is_drawn = shape.growth.low.has_value();
    if (is_drawn) {
      const auto step = [](const Decimal& percent) {
        return sum(Decimal(1), product(percent, Decimal::of(1, 2))).value_or(Decimal{});
      };
      path.growth = triangle(step(*shape.growth.low), step(shape.growth.percent),
                             step(shape.growth.high.value_or(shape.growth.percent)), kUnit);
      if (!path.growth) return too_large();
      if (plan_.growth_together) {
        if (!shared) shared = coordinates_++;
        path.coordinate = *shared;
      } else {
        path.coordinate = coordinates_++;
      }
      varied_[w] = true;
    }
    for (std::size_t m = 0; m < forecast_.months.size(); ++m) {
      const ForecastMonth& month = forecast_.months[m];
      Exact factor = month.factors[w];
      if (is_drawn && !factor->is_zero()) {
        factor = shape.factor(Decimal(1), month.month, static_cast<int>(m));
      }
      const auto fixed = scaled(factor, kUnit);
      if (!fixed || *fixed > kMostFactor * kUnit) return too_large();
      path.fixed.push_back(*fixed);
    }
    if (farthest(w) > kMostFactor * kUnit) return too_large();
  }
  return {};
}

std::int64_t Simulator::factor_of(std::size_t workload, std::size_t month, const Us& us) const {
  const Path& path = paths_[workload];
  std::int64_t factor = path.fixed[month];
  if (!path.growth) return factor;
  const std::int64_t step = path.growth->at(us[path.coordinate]);
  for (std::size_t i = 0; i < month; ++i) {
    const Int128 next = (Int128{factor} * step) >> kFactorBits;
    factor = static_cast<std::int64_t>(std::min(next, Int128{kMostFactor} * kUnit * 2));
  }
  return factor;
}

// The largest factor that the volume may have, at least 2.
std::int64_t Simulator::farthest(std::size_t workload) const {
  std::int64_t most = 2 * kUnit;
  const Us highest(coordinates_, 0xffffffff);
  for (std::size_t m = 0; m < forecast_.months.size(); ++m) {
    most = std::max(most, factor_of(workload, m, highest));
  }
  return most;
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
  for (const ForecastEvent& event : forecast_.events) {
    const bool changes = event.kind == ForecastEvent::Kind::kPrice ||
                         event.kind == ForecastEvent::Kind::kAllowancesEnd;
    if (!changes || !plan_.dated || event.date > month.last()) continue;
    if (event.date <= month.first()) {
      ++before;
    } else if (event.date != starts.back()) {
      starts.push_back(event.date);
    }
  }
  std::string key = scenario->hours_per_month.text();
  for (const Workload& workload : scenario->workloads) {
    key += workload.switched_off ? "-" : "+";
    for (const Workload::Given& given : workload.given) key += given.number.text() + ",";
  }
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
      volumes.push_back(workload.number(workload.type->volume));
      quantities.push_back(workload.quantities);
    }
    auto prepared = PreparedScenario::of(table_, std::move(priced), {});
    if (!prepared) return std::unexpected(std::move(prepared.error()));
    regimes_.push_back(Regime{.prepared = std::move(*prepared),
                              .volumes = std::move(volumes),
                              .quantities = std::move(quantities)});
  }
  return {};
}

void Simulator::set_inputs(Regime& regime, std::size_t workload, const Us& us) {
  for (const Drawn& input : inputs_) {
    if (input.workload != workload) continue;
    regime.prepared.edit(workload).set(input.field, input.at(us[input.coordinate]));
  }
}

// The volume as drawn, else as entered, times a factor.
void Simulator::set_volume(Regime& regime, std::size_t w, const Us& us, std::int64_t factor) {
  Workload& workload = regime.prepared.edit(w);
  const Field field = workload.type->volume;
  Decimal volume = regime.volumes[w];
  for (const Drawn& input : inputs_) {
    if (input.workload == w && input.field == field) volume = input.at(us[input.coordinate]);
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

// Prices a few draws at several volumes, to see how costs follow them.
Result<void> Simulator::classify(Regime& regime) {
  regime.curves.assign(workloads_, Curve::kConstant);
  regime.standing.assign(workloads_, 0);
  regime.base.assign(workloads_, 0);
  regime.slope.assign(workloads_, 0);
  std::vector<Us> trials{Us(coordinates_, 0), Us(coordinates_, 0xffffffff)};
  for (std::uint32_t i = 0; i < 3; ++i) {
    Us& us = trials.emplace_back(coordinates_);
    for (std::size_t c = 0; c < coordinates_; ++c) us[c] = lattice_.at(0, i, c);
  }
  std::vector<bool> any(workloads_);
  std::vector<bool> moves(workloads_);
  std::vector<std::optional<Micros>> standing(workloads_);
  for (const Us& us : trials) {
    for (std::size_t w = 0; w < workloads_; ++w) set_inputs(regime, w, us);
    // At 1/8, 1, half of the way and all of it.
    std::array<std::vector<Micros>, 4> at;
    for (std::size_t i = 0; i < at.size(); ++i) {
      for (std::size_t w = 0; w < workloads_; ++w) {
        const std::int64_t far = farthest(w);
        const std::array<std::int64_t, 4> factors{kUnit / 8, kUnit, (kUnit + far) / 2, far};
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
      any[w] = any[w] || off(kUnit / 8, at[0][w]) || off((kUnit + far) / 2, at[2][w]);
      const auto rest = static_cast<Micros>(line(0));
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
    const Decimal value = Decimal::of(values[i], inputs_[own[i]].places);
    workload.set(inputs_[own[i]].field, value);
    if (inputs_[own[i]].field == field) volume = value;
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

bool close(Int128 a, Int128 b) {
  const Int128 gap = a > b ? a - b : b - a;
  const Int128 size = b < 0 ? -b : b;
  return gap <= 20 + size / 10'000'000;
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
  auto axes = axes_of(regime, w, own);
  if (!axes) return std::unexpected(std::move(axes.error()));
  std::size_t nodes = 1;
  for (const Axis& axis : *axes) nodes *= axis.nodes();
  if (nodes > kMostNodes || 4 * (nodes + kTrials) > request_.draws) return {};
  std::vector<Micros> bases;
  std::vector<Micros> slopes;
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
  }
  regime.bases[w] = Surface(*axes, std::move(bases));
  regime.slopes[w] = Surface(std::move(*axes), std::move(slopes));
  Us us(coordinates_);
  for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
    for (std::size_t c = 0; c < coordinates_; ++c) us[c] = lattice_.at(trial, trial, c);
    Values values;
    for (const std::size_t i : own) {
      values.push_back(inputs_[i].values.at(us[inputs_[i].coordinate]));
    }
    const auto exact = price_at(regime, w, own, values, 1);
    if (!exact) return std::unexpected(exact.error());
    read_surface(regime, w, us);
    if (close(regime.base[w] + regime.slope[w], *exact)) continue;
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
      const std::uint64_t prices = curve == Curve::kAny ? forecast_.months.size() : 2;
      turns += prices * (1 + scenario_.workloads[w].turns());
    }
  }
  if (turns * request_.draws <= kMostTurns) return {};
  return fail("too_much_work", "draws", "So many draws of these workloads would take too long.",
              "Ask for fewer draws or fewer months, or vary fewer workloads.");
}

Result<void> Simulator::price_draw(const Us& us) {
  for (Regime& regime : regimes_) {
    bool two = false;
    bool one = false;
    bool any = false;
    for (std::size_t w = 0; w < workloads_; ++w) {
      const Curve curve = regime.curves[w];
      any = any || curve == Curve::kAny;
      if (curve == Curve::kConstant || curve == Curve::kAny) continue;
      if (!regime.bases[w].empty()) {
        read_surface(regime, w, us);
        continue;
      }
      if (own_inputs_[w].empty() && regime.known) continue;  // only its growth is drawn
      set_inputs(regime, w, us);
      set_volume(regime, w, us, kUnit);
      one = true;
      two = two || curve == Curve::kLinear;
    }
    for (std::size_t w = 0; w < workloads_ && any; ++w) {
      if (regime.curves[w] == Curve::kAny) set_inputs(regime, w, us);
    }
    if (!one) continue;
    regime.known = true;
    if (auto done = parts(regime, amounts_); !done) return done;
    const auto priced = [&](std::size_t w, Curve curve) {
      return regime.curves[w] == curve && regime.bases[w].empty();
    };
    for (std::size_t w = 0; w < workloads_; ++w) {
      if (!priced(w, Curve::kProportional)) continue;
      regime.base[w] = regime.standing[w];
      regime.slope[w] = amounts_[w] - regime.standing[w];
    }
    if (!two) continue;
    const std::vector<Micros> near = amounts_;
    for (std::size_t w = 0; w < workloads_; ++w) {
      if (priced(w, Curve::kLinear)) set_volume(regime, w, us, 2 * kUnit);
    }
    if (auto done = parts(regime, amounts_); !done) return done;
    for (std::size_t w = 0; w < workloads_; ++w) {
      if (!priced(w, Curve::kLinear)) continue;
      regime.slope[w] = amounts_[w] - near[w];
      regime.base[w] = near[w] - regime.slope[w];
    }
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
      } else if (factor != 0) {
        amount += regime.base[w] + ((Int128{regime.slope[w]} * factor) >> kFactorBits);
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
  const Int128 total = weighted / days + constants_[month];
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

}  // namespace

Result<Simulation> simulate(const RateTable& table, const Scenario& scenario,
                            const ForecastPlan& plan, const Forecast& forecast,
                            const SimulationRequest& request) {
  return Simulator(table, scenario, plan, forecast, request).run();
}

FirstMonth::FirstMonth(PreparedScenario prepared, std::vector<Decimal> factors)
    : prepared_(std::move(prepared)), factors_(std::move(factors)) {}

Result<FirstMonth> FirstMonth::of(const RateTable& table, const Scenario& scenario,
                                  const ForecastPlan& plan) {
  std::vector<Decimal> factors;
  auto month = scenario_of_month(scenario, plan, 0, true, factors);
  if (!month) return std::unexpected(std::move(month.error()));
  auto prepared = PreparedScenario::of(table, std::move(*month), {});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  FirstMonth result(std::move(*prepared), std::move(factors));
  const auto entered = result.prepared_.total({});
  if (!entered) return std::unexpected(entered.error());
  result.entered_ = *entered;
  return result;
}

Result<Decimal> FirstMonth::with(std::size_t workload, Field field, const Decimal& value) {
  const Workload kept = prepared_.scenario().workloads[workload];
  const bool volume = field == kept.type->volume;
  const Decimal scaled = volume ? multiply(value, factors_[workload]).value_or(value) : value;
  prepared_.edit(workload).set(field, scaled);
  auto total = prepared_.total({});
  prepared_.edit(workload) = kept;
  return total;
}

}  // namespace bedrock
