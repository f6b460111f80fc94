#include "core/workloads/workload_types.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace bedrock;

TEST_CASE("every field has a name of its own and is used by some type", "[workload_types]") {
  std::set<std::string_view> names;
  std::set<Field> used;
  for (const WorkloadType* type : workload_types()) {
    for (const FieldUse& use : type->fields) used.insert(use.field);
  }
  for (const FieldUse& use : call_fields()) used.insert(use.field);
  for (int i = 0; i < static_cast<int>(Field::kCount); ++i) {
    const auto field = static_cast<Field>(i);
    INFO(info(field).name);
    CHECK(names.insert(info(field).name).second);
    CHECK(used.contains(field));
    CHECK(find_field(info(field).name) == field);
    const bool chooses =
        info(field).kind == FieldKind::kChoice || info(field).kind == FieldKind::kChoices;
    CHECK(chooses != info(field).choices.empty());
  }
  CHECK_FALSE(find_field("no_such_field").has_value());
}

TEST_CASE("types are found by name, and count by a field that they have", "[workload_types]") {
  for (const WorkloadType* type : workload_types()) {
    INFO(type->name);
    CHECK(find_workload_type(type->name) == type);
    CHECK(find_use(*type, type->volume) != nullptr);
    CHECK(type->expand != nullptr);
    std::set<Field> own;
    for (const FieldUse& use : type->fields) {
      CHECK(own.insert(use.field).second);
      const FieldInfo& field = info(use.field);
      if (field.kind == FieldKind::kChoice) {
        CHECK(use.fallback < static_cast<int>(field.choices.size()));
      }
      if (field.kind == FieldKind::kWhole) CHECK(use.fallback >= 1);
    }
    // What all calls have is not declared again.
    for (const FieldUse& use : call_fields()) CHECK((!type->calls || !own.contains(use.field)));
  }
  CHECK(find_workload_type("no_such_type") == nullptr);
}
