#include "core/planning/prepared_scenario.h"

#include <string>
#include <utility>

#include "core/base/exact.h"
#include "core/usage/expansion.h"
#include "core/usage/field.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr int kMostWhole = 1000;

std::string path_of(std::size_t place) { return "inputs[" + std::to_string(place) + "]"; }

bool is_model(const UsagePart& part) {
  return part.terms.model == nullptr || !part.terms.model->service;
}

bool same(const Terms& a, const Terms& b) {
  return a.model == b.model && a.region == b.region && a.profile == b.profile &&
         a.route == b.route && a.tier == b.tier && a.endpoint == b.endpoint && a.kind == b.kind &&
         a.missing_prices == b.missing_prices && a.model_id == b.model_id;
}

// What the reader of a scenario would accept in the field.
bool in_range(const FieldInfo& field, const Decimal& value) {
  if (value.is_negative()) return false;
  const auto whole_to = [&](std::int64_t most) {
    return value.is_whole() && value <= Decimal(most);
  };
  switch (field.kind) {
    case FieldKind::kQuantity:
      return true;
    case FieldKind::kWhole:
      return whole_to(kMostWhole) && !value.is_zero();
    case FieldKind::kPercent:
      return value <= Decimal(100);
    case FieldKind::kChoice:
      return whole_to(static_cast<std::int64_t>(field.choices.size()) - 1);
    case FieldKind::kChoices:
      return whole_to((std::int64_t{1} << field.choices.size()) - 1);
    case FieldKind::kModel:
      return false;
  }
  return false;
}

// Whether the volume of a type is a number that can grow by a part of itself.
bool grows(const WorkloadType& type) { return info(type.volume).kind == FieldKind::kQuantity; }

bool has_field(const WorkloadType& type, Field field) { return find_use(type, field) != nullptr; }

// How many values a choice of where and how calls run has; 0 for other inputs.
std::size_t choices_of(const Input& input) {
  switch (input.kind) {
    case Input::Kind::kRegion:
      return input.options.size();
    case Input::Kind::kRoute:
      return route_names().size() + 1;
    case Input::Kind::kTier:
      return kInferenceTiers;
    case Input::Kind::kEndpoint:
      return endpoint_names().size();
    case Input::Kind::kCacheTtl:
      return 4;
    case Input::Kind::kField:
      return info(input.field).kind == FieldKind::kModel ? input.options.size() : 0;
    default:
      return 0;
  }
}

