#include "core/codec/scenario_codec.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/codec/reader.h"

namespace bedrock {
namespace {

using Names = std::span<const std::string_view>;

constexpr auto kScenarioFields = std::to_array<std::string_view>(
    {"version", "name", "rate_set", "region", "as_of", "model_aliases", "discounts", "own_rates",
     "custom_rates", "workloads"});
constexpr auto kInferenceFields = std::to_array<std::string_view>(
    {"type", "name", "model", "region", "route", "tier", "requests_per_month", "input_tokens",
     "output_tokens", "cache_read_tokens", "cache_write_tokens", "cache_ttl", "context"});
constexpr auto kDiscountFields =
    std::to_array<std::string_view>({"percent", "provider", "model", "dimension"});
constexpr auto kOwnRateFields = std::to_array<std::string_view>(
    {"model", "dimension", "usd", "usd_per_million", "region", "route", "tier"});
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

std::optional<Dimension> read_dimension(ObjectReader& reader) {
  const std::string name = reader.string("dimension");
  if (name.empty()) return std::nullopt;
  const auto dimension = find_dimension(name);
  if (!dimension) {
    std::vector<std::string_view> names;
    names.reserve(dimensions().size());
    for (const DimensionInfo& known : dimensions()) names.push_back(known.name);
    const std::string_view near = nearest(name, names);
    reader.fail("unknown_value", "dimension", "There is no dimension \"" + name + "\".",
                near.empty() ? "Write a dimension of a bill line, such as \"input_tokens\"."
                             : "Did you mean \"" + std::string(near) + "\"?");
  }
  return dimension;
}

Discount read_discount(const Value& json, const std::string& path, std::optional<Error>& error) {
  ObjectReader reader(json, path, kDiscountFields, error);
  Discount discount;
  discount.percent = reader.required_quantity("percent");
  if (discount.percent > Decimal(100)) {
    reader.fail("out_of_range", "percent", "A discount is at most 100 percent.",
                "Enter 0 to 100; 10 means 10 % off.");
  }
  discount.provider = reader.string("provider");
  discount.model = reader.string("model");
  discount.dimension = read_dimension(reader);
  return discount;
}

OwnRate read_own_rate(const Value& json, const std::string& path, std::optional<Error>& error) {
  ObjectReader reader(json, path, kOwnRateFields, error);
  OwnRate rate;
  rate.model = reader.required_string("model");
  reader.required_string("dimension");
  rate.dimension = read_dimension(reader).value_or(kInputTokens);
  const bool per_million = reader.has("usd_per_million");
  if (per_million == reader.has("usd")) {
    reader.fail("missing_field", "usd", "A rate needs its price, once.",
                "Add either \"usd_per_million\" or \"usd\" (for one unit).");
  }
  const char* field = per_million ? "usd_per_million" : "usd";
  const Decimal usd = reader.quantity(field);
  if (usd.scale() > 18) {
    reader.fail("bad_number", field, "The price has more than 18 decimal places.", "Shorten it.");
  }
  rate.usd = per_million ? Decimal::of(usd.coefficient(), std::min(usd.scale() + 6, 36)) : usd;
  rate.region = reader.string("region");
  rate.route = reader.choice<Route>("route", route_names());
  rate.tier = reader.choice<Tier>("tier", tier_names());
  return rate;
}

// A list member of at most 1,000 entries, each read by `read`.
template <typename Read>
void each(ObjectReader& reader, std::string_view name, const std::optional<Error>& error,
          Read read) {
  const Value* list = reader.list(name);
  if (list == nullptr) return;
  if (list->items.size() > kMaxEntries) {
    reader.fail("too_many", name, "The list has more than 1,000 entries.", "Shorten it.");
  }
  for (std::size_t i = 0; i < list->items.size() && !error; ++i) {
    read(list->items[i], std::string(name) + "[" + std::to_string(i) + "]");
  }
}

void read_aliases(ObjectReader& reader, Scenario& scenario) {
  const Value* aliases = reader.object("model_aliases");
  if (aliases == nullptr) return;
  for (const Member& member : aliases->members) {
    if (!member.value.is(Value::Kind::kString) || member.value.text.empty()) {
      reader.fail("wrong_type", "model_aliases", "An alias stands for a model id.",
                  "Write {\"arn:...\": \"us.anthropic...\"}.");
      return;
    }
    scenario.model_aliases.push_back({member.name, member.value.text});
  }
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
  read_aliases(reader, scenario);
  each(reader, "discounts", error, [&](const Value& item, const std::string& path) {
    scenario.discounts.push_back(read_discount(item, path, error));
  });
  each(reader, "own_rates", error, [&](const Value& item, const std::string& path) {
    scenario.own_rates.push_back(read_own_rate(item, path, error));
  });
  each(reader, "workloads", error, [&](const Value& item, const std::string& path) {
    scenario.workloads.push_back(read_workload(item, path, error));
  });
  if (error) return std::unexpected(std::move(*error));
  return scenario;
}

Result<Scenario> read_scenario(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  return read_scenario(*json);
}

}  // namespace bedrock
