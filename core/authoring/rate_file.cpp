#include "core/authoring/rate_file.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>

#include "core/authoring/rate_storage.h"
#include "core/base/text.h"
#include "core/json/reader.h"

namespace bedrock {
namespace {

using Storage = OwnedRateTable::Storage;

constexpr auto kRegionFileFields = std::to_array<std::string_view>({"regions"});
constexpr auto kRegionFields =
    std::to_array<std::string_view>({"code", "name", "profiles", "routes_listed"});
constexpr auto kSourceFileFields = std::to_array<std::string_view>({"sources"});
constexpr auto kSourceFields =
    std::to_array<std::string_view>({"id", "title", "via", "date", "grade", "url"});
constexpr auto kProviderFields =
    std::to_array<std::string_view>({"rate_set", "provider", "models"});
constexpr auto kModelFields = std::to_array<std::string_view>({"id",
                                                               "name",
                                                               "kind",
                                                               "aliases",
                                                               "context_tokens",
                                                               "max_output_tokens",
                                                               "long_context_over",
                                                               "long_context_standing",
                                                               "provider",
                                                               "input",
                                                               "output",
                                                               "launched",
                                                               "lifecycle",
                                                               "cache",
                                                               "tier_multipliers",
                                                               "tokenizer",
                                                               "callable",
                                                               "output_burndown",
                                                               "free",
                                                               "rates"});
constexpr auto kTokenizerFields = std::to_array<std::string_view>({"tokens", "source"});
constexpr auto kAllowanceFields =
    std::to_array<std::string_view>({"per_month", "dimensions", "offer", "source"});
constexpr auto kOffers = std::to_array<std::string_view>({"always", "first-year"});
constexpr auto kModelKinds = std::to_array<std::string_view>({"model", "service"});
constexpr auto kCacheFields = std::to_array<std::string_view>(
    {"read", "write_5m", "write_1h", "write_30m", "min_tokens", "source"});
constexpr auto kTierFields =
    std::to_array<std::string_view>({"batch", "flex", "priority", "source"});
constexpr auto kLifecycleFields =
    std::to_array<std::string_view>({"status", "legacy", "extended_access", "end_of_life",
                                     "no_sooner_than", "source", "note", "successor", "regions"});
constexpr auto kCallableFields = std::to_array<std::string_view>({"route", "profile", "regions"});
constexpr auto kRateFields = std::to_array<std::string_view>(
    {"routes", "tier", "regions", "context", "from", "to", "grade", "assumed", "note", "source",
     "usd_per_million", "usd", "endpoint", "confirmed"});
constexpr auto kGrades = std::to_array<std::string_view>({"A", "A-", "A?", "B", "C"});

// Reads one file into the storage; the error sticks.
class FileReader {
 public:
  FileReader(Storage& storage, std::optional<Error>& error) : store_(storage), error_(error) {}

  void regions(const Value& json, std::span<const std::string_view> known) {
    ObjectReader file(json, "", known, error_);
    each(file, "regions", [&](const Value& item, const std::string& path) {
      ObjectReader reader(item, path, kRegionFields, error_);
      Region region;
      region.code = store_.keep(reader.required_string("code"));
      region.name = store_.keep(reader.required_string("name"));
      for (const std::string& profile : reader.strings("profiles")) {
        const int index = store_.profile(profile);
        if (index < 0) {
          reader.fail("too_many", "profiles", "There are more than 16 geo profiles.",
                      "Merge some.");
        } else {
          region.profiles = static_cast<std::uint16_t>(region.profiles | (1u << index));
        }
      }
      region.routes_listed = reader.boolean("routes_listed", true);
      if (store_.regions.size() >= static_cast<std::size_t>(kMaxRegions)) {
        reader.fail("too_many", "code", "There are more than 48 regions.",
                    "Widen RegionSet in rate_table.h.");
      }
      if (!error_) store_.regions.push_back(region);
    });
  }

