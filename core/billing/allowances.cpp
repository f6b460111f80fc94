#include "core/billing/allowances.h"

#include <algorithm>
#include <string>

#include "core/catalog/lookup.h"

namespace bedrock {
namespace {

// Accounts opened from this day on get credits in place of first-year allowances.
constexpr Date kCreditsFrom{20284};  // 2025-07-15

// The same day of the next year; of 29 February the day before 1 March.
Date a_year_after(Date date) {
  const Date next(static_cast<std::uint16_t>(std::min(date.days() + 366, 65535)));
  const bool leap = date.text().substr(4) == next.text().substr(4);
  return leap ? next : Date(static_cast<std::uint16_t>(next.days() - 1));
}

}  // namespace

std::optional<Date> first_year_end(const Scenario& scenario) {
  if (!scenario.account_opened || *scenario.account_opened >= kCreditsFrom) return std::nullopt;
  return a_year_after(*scenario.account_opened);
}

ServiceMeter::ServiceMeter(const Scenario& scenario, Date as_of)
    : enabled_(scenario.free_allowances), first_year_(false) {
  if (!scenario.account_opened) return;
  first_year_ =
      *scenario.account_opened < kCreditsFrom && as_of < a_year_after(*scenario.account_opened);
}

void ServiceMeter::reset() {
  used_.clear();
  left_.clear();
}

Decimal& ServiceMeter::used(const Model& model, int region, Dimension dimension) {
  for (Used& entry : used_) {
    if (entry.model == &model && entry.region == region && entry.dimension == dimension) {
      return entry.quantity;
    }
  }
  return used_.emplace_back(Used{&model, region, dimension, {}}).quantity;
}

Decimal ServiceMeter::take_free(const Model& model, Dimension dimension, const Decimal& quantity) {
  if (!enabled_) return {};
  for (const Allowance& allowance : model.free) {
    if (allowance.first_year && !first_year_) continue;
    if (std::find(allowance.dimensions.begin(), allowance.dimensions.end(), dimension) ==
        allowance.dimensions.end()) {
      continue;
    }
    auto at = std::find_if(left_.begin(), left_.end(),
                           [&](const auto& entry) { return entry.first == &allowance; });
    if (at == left_.end()) {
      left_.emplace_back(&allowance, Decimal(allowance.quantity));
      at = left_.end() - 1;
    }
    const Decimal free = std::min(at->second, quantity);
    const auto left = subtract(at->second, free);
    if (!left) return {};
    at->second = *left;
    return free;
  }
  return {};
}

// The dimension itself from 0 on, then the bands over it that have a price.
void ServiceMeter::set_bands(const RateTable& table, const Model& model, Dimension dimension) {
  bands_.clear();
  bands_.emplace_back(dimension, Decimal{});
  for (const PriceBand& band : model.bands) {
    if (band.of != dimension || band.by_vectors || !has_rate(table, model, band.band)) continue;
    bands_.emplace_back(band.band, Decimal(band.over));
  }
}

const std::vector<Slice>& ServiceMeter::take(const RateTable& table, const Model* model, int region,
                                             Dimension dimension, const Decimal& quantity) {
  slices_.clear();
  if (model == nullptr || !model->service) {
    slices_.push_back({dimension, quantity, {}, quantity});
    return slices_;
  }
  Decimal& before = used(*model, region, dimension);
  const auto after = add(before, quantity);
  set_bands(table, *model, dimension);
  Decimal free = take_free(*model, dimension, quantity);
  for (std::size_t i = 0; i < bands_.size() && after; ++i) {
    const Decimal from = std::max(before, bands_[i].second);
    const Decimal to = i + 1 < bands_.size() ? std::min(*after, bands_[i + 1].second) : *after;
    if (to <= from) continue;
    const auto gross = subtract(to, from);
    if (!gross) break;
    const Decimal free_here = std::min(free, *gross);
    const auto billed = subtract(*gross, free_here);
    const auto free_left = subtract(free, free_here);
    if (!billed || !free_left) break;
    slices_.push_back({bands_[i].first, *gross, free_here, *billed});
    free = *free_left;
  }
  if (after) before = *after;
  return slices_;
}

}  // namespace bedrock
