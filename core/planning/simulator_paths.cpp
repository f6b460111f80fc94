// What is drawn, and how the volume of each workload moves from month to month.
#include <algorithm>
#include <utility>

#include "core/base/exact.h"
#include "core/planning/simulator.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr std::int64_t kMostFactor = 1'000'000;

}  // namespace

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

// Amounts are drawn in millionths: they are priced at the largest volume, not at a small one.
void Simulator::add_reference(std::size_t w) {
  const Growth& growth = plan_.workloads[w].shape.growth;
  const Workload& workload = scenario_.workloads[w];
  const Field volume = workload.type->volume;
  if (growth.kind != Growth::Kind::kVolumes || info(volume).kind != FieldKind::kQuantity) return;
  Path& path = paths_[w];
  path.reference = *std::max_element(growth.list.begin(), growth.list.end());
  if (path.reference->is_zero()) path.reference = Decimal(1);
  path.stretch = quotient(path.reference, workload.number(volume), 18, Rounding::kHalfEven)
                     .value_or(Decimal(1));
}

Result<void> Simulator::add_paths() {
  std::optional<std::size_t> shared;
  paths_.resize(workloads_);
  for (std::size_t w = 0; w < workloads_; ++w) {
    const Shape& shape = plan_.workloads[w].shape;
    Path& path = paths_[w];
    const bool is_drawn = shape.growth.low.has_value();
    add_reference(w);
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
      const int index = static_cast<int>(m);
      Exact factor = month.factors[w];
      if (path.reference && plan_.workloads[w].runs(month.month)) {
        factor =
            product(shape.factor(Decimal(1), month.month, index),
                    quotient(grown(shape.growth, index), path.reference, 18, Rounding::kHalfEven));
      } else if (is_drawn && !factor->is_zero()) {
        factor = shape.factor(Decimal(1), month.month, index);
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

// Whether some month has nothing of the volume: what stands is paid all the same.
bool Simulator::stops(std::size_t workload) const {
  const std::vector<std::int64_t>& fixed = paths_[workload].fixed;
  return std::find(fixed.begin(), fixed.end(), 0) != fixed.end();
}

std::vector<bool> Simulator::dropped_in(int index) const {
  std::vector<bool> dropped;
  for (const Drawn& input : inputs_) {
    const WorkloadPlan& own = plan_.workloads[input.workload];
    const auto once = own.counted_once(scenario_.workloads[input.workload]);
    dropped.push_back(own.is_past_first(plan_, index) &&
                      std::find(once.begin(), once.end(), input.field) != once.end());
  }
  return dropped;
}

}  // namespace bedrock
