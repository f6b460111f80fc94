#include "core/planning/prepared_scenario.h"

#include <string>
#include <utility>

#include "core/base/exact.h"
#include "core/usage/expansion.h"
#include "core/usage/field.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

bool is_model(const UsagePart& part) {
  return part.terms.model == nullptr || !part.terms.model->service;
}

bool same(const Terms& a, const Terms& b) {
  return a.model == b.model && a.region == b.region && a.profile == b.profile &&
         a.route == b.route && a.tier == b.tier && a.endpoint == b.endpoint && a.kind == b.kind &&
         a.missing_prices == b.missing_prices && a.model_id == b.model_id;
}

}  // namespace

PreparedScenario::PreparedScenario(const RateTable& table, Scenario scenario,
                                   std::vector<Input> inputs)
    : scenario_(std::move(scenario)),
      table_(&table),
      inputs_(std::move(inputs)),
      values_(inputs_.size()),
      workloads_(scenario_.workloads.size()),
      as_of_(scenario_.as_of.value_or(table.newest)),
      meter_(scenario_, as_of_) {
  for (std::size_t i = 0; i < workloads_.size(); ++i) enter(i);
}

// Keeps what growth starts from.
void PreparedScenario::enter(std::size_t index) {
  const Workload& workload = scenario_.workloads[index];
  workloads_[index].path = "workloads[" + std::to_string(index) + "]";
  workloads_[index].volume = workload.number(workload.type->volume);
  workloads_[index].quantities.clear();
  for (const ServiceQuantity& item : workload.quantities) {
    workloads_[index].quantities.push_back(item.quantity);
  }
}

Workload& PreparedScenario::edit(std::size_t workload) {
  outdate(workload);
  fresh_ = false;
  return scenario_.workloads[workload];
}

void PreparedScenario::replace(std::size_t workload, Workload changed) {
  outdate(workload);  // by the type that goes
  scenario_.workloads[workload] = std::move(changed);
  enter(workload);
  outdate(workload);
  fresh_ = false;  // the inputs apply to it, too
}

Result<PreparedScenario> PreparedScenario::of(const RateTable& table, Scenario scenario,
                                              std::vector<Input> inputs) {
  PreparedScenario prepared(table, std::move(scenario), std::move(inputs));
  for (std::size_t i = 0; i < prepared.inputs_.size(); ++i) {
    if (auto good = prepared.check(prepared.inputs_[i], i); !good) {
      return std::unexpected(std::move(good.error()));
    }
  }
  return prepared;
}

void PreparedScenario::outdate(std::size_t workload) {
  workloads_[workload].expand = true;
  // Collections share capacity with those before them (vector_store.cpp).
  if (find_use(*scenario_.workloads[workload].type, Field::kOcuSharing) == nullptr) return;
  for (std::size_t i = workload + 1; i < workloads_.size(); ++i) {
    if (find_use(*scenario_.workloads[i].type, Field::kOcuSharing) != nullptr)
      workloads_[i].expand = true;
  }
}

void PreparedScenario::reprice() {
  for (Prepared& prepared : workloads_) {
    prepared.price = true;
    for (PartRates& rates : prepared.rates) {
      for (KnownRate& known : rates.known) {
        apply_own_prices(*table_, scenario_, rates.terms, known.dimension, known.rate);
      }
    }
  }
}

Result<void> PreparedScenario::expand_workload(std::size_t workload) {
  Prepared& prepared = workloads_[workload];
  const auto done =
      expand(*table_, scenario_, scenario_.workloads[workload], prepared.path, prepared.space);
  if (!done) return std::unexpected(done.error());
  ++expansions_;
  const Parts& parts = prepared.space.usage.parts;
  if (prepared.rates.size() < parts.size()) prepared.rates.resize(parts.size());
  for (std::size_t p = 0; p < parts.size(); ++p) {
    PartRates& rates = prepared.rates[p];
    if (same(rates.terms, parts[p].terms)) continue;
    rates.terms = parts[p].terms;
    rates.known.clear();
  }
  prepared.expand = false;
  prepared.price = true;
  return {};
}

