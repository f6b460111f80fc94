#include "core/codec/scenario_codec.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/json/reader.h"
#include "core/usage/workload_type.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

using Names = std::span<const std::string_view>;

constexpr auto kScenarioFields = std::to_array<std::string_view>(
    {"version", "name", "rate_set", "region", "as_of", "today", "hours_per_month",
     "free_allowances", "account_opened", "model_aliases", "discounts", "own_rates", "custom_rates",
     "workloads", "plan"});
// What a workload may have beside the fields of its type.
constexpr auto kWorkloadFields = std::to_array<std::string_view>(
    {"type", "name", "region", "missing_prices", "switched_off", "team", "tags"});
constexpr auto kModelFields = std::to_array<std::string_view>({"route", "endpoint"});
constexpr auto kCallFields =
    std::to_array<std::string_view>({"tier", "cache_ttl", "context", "routing"});
constexpr auto kServiceFields = std::to_array<std::string_view>({"tier", "quantities"});
constexpr auto kShareFields =
    std::to_array<std::string_view>({"model", "percent", "quota_tpm", "quota_rpm"});
constexpr auto kDiscountFields =
    std::to_array<std::string_view>({"percent", "provider", "model", "dimension"});
constexpr auto kOwnRateFields = std::to_array<std::string_view>(
    {"model", "dimension", "usd", "usd_per_million", "region", "route", "tier"});
constexpr auto kMissingPrices = std::to_array<std::string_view>({"left-out", "nearest"});
constexpr auto kCacheTtls = std::to_array<std::string_view>({"5m", "1h", "30m"});

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
    read(list->items[i], join({reader.path_of(name), "[", std::to_string(i), "]"}));
  }
}

// Any of the choices, as bits.
Decimal read_choices(ObjectReader& reader, const FieldInfo& field) {
  std::int64_t bits = 0;
  for (const std::string& text : reader.strings(field.name)) {
    const auto found = std::find(field.choices.begin(), field.choices.end(), text);
    if (found == field.choices.end()) {
      reader.fail("unknown_value", field.name,
                  join({"There is no \"", text.substr(0, 60), "\" here."}),
                  join({"Use any of ", listed(field.choices), "."}));
      return {};
    }
    bits |= std::int64_t{1} << (found - field.choices.begin());
  }
  return Decimal(bits);
}

Decimal read_number(ObjectReader& reader, const FieldInfo& field, bool required) {
  if (field.kind == FieldKind::kChoices) return read_choices(reader, field);
  if (field.kind == FieldKind::kChoice) {
    return Decimal(static_cast<std::int64_t>(reader.choice(field.name, field.choices).value_or(0)));
  }
  const Decimal number =
      required ? reader.required_quantity(field.name) : reader.quantity(field.name);
  if (field.kind == FieldKind::kPercent && number > Decimal(100)) {
    reader.fail("out_of_range", field.name, "A share is at most 100 percent.",
                "Enter 0 to 100; 10 means 10 %.");
  }
  const bool counts = number.is_whole() && number >= Decimal(1) && number <= Decimal(1000);
  if (field.kind == FieldKind::kWhole && !counts && !reader.failed()) {
    reader.fail("out_of_range", field.name, join({number.text(), " is out of range."}),
                "Enter a whole number from 1 to 1000.");
  }
  return number;
}

void read_field(ObjectReader& reader, const FieldUse& use, Workload& workload) {
  const FieldInfo& field = info(use.field);
  if (!reader.has(field.name) && !use.required) return;
  if (field.kind == FieldKind::kModel) {
    workload.set(use.field,
                 use.required ? reader.required_string(field.name) : reader.string(field.name));
  } else {
    workload.set(use.field, read_number(reader, field, use.required));
  }
}

void read_quantities(ObjectReader& reader, Workload& workload, std::optional<Error>& error) {
  const Value* quantities = reader.object("quantities");
  if (quantities == nullptr) {
    reader.fail("missing_field", "quantities", "The quantities of the service are missing.",
                "Add \"quantities\": {\"requests\": 1000000}.");
    return;
  }
  std::vector<std::string_view> names;
  for (const DimensionInfo& known : dimensions()) names.push_back(known.name);
  ObjectReader amounts(*quantities, reader.path_of("quantities"), names, error);
  for (const Member& member : quantities->members) {
    const auto dimension = find_dimension(member.name);
    if (error || !dimension) return;
    workload.quantities.push_back({*dimension, amounts.quantity(member.name)});
  }
}

void read_routing(ObjectReader& reader, Workload& workload, std::optional<Error>& error) {
  each(reader, "routing", error, [&](const Value& item, const std::string& at) {
    ObjectReader share(item, at, kShareFields, error);
    ModelShare read{share.required_string("model"), share.required_quantity("percent"),
                    share.quantity("quota_tpm"), share.quantity("quota_rpm")};
    if (read.percent > Decimal(100)) {
      share.fail("out_of_range", "percent", "A share is at most 100 percent.",
                 "Enter 0 to 100; 80 means 80 %.");
    }
    workload.routing.push_back(std::move(read));
  });
}

// All names that a workload of the type may have.
std::vector<std::string_view> names_of(const WorkloadType& type) {
  constexpr std::size_t kMostNames = 96;
  std::vector<std::string_view> names;
  names.reserve(kMostNames);
  const auto append = [&](std::span<const std::string_view> more) {
    names.insert(names.end(), more.begin(), more.end());
  };
  const auto append_fields = [&](std::span<const FieldUse> uses) {
    for (const FieldUse& use : uses) names.push_back(info(use.field).name);
  };
  append(kWorkloadFields);
  append_fields(type.fields);
  if (type.calls) {
    append_fields(call_fields());
    append(kCallFields);
  }
  if (find_use(type, Field::kModel) != nullptr) append(kModelFields);
  if (find_use(type, Field::kService) != nullptr) append(kServiceFields);
  return names;
}

