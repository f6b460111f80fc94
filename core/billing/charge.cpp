#include "core/billing/charge.h"

#include "core/billing/own_prices.h"
#include "core/catalog/nearest_rate.h"

namespace bedrock {
namespace {

void take_nearest(const RateTable& table, const RateQuery& query, AppliedRate& rate) {
  const auto nearest = nearest_rate(table, query);
  if (!nearest) return;
  rate.list = nearest->rate;
  rate.region = nearest->region;
}

bool charge_item(const RateTable& table, const Scenario& scenario, const UsagePart& part,
                 const UsageItem& item, Date as_of, ServiceMeter& meter, Charge charge,
                 std::vector<Charge>& charges) {
  const Terms& terms = part.terms;
  const Decimal quantity = item.quantity.value();
  charge.slice = {item.dimension, quantity, {}, quantity};
  if (!item.unknown.empty()) {
    charges.push_back(charge);
    return true;
  }
  const auto& slices = meter.take(table, terms.model, terms.region, item.dimension, quantity);
  charge.is_band = slices.size() > 1;
  for (const Slice& slice : slices) {
    charge.slice = slice;
    charge.amount = {};
    charge.rate = applied_rate(table, scenario, terms, slice.dimension, part.context, as_of);
    if (!charge.rate.fits()) return false;
    if (charge.rate.usd) {
      const Exact amount = amount_of(item, slice, charge.is_band, *charge.rate.usd);
      if (!amount) return false;
      charge.amount = *amount;
    }
    charges.push_back(charge);
  }
  return !slices.empty();
}

}  // namespace

bool is_offered(const RateTable& table, const Terms& terms) {
  if (terms.region < 0) return true;
  const Region& region = table.regions[static_cast<std::size_t>(terms.region)];
  if (terms.route == Route::kGlobal && !offers_global(table, terms.region)) return false;
  if (terms.route != Route::kGeo || terms.profile < 0 || !region.routes_listed) return true;
  return ((region.profiles >> terms.profile) & 1) != 0;
}

RateQuery query_of(const Terms& terms, Dimension dimension, Context context, Date as_of) {
  return {.model = terms.model,
          .region = terms.region,
          .profile = terms.profile,
          .route = terms.route,
          .tier = terms.tier,
          .dimension = dimension,
          .context = context,
          .endpoint = terms.endpoint,
          .as_of = as_of};
}

AppliedRate applied_rate(const RateTable& table, const Scenario& scenario, const Terms& terms,
                         Dimension dimension, Context context, Date as_of) {
  AppliedRate rate;
  if (terms.model != nullptr && is_offered(table, terms)) {
    const RateQuery query = query_of(terms, dimension, context, as_of);
    rate.list = find_rate(table, query);
    if (!rate.list && terms.missing_prices == MissingPrices::kNearest) {
      take_nearest(table, query, rate);
    }
  }
  apply_own_prices(table, scenario, terms, dimension, rate);
  return rate;
}

void apply_own_prices(const RateTable& table, const Scenario& scenario, const Terms& terms,
                      Dimension dimension, AppliedRate& rate) {
  rate.own = find_own_rate(table, scenario, terms, dimension);
  rate.usd.reset();
  if (rate.own != nullptr) {
    rate.usd = rate.own->usd;
  } else if (rate.list) {
    rate.usd = discounted(scenario, terms, dimension, rate.list->usd);
  }
}

Exact amount_of(const UsageItem& item, const Decimal& usd) {
  return item.quantity.value().is_zero() ? Decimal{} : item.quantity.at(usd);
}

Exact amount_of(const UsageItem& item, const Slice& slice, bool is_band, const Decimal& usd) {
  // Cut into bands, or used up by an allowance, it is what the meter counted.
  const bool whole = !is_band && !slice.billed.is_zero();
  return (whole ? item.quantity.less(slice.free) : Quantity(slice.billed)).at(usd);
}

bool charge(const RateTable& table, const Scenario& scenario, const Usage& usage, Date as_of,
            ServiceMeter& meter, std::vector<Charge>& charges) {
  for (std::size_t p = 0; p < usage.parts.size(); ++p) {
    const UsagePart& part = usage.parts[p];
    for (std::size_t i = 0; i < part.items.size(); ++i) {
      const Charge charge{.part = p, .item = i};
      if (!charge_item(table, scenario, part, part.items[i], as_of, meter, charge, charges)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace bedrock