const AppliedRate& PreparedScenario::rate_of(Prepared& prepared, std::size_t part,
                                             Dimension dimension) {
  PartRates& rates = prepared.rates[part];
  const Context context = prepared.space.usage.parts[part].context;
  for (const KnownRate& known : rates.known) {
    if (known.dimension == dimension && known.context == context) return known.rate;
  }
  return rates.known
      .emplace_back(dimension, context,
                    applied_rate(*table_, scenario_, rates.terms, dimension, context, as_of_))
      .rate;
}

bool PreparedScenario::price_models(Prepared& prepared) {
  prepared.models = {};
  prepared.unpriced_models = 0;
  for (std::size_t p = 0; p < prepared.space.usage.parts.size(); ++p) {
    const UsagePart& part = prepared.space.usage.parts[p];
    if (!is_model(part)) continue;
    for (const UsageItem& item : part.items) {
      if (!item.unknown.empty()) {
        ++prepared.unpriced_models;
        continue;
      }
      const AppliedRate& rate = rate_of(prepared, p, item.dimension);
      if (!rate.fits()) return false;
      if (!rate.usd) {
        ++prepared.unpriced_models;
        continue;
      }
      const Exact total = sum(prepared.models, amount_of(item, *rate.usd));
      if (!total) return false;
      prepared.models = *total;
    }
  }
  prepared.price = false;
  return true;
}

Exact PreparedScenario::price_services() {
  meter_.reset();
  Exact total = Decimal{};
  for (Prepared& prepared : workloads_) {
    Exact own = Decimal{};
    prepared.unpriced_services = 0;
    for (std::size_t p = 0; p < prepared.space.usage.parts.size(); ++p) {
      const UsagePart& part = prepared.space.usage.parts[p];
      if (is_model(part)) continue;
      for (const UsageItem& item : part.items) {
        if (!item.unknown.empty()) {
          ++prepared.unpriced_services;
          continue;
        }
        const auto& slices = meter_.take(*table_, part.terms.model, part.terms.region,
                                         item.dimension, item.quantity.value());
        if (slices.empty()) return std::nullopt;
        for (const Slice& slice : slices) {
          const AppliedRate& rate = rate_of(prepared, p, slice.dimension);
          if (!rate.fits()) return std::nullopt;
          if (rate.usd) {
            own = bedrock::sum(own, amount_of(item, slice, slices.size() > 1, *rate.usd));
          } else {
            ++prepared.unpriced_services;
          }
        }
      }
    }
    prepared.services = own.value_or(Decimal{});
    total = bedrock::sum(total, own);
  }
  return total;
}

Result<Decimal> PreparedScenario::total(std::span<const Decimal> values) {
  if (values.size() != inputs_.size()) {
    return fail("wrong_length", "values", "Each input needs a value.",
                "Give one value for each input, in their order.");
  }
  const bool known = std::exchange(fresh_, false);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (known && values_[i] == values[i]) continue;
    if (auto good = apply(inputs_[i], i, values[i]); !good) {
      return std::unexpected(std::move(good.error()));
    }
    values_[i] = values[i];
  }
  const auto too_large = [] {
    return fail("too_large", "workloads", "The amount has more digits than can be summed exactly.",
                "Enter smaller numbers: an amount can have up to 38 digits.");
  };
  for (std::size_t i = 0; i < workloads_.size(); ++i) {
    if (!workloads_[i].expand) continue;
    if (auto good = expand_workload(i); !good) return std::unexpected(std::move(good.error()));
  }
  Exact total = Decimal{};
  for (Prepared& prepared : workloads_) {
    if (prepared.price && !price_models(prepared)) return too_large();
    total = sum(total, prepared.models);
  }
  total = sum(total, price_services());
  if (!total) return too_large();
  fresh_ = true;
  return *total;
}

}  // namespace bedrock
