// How an input of a prepared scenario takes a value.
#include <string>

#include "core/planning/prepared_scenario.h"
#include "core/usage/field.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr int kMostWhole = 1000;

std::string path_of(std::size_t place) { return "inputs[" + std::to_string(place) + "]"; }

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
  if (input.kind == Kind::kField && find_use(type, input.field) == nullptr) {
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

}  // namespace bedrock