// An enumerator that may be left out: 0 leaves it out.
template <typename Enum>
std::optional<Enum> optional_choice(std::size_t at) {
  return at == 0 ? std::nullopt : std::optional(static_cast<Enum>(at - 1));
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

Result<void> PreparedScenario::check(const Input& input, std::size_t place) const {
  const auto missing = [&](const char* message) {
    return fail(
        "unknown_input", path_of(place), message,
        "Vary a field that the workload's type has, where and how it runs, a private rate or a "
        "discount of the scenario, or the growth.");
  };
  using Kind = Input::Kind;
  if (input.kind == Kind::kGrowth) return {};
  if (input.kind == Kind::kOwnRate) {
    if (input.index < scenario_.own_rates.size()) return {};
    return missing("The scenario does not have that private rate.");
  }
  if (input.kind == Kind::kDiscount) {
    if (input.index < scenario_.discounts.size()) return {};
    return missing("The scenario does not have that discount.");
  }
  const bool needs_options =
      input.kind == Kind::kRegion ||
      (input.kind == Kind::kField && info(input.field).kind == FieldKind::kModel);
  if (needs_options && input.options.empty()) return missing("The input has no options.");
  if (input.kind == Kind::kRegion && input.index == Input::kScenario) return {};
  if (input.index >= scenario_.workloads.size()) {
    return missing("The scenario does not have that workload.");
  }
  const WorkloadType& type = *scenario_.workloads[input.index].type;
  if (input.kind == Kind::kField && !has_field(type, input.field)) {
    return missing("A workload of that type does not have that field.");
  }
  return {};
}

Result<void> PreparedScenario::apply(const Input& input, std::size_t place, const Decimal& value) {
  if (choices_of(input) > 0) return choose(input, place, value);
  if (input.kind == Input::Kind::kField) return set_field(input, place, value);
  const bool percent = input.kind == Input::Kind::kDiscount;
  if (value.is_negative() || (percent && value > Decimal(100))) {
    return fail("out_of_range", path_of(place), "The value is out of range.",
                percent ? "Enter 0 to 100." : "Enter zero or more.");
  }
  switch (input.kind) {
    case Input::Kind::kGrowth:
      growth_ = value;
      if (grow()) return {};
      return fail("too_large", path_of(place), "The number has more digits than can be priced.",
                  "Enter a smaller number, or one with fewer digits.");
    case Input::Kind::kOwnRate:
      scenario_.own_rates[input.index].usd = value;
      break;
    case Input::Kind::kDiscount:
      scenario_.discounts[input.index].percent = value;
      break;
    default:
      break;
  }
  reprice();
  return {};
}

Result<void> PreparedScenario::choose(const Input& input, std::size_t place, const Decimal& value) {
  const auto count = static_cast<std::int64_t>(choices_of(input));
  if (value.is_negative() || !value.is_whole() || value >= Decimal(count)) {
    return fail(
        "out_of_range", path_of(place), "The input has no such choice.",
        "Enter the index of a choice: a whole number from 0 to " + std::to_string(count - 1) + ".");
  }
  const auto at = static_cast<std::size_t>(value.coefficient());
  if (input.index == Input::kScenario) {
    scenario_.region = input.options[at];
    for (Prepared& prepared : workloads_) prepared.expand = true;
    return {};
  }
  Workload& workload = scenario_.workloads[input.index];
  switch (input.kind) {
    case Input::Kind::kField:
      workload.set(input.field, input.options[at]);
      break;
    case Input::Kind::kRegion:
      workload.region = input.options[at];
      break;
    case Input::Kind::kRoute:
      workload.route = optional_choice<Route>(at);
      break;
    case Input::Kind::kTier:
      workload.tier = static_cast<Tier>(at);
      break;
    case Input::Kind::kEndpoint:
      workload.endpoint = static_cast<Endpoint>(at);
      break;
    case Input::Kind::kCacheTtl:
      workload.cache_ttl = optional_choice<CacheTtl>(at);
      break;
    default:
      break;
  }
  outdate(input.index);
  return {};
}

Result<void> PreparedScenario::set_field(const Input& input, std::size_t place,
                                         const Decimal& value) {
  Workload& workload = scenario_.workloads[input.index];
  if (!in_range(info(input.field), value)) {
    return fail("out_of_range", path_of(place), "The value is out of the field's range.",
                "Enter what the field takes in a scenario; a choice as its index.");
  }
  Decimal grown = value;
  if (input.field == workload.type->volume) {
    workloads_[input.index].volume = value;
    if (grows(*workload.type)) {
      const auto product = multiply(value, growth_);
      if (!product) {
        return fail("too_large", path_of(place), "The number has more digits than can be priced.",
                    "Enter a smaller number: up to 38 digits fit.");
      }
      grown = *product;
    }
  }
  workload.set(input.field, grown);
  outdate(input.index);
  return {};
}

bool PreparedScenario::grow() {
  for (std::size_t i = 0; i < workloads_.size(); ++i) {
    Workload& workload = scenario_.workloads[i];
    outdate(i);
    if (grows(*workload.type)) {
      const auto volume = multiply(workloads_[i].volume, growth_);
      if (!volume) return false;
      workload.set(workload.type->volume, *volume);
    }
    for (std::size_t q = 0; q < workload.quantities.size(); ++q) {
      const auto quantity = multiply(workloads_[i].quantities[q], growth_);
      if (!quantity) return false;
      workload.quantities[q].quantity = *quantity;
    }
  }
  return true;
}

void PreparedScenario::outdate(std::size_t workload) {
  workloads_[workload].expand = true;
  // Collections share capacity with those before them (vector_store.cpp).
  if (!has_field(*scenario_.workloads[workload].type, Field::kOcuSharing)) return;
  for (std::size_t i = workload + 1; i < workloads_.size(); ++i) {
    if (has_field(*scenario_.workloads[i].type, Field::kOcuSharing)) workloads_[i].expand = true;
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
