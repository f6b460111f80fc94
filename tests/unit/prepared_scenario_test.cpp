#include "core/planning/prepared_scenario.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "core/catalog/rate_sets.h"
#include "core/usage/workload_type.h"
#include "core/workloads/workload_types.h"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}

}  // namespace

// Every allocation of this program; the tests below look at how many there were.
void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace bedrock {
namespace {

const RateTable& aws() { return *find_rate_set("aws"); }

std::string model_for(const WorkloadType& type, Field field) {
  if (field == Field::kEmbeddingModel || &type == &kEmbeddings) {
    return "amazon.titan-embed-text-v2:0";
  }
  if (field == Field::kRerankModel) return "amazon.rerank-v1:0";
  if (field == Field::kService) return "s3";
  return "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
}

// A workload with all that its type can say.
Workload full(const WorkloadType& type) {
  Workload w;
  w.type = &type;
  w.tier = type.tier;
  const auto give = [&](std::span<const FieldUse> uses) {
    for (const FieldUse& use : uses) {
      switch (info(use.field).kind) {
        case FieldKind::kModel:
          w.set(use.field, model_for(type, use.field));
          break;
        case FieldKind::kChoice:
        case FieldKind::kChoices:
          w.set(use.field, Decimal(1));
          break;
        default:
          w.set(use.field, Decimal(use.field == Field::kOverlapPercent ? 10 : 20));
      }
    }
  };
  give(type.fields);
  if (type.calls) {
    give(call_fields());
    w.cache_ttl = CacheTtl::k5m;
    w.routing = {{"amazon.nova-lite-v1:0", Decimal(25), {}, {}},
                 {"us.anthropic.claude-haiku-4-5-20251001-v1:0", Decimal(25), {}, {}},
                 {"amazon.nova-lite-v1:0", Decimal(10), {}, {}}};
  }
  if (type.name == "service") w.quantities = {{dimension_named("storage_gb_months"), Decimal(9)}};
  return w;
}

Scenario scenario_of(Workload workload) {
  Scenario scenario;
  scenario.region = "us-east-1";
  scenario.discounts = {{Decimal(10), "", "", {}}};
  scenario.workloads = {std::move(workload)};
  return scenario;
}

}  // namespace

TEST_CASE("an evaluation of a prepared scenario allocates nothing", "[prepared]") {
  for (const WorkloadType* type : workload_types()) {
    std::vector<Input> inputs{{.kind = Input::Kind::kGrowth}, {.kind = Input::Kind::kDiscount}};
    for (const FieldUse& use : type->fields) {
      if (info(use.field).kind == FieldKind::kQuantity) inputs.push_back({.field = use.field});
    }
    auto prepared = PreparedScenario::of(aws(), scenario_of(full(*type)), inputs);
    REQUIRE(prepared);
    std::vector<std::vector<Decimal>> sets;
    for (const std::int64_t value : {30, 40, 90, 1})
      sets.emplace_back(inputs.size(), Decimal(value));
    // The first time round, lists and texts find their room.
    for (const auto& values : sets) {
      INFO(type->name);
      REQUIRE(prepared->total(values));
    }
    const std::size_t before = allocations;
    Decimal total;
    for (int round = 0; round < 3; ++round) {
      for (const auto& values : sets) total = *prepared->total(values);
    }
    const std::size_t made = allocations - before;
    INFO(type->name << ": " << total.text());
    CHECK(made == 0);
    CHECK(prepared->expansions() == 16);
  }
}

TEST_CASE("choices of a model, a region and a tier allocate nothing", "[prepared]") {
  std::vector<Input> inputs(4);
  inputs[0].field = Field::kModel;
  inputs[0].options = {"us.anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon.nova-pro-v1:0"};
  inputs[1].kind = Input::Kind::kRegion;
  inputs[1].options = {"us-east-1", "eu-central-1"};
  inputs[2].kind = Input::Kind::kTier;
  inputs[3].kind = Input::Kind::kRoute;
  auto prepared = PreparedScenario::of(aws(), scenario_of(full(kInference)), inputs);
  REQUIRE(prepared);
  const auto all = [&] {
    std::vector<Decimal> values(4);
    for (int i = 0; i < 16; ++i) {
      for (std::size_t k = 0; k < 4; ++k) values[k] = Decimal((i >> k) & 1);
      REQUIRE(prepared->total(values));
    }
  };
  all();
  std::vector<Decimal> values(4, Decimal(1));
  const std::size_t before = allocations;
  for (int i = 0; i < 16; ++i) {
    for (std::size_t k = 0; k < 4; ++k) values[k] = Decimal((i >> k) & 1);
    if (!prepared->total(values)) FAIL();
  }
  const std::size_t made = allocations - before;
  CHECK(made == 0);
}

TEST_CASE("an input that the scenario does not have is refused", "[prepared]") {
  const auto refused = [](Input input) {
    const auto prepared =
        PreparedScenario::of(aws(), scenario_of(full(kInference)), {std::move(input)});
    return !prepared && prepared.error().code == "unknown_input" &&
           prepared.error().path == "inputs[0]";
  };
  using Kind = Input::Kind;
  CHECK(refused({.kind = Kind::kOwnRate}));
  CHECK(refused({.kind = Kind::kDiscount, .index = 1}));
  CHECK(refused({.index = 1}));
  CHECK(refused({.field = Field::kTurns}));
  CHECK(refused({.field = Field::kModel}));
  CHECK(refused({.kind = Kind::kRegion}));
  CHECK(refused({.kind = Kind::kTier, .index = Input::kScenario}));
  CHECK_FALSE(refused({.kind = Kind::kGrowth}));
}

TEST_CASE("a value out of its range is refused, and the next total is right again", "[prepared]") {
  std::vector<Input> inputs{{.field = Field::kRetryPercent},
                            {.kind = Input::Kind::kTier},
                            {.kind = Input::Kind::kDiscount},
                            {.kind = Input::Kind::kGrowth}};
  auto prepared = PreparedScenario::of(aws(), scenario_of(full(kInference)), inputs);
  REQUIRE(prepared);
  const std::vector<Decimal> good{Decimal(1), Decimal(0), Decimal(5), Decimal(2)};
  const auto total = prepared->total(good);
  REQUIRE(total);
  const std::int64_t bad[] = {101, 5, 101, -1};
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::vector<Decimal> values = good;
    values[i] = Decimal(bad[i]);
    const auto refused = prepared->total(values);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "out_of_range");
    CHECK(refused.error().path == "inputs[" + std::to_string(i) + "]");
    CHECK(prepared->total(good).value_or(Decimal{}) == *total);
  }
  CHECK(prepared->total(std::vector<Decimal>(1)).error().code == "wrong_length");
}

}  // namespace bedrock
