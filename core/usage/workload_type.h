// A type of workload: which fields it has, and the function that turns one into usage.
//
// The types are declared in core/workloads/, each in the file of its expansion, and listed in
// workload_types.cpp there; the scenario codec, the schema and the page's forms follow from their
// fields.
#pragma once

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
  std::int32_t fallback = 0;  // where it is left out; of a choice, its index
};

struct WorkloadType {
  std::string_view name;  // as in scenarios: "chat"
  Field volume;           // what is counted a month: bills say the cost of one
  // Calls a model: has "model", route, tier, context, cache lifetime, routing and the fields of
  // call_fields().
  bool calls = false;
  std::span<const FieldUse> fields;  // beside those
  void (*expand)(Expansion&) = nullptr;
  Tier tier = Tier::kStandard;  // where the workload does not say it
  bool streams = false;         // its calls are streams both ways, which Bedrock does not log
};

// What every type that calls a model has: retries, failures, experiments, quotas.
std::span<const FieldUse> call_fields();

// How a type uses a field; null where it does not have it.
const FieldUse* find_use(const WorkloadType& type, Field field);

}  // namespace bedrock
