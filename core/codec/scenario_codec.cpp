#include "core/codec/scenario_codec.h"

#include <array>

#include "core/codec/reader.h"

namespace bedrock {
namespace {

using Names = std::span<const std::string_view>;

constexpr auto kScenarioFields = std::to_array<std::string_view>(
    {"version", "name", "rate_set", "region", "as_of", "workloads"});
constexpr auto kInferenceFields = std::to_array<std::string_view>(
    {"type", "name", "model", "region", "route", "tier", "requests_per_month", "input_tokens",
     "output_tokens", "cache_read_tokens", "cache_write_tokens", "cache_ttl", "context"});
constexpr auto kWorkloadTypes = std::to_array<std::string_view>({"inference"});
constexpr auto kCacheTtls = std::to_array<std::string_view>({"5m", "1h", "30m"});

InferenceWorkload read_inference(const Value& json, const std::string& path,
                                 std::optional<Error>& error) {
  ObjectReader reader(json, path, kInferenceFields, error);
  InferenceWorkload w;
  w.name = reader.string("name");
  w.model = reader.required_string("model");
  w.region = reader.string("region");
  w.route = reader.choice<Route>("route", route_names());
  w.tier = reader.choice<Tier>("tier", tier_names().first(kInferenceTiers)).value_or(Tier{});
  w.requests_per_month = reader.required_quantity("requests_per_month");
  w.input_tokens = reader.quantity("input_tokens");
  w.output_tokens = reader.quantity("output_tokens");
  w.cache_read_tokens = reader.quantity("cache_read_tokens");
  w.cache_write_tokens = reader.quantity("cache_write_tokens");
  w.context = reader.choice<Context>("context", context_names());
  w.cache_ttl = reader.choice<CacheTtl>("cache_ttl", kCacheTtls);
  return w;
}

// The type decides which fields a workload may have, so it is looked at first.
Workload read_workload(const Value& json, const std::string& path, std::optional<Error>& error) {
  if (json.is(Value::Kind::kObject)) {
    const Value* type = json.find("type");
    if (type == nullptr) {
      error = Error{"missing_field", path + ".type", "The field \"type\" is missing.",
                    "Add \"type\": \"inference\"."};
      return {};
    }
    if (type->is(Value::Kind::kString) && type->text != kWorkloadTypes[0]) {
      error = Error{"unknown_value", path + ".type",
                    "There is no workload type \"" + type->text.substr(0, 60) + "\".",
                    "Write " + listed(kWorkloadTypes) + "."};
      return {};
    }
  }
  return read_inference(json, path, error);
}

void check_version(ObjectReader& reader) {
  if (!reader.has("version")) {
    reader.fail("missing_field", "version", "The field \"version\" is missing.",
                "Add \"version\": 1.");
  } else if (reader.integer("version", 0, 1'000'000, 0) != kScenarioVersion) {
    reader.fail("unknown_version", "version", "This calculator reads scenarios of version 1.",
                "Write \"version\": 1, or open the scenario in the calculator that wrote it.");
  }
}

}  // namespace

Result<Scenario> read_scenario(const Value& json) {
  std::optional<Error> error;
  ObjectReader reader(json, "", kScenarioFields, error);
  check_version(reader);
  Scenario scenario;
  scenario.name = reader.string("name");
  scenario.rate_set = reader.string("rate_set", scenario.rate_set);
  scenario.region = reader.string("region");
  scenario.as_of = reader.date("as_of");
  if (!reader.has("workloads")) {
    reader.fail("missing_field", "workloads", "The field \"workloads\" is missing.",
                "Add a list of workloads; it may be empty.");
  }
  if (const Value* workloads = reader.list("workloads")) {
    if (workloads->items.size() > kMaxWorkloads) {
      reader.fail("too_many", "workloads", "There are more than 1,000 workloads.",
                  "Split the scenario up.");
    }
    for (std::size_t i = 0; i < workloads->items.size() && !error; ++i) {
      scenario.workloads.push_back(
          read_workload(workloads->items[i], "workloads[" + std::to_string(i) + "]", error));
    }
  }
  if (error) return std::unexpected(std::move(*error));
  return scenario;
}

Result<Scenario> read_scenario(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  return read_scenario(*json);
}

}  // namespace bedrock