  void sources(const Value& json, std::span<const std::string_view> known) {
    ObjectReader file(json, "", known, error_);
    each(file, "sources", [&](const Value& item, const std::string& path) {
      ObjectReader reader(item, path, kSourceFields, error_);
      Source source;
      source.id = store_.keep(reader.required_string("id"));
      std::string title = reader.required_string("title");
      if (const std::string via = reader.string("via"); !via.empty()) title += ", via " + via;
      source.title = store_.keep(title);
      source.url = store_.keep(reader.string("url"));
      source.date = reader.date("date").value_or(Date{});
      if (source.date == Date{}) {
        reader.fail("missing_field", "date", "The source has no date.", "Add YYYY-MM-DD.");
      }
      const auto grade = reader.choice("grade", kGrades);
      if (!grade) reader.fail("missing_field", "grade", "The source has no grade.", "Add it.");
      if (store_.source(source.id) >= 0) {
        reader.fail("duplicate", "id", "This source id is given twice.", "Keep one.");
      }
      if (store_.sources.size() >= Storage::kMaxPlaces) too_many(reader, "id", "sources");
      if (!source.url.empty() && !source.url.starts_with("https://") &&
          !source.url.starts_with("http://")) {
        reader.fail("bad_url", "url",
                    "The address of a source must start with https:// or http://.",
                    "Fix it, or leave it out.");
      }
      if (error_) return;
      source.grade = kGrades[*grade];
      store_.add_source(source);
    });
  }

  void provider(const Value& json) {
    ObjectReader file(json, "", kProviderFields, error_);
    if (file.required_string("rate_set") != store_.id) {
      file.fail("wrong_rate_set", "rate_set", "This file belongs to another rate set.",
                "Write \"" + store_.id + "\", or move the file.");
    }
    const std::string_view provider = store_.keep(file.required_string("provider"));
    each(file, "models",
         [&](const Value& item, const std::string& path) { model(item, path, provider); });
  }

 private:
  template <typename Read>
  void each(ObjectReader& reader, std::string_view name, Read read) {
    const Value* list = reader.list(name);
    if (list == nullptr) {
      reader.fail("missing_field", name, "The list is missing.", "Add it; it may be empty.");
      return;
    }
    for (std::size_t i = 0; i < list->items.size() && !error_; ++i) {
      read(list->items[i], reader.path_of(name) + "[" + std::to_string(i) + "]");
    }
  }

  void model(const Value& json, const std::string& path, std::string_view provider) {
    ObjectReader reader(json, path, kModelFields, error_);
    Model model;
    model.id = store_.keep(reader.required_string("id"));
    model.name = store_.keep(reader.required_string("name"));
    const std::string own_provider = reader.string("provider");
    model.provider = own_provider.empty() ? provider : store_.keep(own_provider);
    model.service = reader.choice("kind", kModelKinds).value_or(0) == 1;
    model.aliases = store_.keep_list(reader.strings("aliases"));
    model.input = store_.keep_list(reader.strings("input"));
    model.output = store_.keep_list(reader.strings("output"));
    constexpr std::int64_t kMostTokens = 100'000'000;
    const auto tokens = [&](const char* name) {
      return static_cast<std::int32_t>(reader.integer(name, 0, kMostTokens, 0));
    };
    model.context_tokens = tokens("context_tokens");
    model.max_output_tokens = tokens("max_output_tokens");
    model.long_context_over = tokens("long_context_over");
    model.output_burndown = static_cast<std::int32_t>(reader.integer("output_burndown", 1, 100, 1));
    model.long_context_standing = reader.boolean("long_context_standing", true);
    model.launched = reader.date("launched").value_or(Date{});
    if (const Value* life = reader.object("lifecycle")) {
      lifecycle(*life, path + ".lifecycle", model.life);
    }
    if (const Value* tiers = reader.object("tier_multipliers")) {
      tier_multipliers(*tiers, path + ".tier_multipliers", model.tiers);
    }
    if (const Value* rules = reader.object("tokenizer")) {
      ObjectReader tokenizer(*rules, path + ".tokenizer", kTokenizerFields, error_);
      model.tokenizer = {multiplier(tokenizer, "tokens"), source(tokenizer)};
    }
    if (const Value* rules = reader.object("cache")) cache(*rules, path + ".cache", model.cache);
    if (reader.has("callable")) {
      std::vector<CallableRoute> ways;
      each(reader, "callable",
           [&](const Value& item, const std::string& at) { ways.push_back(callable(item, at)); });
      model.callable = store_.keep_list(std::move(ways));
    }
    if (reader.has("free")) {
      std::vector<Allowance> free;
      each(reader, "free",
           [&](const Value& item, const std::string& at) { free.push_back(allowance(item, at)); });
      model.free = store_.keep_list(std::move(free));
    }
    if (store_.models.size() >= Storage::kMaxPlaces) too_many(reader, "id", "models");
    if (error_) return;
    const auto index = static_cast<std::uint16_t>(store_.models.size());
    store_.models.push_back(model);
    store_.paths.push_back(store_.file + ": " + std::string(model.id));
    each(reader, "rates", [&](const Value& item, const std::string& at) { rate(item, at, index); });
  }