// The type decides which fields a workload may have, so it is looked at first. Null, with the error
// set, where it is missing or unknown.
const WorkloadType* read_type(const Value& json, const std::string& path,
                              std::optional<Error>& error) {
  if (!json.is(Value::Kind::kObject)) {
    const ObjectReader says_so(json, path, kWorkloadFields, error);
    return nullptr;
  }
  const Value* name = json.find("type");
  if (name == nullptr) {
    error = Error{"missing_field", join({path, ".type"}), "The field \"type\" is missing.",
                  "Add \"type\": \"inference\"."};
    return nullptr;
  }
  if (!name->is(Value::Kind::kString)) {
    ObjectReader(json, path, names_of(*workload_types().front()), error).string("type");
    return nullptr;
  }
  const WorkloadType* type = find_workload_type(name->text);
  if (type == nullptr) {
    std::vector<std::string_view> names;
    for (const WorkloadType* known : workload_types()) names.push_back(known->name);
    const std::string_view near = nearest(name->text, names);
    error = Error{"unknown_value", join({path, ".type"}),
                  join({"There is no workload type \"", name->text.substr(0, 60), "\"."}),
                  near.empty() ? join({"Write ", listed(names), "."})
                               : join({"Did you mean \"", near, "\"?"})};
  }
  return type;
}

// AWS's own limit for the tags of one resource.
constexpr std::size_t kMostTags = 50;

void read_tags(ObjectReader& reader, Workload& workload, std::optional<Error>& error) {
  const Value* tags = reader.object("tags");
  if (tags == nullptr) return;
  if (tags->members.size() > kMostTags) {
    reader.fail("too_many", "tags", "A workload has at most 50 tags.", "Leave some out.");
  }
  std::vector<std::string_view> names;
  names.reserve(tags->members.size());
  for (const Member& member : tags->members) names.push_back(member.name);
  ObjectReader values(*tags, reader.path_of("tags"), names, error);
  for (const Member& member : tags->members) {
    if (member.name.size() > kMaxText) {
      reader.fail("too_long", "tags", "The name of a tag is too long.", "Shorten it.");
    }
    workload.tags.push_back({member.name, values.string(member.name)});
  }
}

Workload read_workload(const Value& json, const std::string& path, std::optional<Error>& error) {
  Workload w;
  w.type = read_type(json, path, error);
  if (w.type == nullptr) return w;
  ObjectReader reader(json, path, names_of(*w.type), error);
  w.name = reader.string("name");
  w.team = reader.string("team");
  read_tags(reader, w, error);
  w.region = reader.string("region");
  w.missing_prices = reader.choice<MissingPrices>("missing_prices", kMissingPrices)
                         .value_or(MissingPrices::kLeftOut);
  w.switched_off = reader.boolean("switched_off", false);
  w.route = reader.choice<Route>("route", route_names());
  w.endpoint = reader.choice<Endpoint>("endpoint", endpoint_names()).value_or(Endpoint::kRuntime);
  w.tier = reader.choice<Tier>("tier", tier_names().first(kInferenceTiers)).value_or(w.type->tier);
  w.context = reader.choice<Context>("context", context_names());
  w.cache_ttl = reader.choice<CacheTtl>("cache_ttl", kCacheTtls);
  for (const FieldUse& use : w.type->fields) read_field(reader, use, w);
  if (w.type->calls) {
    for (const FieldUse& use : call_fields()) read_field(reader, use, w);
    read_routing(reader, w, error);
  }
  if (find_use(*w.type, Field::kService) != nullptr) read_quantities(reader, w, error);
  return w;
}

std::optional<Dimension> read_dimension(ObjectReader& reader) {
  const std::string name = reader.string("dimension");
  if (name.empty()) return std::nullopt;
  const auto dimension = find_dimension(name);
  if (!dimension) {
    const std::string_view near = nearest_dimension(name);
    reader.fail("unknown_value", "dimension", join({"There is no dimension \"", name, "\"."}),
                near.empty() ? "Write a dimension of a bill line, such as \"input_tokens\"."
                             : join({"Did you mean \"", near, "\"?"}));
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
    reader.fail("missing_field", "usd", "A private rate needs exactly one price.",
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

void read_aliases(ObjectReader& reader, Scenario& scenario) {
  const Value* aliases = reader.object("model_aliases");
  if (aliases == nullptr) return;
  for (const Member& member : aliases->members) {
    if (!member.value.is(Value::Kind::kString) || member.value.text.empty()) {
      reader.fail("wrong_type", "model_aliases", "An alias needs the id of a model.",
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

std::string_view name(CacheTtl ttl) { return kCacheTtls[static_cast<std::size_t>(ttl)]; }
std::string_view name(MissingPrices wish) { return kMissingPrices[static_cast<std::size_t>(wish)]; }

Result<Scenario> read_scenario(const Value& json) {
  std::optional<Error> error;
  ObjectReader reader(json, "", kScenarioFields, error);
  check_version(reader);
  Scenario scenario;
  scenario.name = reader.string("name");
  scenario.rate_set = reader.string("rate_set", scenario.rate_set);
  scenario.region = reader.string("region");
  scenario.as_of = reader.date("as_of");
  scenario.today = reader.date("today");
  scenario.hours_per_month = reader.quantity("hours_per_month", scenario.hours_per_month);
  if (scenario.hours_per_month > Decimal(744)) {
    reader.fail("out_of_range", "hours_per_month", "A month has at most 744 hours.",
                "Enter 730 for an estimate, or the hours of the month.");
  }
  scenario.free_allowances = reader.boolean("free_allowances", true);
  scenario.account_opened = reader.date("account_opened");
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
