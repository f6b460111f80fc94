// A type of workload: which fields it has, and the function that turns one into usage.
//
// The types are declared in core/workloads/, each in the file of its expansion, and listed in
// workload_types.cpp there; the scenario codec, the schema and the page's forms follow from their
// fields.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/catalog/conditions.h"
#include "core/usage/field.h"

namespace bedrock {

class Expansion;

struct FieldUse {
  Field field;
  bool required = false;
  std::int32_t fallback = 0;    // where it is left out; of a choice, its index
  std::string_view label = {};  // where the type has its own
  std::string_view manual = {};
};

// The fields that have a default other than zero.
class Fallbacks {
 public:
  constexpr explicit Fallbacks(std::span<const FieldUse> uses) {
    for (const FieldUse& use : uses) {
      if (use.fallback != 0) bits_[word(use.field)] |= bit(use.field);
    }
  }
  constexpr bool has(Field field) const { return (bits_[word(field)] & bit(field)) != 0; }

 private:
  static constexpr std::size_t word(Field field) { return static_cast<std::size_t>(field) / 64; }
  static constexpr std::uint64_t bit(Field field) {
    return std::uint64_t{1} << (static_cast<unsigned>(field) % 64);
  }

  std::array<std::uint64_t, static_cast<std::size_t>(Field::kCount) / 64 + 1> bits_{};
};

struct WorkloadType {
  std::string_view name;    // as in scenarios: "chat"
  std::string_view label;   // in a list: "Multi-turn chat"
  std::string_view about;   // a sentence below it
  std::string_view manual;  // how it becomes usage
  Field volume;             // what is counted a month: bills say the cost of one
  // Calls a model: has "model", route, tier, context, cache lifetime, routing and the fields of
  // call_fields().
  bool calls = false;
  std::span<const FieldUse>
      fields;  // beside those; a form opens with the first three numbers and choices
  void (*expand)(Expansion&) = nullptr;
  Tier tier = Tier::kStandard;  // where the workload does not say it
  bool streams = false;         // its calls are streams both ways, which Bedrock does not log
  Fallbacks fallbacks{fields};
};

// What every type that calls a model has: retries, failures, experiments, quotas.
std::span<const FieldUse> call_fields();

// How a type uses a field; null where it does not have it.
const FieldUse* find_use(const WorkloadType& type, Field field);

// What a field is where it is left out: most are zero.
std::int32_t fallback_of(const WorkloadType& type, Field field);

}  // namespace bedrock