  Allowance allowance(const Value& json, const std::string& path) {
    ObjectReader reader(json, path, kAllowanceFields, error_);
    Allowance allowance;
    allowance.quantity = reader.integer("per_month", 1, 1'000'000'000'000, 1);
    allowance.first_year = reader.choice("offer", kOffers).value_or(0) == 1;
    allowance.source = source(reader);
    std::vector<Dimension> shared;
    for (const std::string& name : reader.strings("dimensions")) {
      const auto dimension = known_dimension(reader, "dimensions", name);
      if (dimension) shared.push_back(*dimension);
    }
    if (shared.empty()) {
      reader.fail("empty_list", "dimensions", "The allowance has no dimensions.",
                  "Add the dimensions that it makes free.");
    }
    allowance.dimensions = store_.keep_list(std::move(shared));
    return allowance;
  }

  void cache(const Value& json, const std::string& path, CacheRules& rules) {
    ObjectReader reader(json, path, kCacheFields, error_);
    rules.read = multiplier(reader, "read");
    rules.write_5m = multiplier(reader, "write_5m");
    rules.write_1h = multiplier(reader, "write_1h");
    rules.write_30m = multiplier(reader, "write_30m");
    rules.min_tokens = static_cast<std::int32_t>(reader.integer("min_tokens", 0, 1'000'000, 0));
    rules.source = source(reader);
  }

  void tier_multipliers(const Value& json, const std::string& path, TierRules& rules) {
    ObjectReader reader(json, path, kTierFields, error_);
    rules.batch = multiplier(reader, "batch");
    rules.flex = multiplier(reader, "flex");
    rules.priority = multiplier(reader, "priority");
    rules.source = source(reader);
  }

  void lifecycle(const Value& json, const std::string& path, Lifecycle& life) {
    ObjectReader reader(json, path, kLifecycleFields, error_);
    const auto date = [&](const char* name) { return reader.date(name).value_or(Date{}); };
    const auto status = reader.choice<ModelStatus>("status", model_status_names());
    if (!status) reader.fail("missing_field", "status", "The status is missing.", "Add it.");
    life.status = status.value_or(ModelStatus::kActive);
    life.legacy = date("legacy");
    life.extended_access = date("extended_access");
    life.end_of_life = date("end_of_life");
    life.no_sooner_than = date("no_sooner_than");
    const Date steps[] = {life.legacy, life.extended_access, life.end_of_life};
    Date last;
    for (const Date step : steps) {
      if (step == Date{}) continue;
      if (step < last) {
        reader.fail("out_of_order", "legacy", "The dates are not in order.",
                    "Legacy comes before extended access, and both before the end of life.");
      }
      last = step;
    }
    life.source = source(reader);
    life.sourced = true;
    life.note = text(reader, "note", reader.string("note"));
    life.successor = store_.keep(reader.string("successor"));
    if (reader.has("regions")) life.regions = region_set(reader);
  }

  Multiplier multiplier(ObjectReader& reader, std::string_view name) {
    if (!reader.has(name)) return {};
    const auto value = Decimal::parse(reader.string(name));
    if (!value || value->is_negative() || value->scale() > 6 || *value > Decimal(100)) {
      reader.fail("bad_number", name, "A multiplier is a decimal string from \"0\" to \"100\".",
                  "Write it as a string, such as \"0.1\".");
      return {};
    }
    return {static_cast<std::int32_t>(value->coefficient()),
            static_cast<std::int8_t>(value->scale())};
  }

  CallableRoute callable(const Value& json, const std::string& path) {
    ObjectReader reader(json, path, kCallableFields, error_);
    CallableRoute way;
    way.route = reader.choice<Route>("route", route_names()).value_or(Route::kInRegion);
    if (way.route == Route::kGeo) {
      const int index = store_.find_profile(reader.required_string("profile"));
      if (index < 0) {
        reader.fail("unknown_value", "profile", "No region has this profile.",
                    "Use a profile that regions.json lists.");
      }
      way.profile = static_cast<std::uint8_t>(std::max(index, 0));
    }
    way.regions = region_set(reader);
    return way;
  }

