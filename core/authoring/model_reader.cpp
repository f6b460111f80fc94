#include "core/authoring/model_reader.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/authoring/rate_reader.h"
#include "core/base/text.h"

namespace bedrock {
namespace {

using Storage = OwnedRateTable::Storage;

constexpr std::string_view kModelFields[] = {"id",
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
                                             "bands",
                                             "image_tokens",
                                             "rates"};
constexpr auto kTokenizerFields = std::to_array<std::string_view>({"tokens", "source"});
constexpr auto kAllowanceFields =
    std::to_array<std::string_view>({"per_month", "dimensions", "offer", "source"});
constexpr auto kOffers = std::to_array<std::string_view>({"always", "first-year"});
constexpr auto kBandFields = std::to_array<std::string_view>({"dimension", "over", "band", "by"});
constexpr auto kBandUnits = std::to_array<std::string_view>({"quantity", "vectors"});
constexpr auto kModelKinds = std::to_array<std::string_view>({"model", "service"});
constexpr auto kCacheFields = std::to_array<std::string_view>(
    {"read", "write_5m", "write_1h", "write_30m", "min_tokens", "source"});
constexpr auto kTierFields =
    std::to_array<std::string_view>({"batch", "flex", "priority", "source"});
constexpr auto kLifecycleFields =
    std::to_array<std::string_view>({"status", "legacy", "extended_access", "end_of_life",
                                     "no_sooner_than", "source", "note", "successor", "regions"});
constexpr auto kCallableFields = std::to_array<std::string_view>({"route", "profile", "regions"});

class ModelReader : EntryReader {
 public:
  using EntryReader::EntryReader;

  void read(const Value& json, const std::string& path, std::string_view provider) {
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
      lifecycle(*life, join({path, ".lifecycle"}), model.life);
    }
    if (const Value* tiers = reader.object("tier_multipliers")) {
      tier_multipliers(*tiers, join({path, ".tier_multipliers"}), model.tiers);
    }
    if (const Value* rules = reader.object("tokenizer")) {
      ObjectReader tokenizer(*rules, join({path, ".tokenizer"}), kTokenizerFields, error_);
      model.tokenizer = {multiplier(tokenizer, "tokens"), source(tokenizer)};
    }
    if (const Value* rules = reader.object("cache"))
      cache(*rules, join({path, ".cache"}), model.cache);
    if (reader.has("callable")) {
      std::vector<CallableRoute> ways;
      each(reader, "callable",
           [&](const Value& item, const std::string& at) { ways.push_back(callable(item, at)); });
      model.callable = store_.keep_list(ways);
    }
    if (reader.has("free")) {
      std::vector<Allowance> free;
      each(reader, "free",
           [&](const Value& item, const std::string& at) { free.push_back(allowance(item, at)); });
      model.free = store_.keep_list(free);
    }
    if (reader.has("bands")) model.bands = bands(reader);
    model.image_rule =
        reader.choice<ImageRule>("image_tokens", image_rule_names()).value_or(ImageRule::kUnknown);
    if (store_.models.size() >= Storage::kMaxPlaces) too_many(reader, "id", "models");
    if (error_) return;
    const auto index = static_cast<std::uint16_t>(store_.models.size());
    store_.models.push_back(model);
    store_.paths.push_back(join({store_.file, ": ", model.id}));
    RateReader rates(store_, error_);
    each(reader, "rates",
         [&](const Value& item, const std::string& at) { rates.read(item, at, index); });
  }

 private:
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
    allowance.dimensions = store_.keep_list(shared);
    return allowance;
  }

  std::span<const PriceBand> bands(ObjectReader& model) {
    std::vector<PriceBand> bands;
    each(model, "bands", [&](const Value& item, const std::string& path) {
      bands.push_back(band(item, path));
      for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
        if (bands[i].of != bands.back().of || bands[i].over < bands.back().over) continue;
        model.fail("out_of_order", "bands", "The bands of a dimension are not in order.",
                   "Put the lowest first.");
      }
    });
    return store_.keep_list(bands);
  }

  PriceBand band(const Value& json, const std::string& path) {
    ObjectReader reader(json, path, kBandFields, error_);
    PriceBand band;
    const auto of = known_dimension(reader, "dimension", reader.required_string("dimension"));
    const auto over = known_dimension(reader, "band", reader.required_string("band"));
    band.of = of.value_or(Dimension{});
    band.band = over.value_or(Dimension{});
    band.over = reader.integer("over", 1, 1'000'000'000'000, 1);
    band.by_vectors = reader.choice("by", kBandUnits).value_or(0) == 1;
    return band;
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
};

}  // namespace

void read_model(OwnedRateTable::Storage& storage, std::optional<Error>& error, const Value& json,
                const std::string& path, std::string_view provider) {
  ModelReader(storage, error).read(json, path, provider);
}

}  // namespace bedrock