  std::uint16_t source(ObjectReader& reader) {
    const std::string id = reader.required_string("source");
    const int index = store_.source(id);
    if (index < 0) {
      std::vector<std::string_view> ids;
      ids.reserve(store_.sources.size());
      for (const Source& known : store_.sources) ids.push_back(known.id);
      const std::string_view near = nearest(id, ids);
      reader.fail("unknown_source", "source", "No source \"" + id + "\" is in sources.json.",
                  near.empty() ? "Add the source there first."
                               : "Did you mean \"" + std::string(near) + "\"?");
      return 0;
    }
    return static_cast<std::uint16_t>(index);
  }

  // "any", or a list of region codes and "geo:<profile>".
  RegionSet region_set(ObjectReader& reader) {
    const Value* value = error_ ? nullptr : reader.member_of_any_kind("regions");
    if (value == nullptr) {
      reader.fail("missing_field", "regions", "The regions are missing.",
                  "Write a list of region codes, or \"any\".");
      return 0;
    }
    if (value->is(Value::Kind::kString) && value->text == "any") return kAnyRegion;
    RegionSet set = 0;
    for (const std::string& code : reader.strings("regions")) {
      const int bit = store_.region_bit(code);
      if (bit < 0) {
        reader.fail("unknown_region", "regions", "\"" + code + "\" is not in regions.json.",
                    "Fix the code, or add the region there.");
        return 0;
      }
      set |= RegionSet{1} << bit;
    }
    if (set == 0) reader.fail("empty_list", "regions", "The list is empty.", "Name a region.");
    return set;
  }

  static void too_many(ObjectReader& reader, std::string_view field, const char* what) {
    reader.fail("too_many", field,
                std::string("A rate set has at most 65,536 ") + what + "; this is one more.",
                "Split it into several rate sets.");
  }

  std::uint16_t text(ObjectReader& reader, const char* field, std::string_view words) {
    const int index = store_.text(words);
    if (index < 0) too_many(reader, field, "different notes");
    return static_cast<std::uint16_t>(std::max(index, 0));
  }

  void rate(const Value& json, const std::string& path, std::uint16_t model) {
    ObjectReader reader(json, path, kRateFields, error_);
    Rate rate;
    rate.model = model;
    const auto routes = reader.choice<RouteScope>("routes", route_scope_names());
    const auto tier = reader.choice<Tier>("tier", tier_names());
    if (!routes) reader.fail("missing_field", "routes", "The routes are missing.", "Add them.");
    if (!tier) reader.fail("missing_field", "tier", "The tier is missing.", "Add it.");
    rate.regions = region_set(reader);
    rate.context = reader.choice<Context>("context", context_names()).value_or(Context::kStandard);
    if (const auto endpoint = reader.choice<Endpoint>("endpoint", endpoint_names())) {
      rate.endpoint =
          *endpoint == Endpoint::kRuntime ? EndpointScope::kRuntime : EndpointScope::kMantle;
    }
    rate.confirmed = reader.date("confirmed").value_or(Date{}).days();
    const Window window{reader.date("from").value_or(Date{0}),
                        reader.date("to").value_or(Date{65535})};
    if (window.to <= window.from) {
      reader.fail("empty_window", "to", "The window ends before it starts.",
                  "\"to\" is the first day on which the rate no longer holds.");
    }
    rate.from = window.from.days();
    rate.to = window.to.days();
    rate.source = source(reader);
    if (const auto grade = reader.choice("grade", kGrades)) {
      rate.grade = text(reader, "grade", kGrades[*grade]);
    }
    rate.assumed = text(reader, "assumed", reader.string("assumed"));
    rate.note = text(reader, "note", reader.string("note"));
    if (error_ || !routes || !tier) return;
    rate.routes = *routes;
    rate.tier = *tier;
    const Value* per_million = reader.object("usd_per_million");
    const Value* per_unit = reader.object("usd");
    if ((per_million == nullptr) == (per_unit == nullptr)) {
      reader.fail("missing_field", "usd", "A rate needs exactly one set of prices.",
                  "Add either \"usd_per_million\" or \"usd\".");
      return;
    }
    const Value& prices = per_million != nullptr ? *per_million : *per_unit;
    for (const Member& member : prices.members) {
      price(reader, member, per_million != nullptr, rate);
    }
  }

  std::optional<Dimension> known_dimension(ObjectReader& reader, const char* where,
                                           const std::string& name) {
    const auto dimension = find_dimension(name);
    if (dimension) return dimension;
    const std::string_view near = nearest_dimension(name);
    reader.fail("unknown_dimension", where, "There is no dimension \"" + name + "\".",
                near.empty() ? "Declare it in core/catalog/dimension_list.h."
                             : "Did you mean \"" + std::string(near) + "\"?");
    return std::nullopt;
  }

  void price(ObjectReader& reader, const Member& member, bool per_million, Rate rate) {
    if (error_) return;
    const char* where = per_million ? "usd_per_million" : "usd";
    const auto dimension = known_dimension(reader, where, member.name);
    if (!dimension) return;
    std::optional<Decimal> usd;
    if (member.value.is(Value::Kind::kString)) usd = Decimal::parse(member.value.text);
    if (usd && per_million) usd = Decimal::of(usd->coefficient(), std::min(usd->scale() + 6, 36));
    if (!usd || usd->is_negative() || usd->scale() > 30 ||
        usd->coefficient() > std::numeric_limits<std::int64_t>::max()) {
      reader.fail("bad_price", where, "\"" + member.name + "\" has no exact price.",
                  "Write USD as a decimal string, such as \"3.3\".");
      return;
    }
    if (store_.rates.size() >= Storage::kMaxPlaces) too_many(reader, where, "rates");
    if (error_) return;
    rate.dimension = *dimension;
    rate.coefficient = static_cast<std::int64_t>(usd->coefficient());
    rate.scale = static_cast<std::int8_t>(usd->scale());
    store_.rates.push_back(rate);
  }

  Storage& store_;
  std::optional<Error>& error_;
};

template <typename Read>
Result<void> read_json(Storage& storage, std::string_view file, const Value& json, Read read) {
  storage.file = file;
  std::optional<Error> error;
  FileReader reader(storage, error);
  read(reader, json);
  if (!error) return {};
  error->path = std::string(file) + (error->path.empty() ? "" : ": " + error->path);
  return std::unexpected(std::move(*error));
}

template <typename Read>
Result<void> read_file(Storage& storage, std::string_view file, std::string_view text, Read read) {
  const auto json = parse_json(text);
  if (json) return read_json(storage, file, *json, read);
  Error error = json.error();
  error.path = file;
  return std::unexpected(std::move(error));
}

}  // namespace

OwnedRateTable::OwnedRateTable(std::unique_ptr<Storage> storage) : storage_(std::move(storage)) {}
OwnedRateTable::OwnedRateTable(OwnedRateTable&&) noexcept = default;
OwnedRateTable& OwnedRateTable::operator=(OwnedRateTable&&) noexcept = default;
OwnedRateTable::~OwnedRateTable() = default;
const RateTable& OwnedRateTable::table() const { return storage_->table; }

RateFileReader::RateFileReader(std::string_view id, std::string_view name)
    : storage_(std::make_unique<Storage>()) {
  storage_->id = id;
  storage_->name = name;
}
RateFileReader::~RateFileReader() = default;

Result<void> RateFileReader::add_regions(std::string_view file, std::string_view text) {
  return read_file(*storage_, file, text, [](FileReader& reader, const Value& json) {
    reader.regions(json, kRegionFileFields);
  });
}

Result<void> RateFileReader::add_regions(std::string_view file, const Value& json,
                                         std::span<const std::string_view> known) {
  return read_json(*storage_, file, json,
                   [&](FileReader& reader, const Value& j) { reader.regions(j, known); });
}

Result<void> RateFileReader::add_sources(std::string_view file, std::string_view text) {
  return read_file(*storage_, file, text, [](FileReader& reader, const Value& json) {
    reader.sources(json, kSourceFileFields);
  });
}

Result<void> RateFileReader::add_sources(std::string_view file, const Value& json,
                                         std::span<const std::string_view> known) {
  return read_json(*storage_, file, json,
                   [&](FileReader& reader, const Value& j) { reader.sources(j, known); });
}

Result<void> RateFileReader::add_provider(std::string_view file, std::string_view text) {
  return read_file(*storage_, file, text,
                   [](FileReader& reader, const Value& json) { reader.provider(json); });
}

Result<void> RateFileReader::add_provider(std::string_view file, const Value& json) {
  return read_json(*storage_, file, json,
                   [](FileReader& reader, const Value& j) { reader.provider(j); });
}

void RateFileReader::take_regions(const RateTable& table) {
  storage_->regions.assign(table.regions.begin(), table.regions.end());
  storage_->profiles.assign(table.profiles.begin(), table.profiles.end());
}

Result<OwnedRateTable> RateFileReader::finish() {
  if (auto sorted = storage_->arrange(); !sorted) return std::unexpected(sorted.error());
  return OwnedRateTable(std::move(storage_));
}

}  // namespace bedrock
