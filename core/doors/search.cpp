#include "core/doors/search.h"

#include <array>

#include "core/base/text.h"
#include "core/catalog/model_id.h"
#include "core/codec/model_codec.h"
#include "core/codec/scenario_codec.h"
#include "core/doors/scenario_request.h"
#include "core/doors/setting_codec.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/search.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"scenario", "constraints", "workloads"});
constexpr auto kLatencies = std::to_array<std::string_view>({"interactive", "flex", "batch"});
constexpr auto kCachings = std::to_array<std::string_view>({"any", "as-is", "none"});

// Reads constraints over those that hold already.
class LimitsReader {
 public:
  LimitsReader(const RateTable& table, const Value& json, const std::string& path,
               std::optional<Error>& error)
      : table_(table), reader_(json, path, constraint_names(), error) {}

  void read(Limits& limits) {
    for (std::size_t c = 0; c < kConstraints; ++c) {
      if (reader_.has(constraint_names()[c])) limits.given |= 1u << c;
    }
    if (takes("models")) limits.models = models();
    if (takes("providers")) limits.providers = reader_.strings("providers");
    if (takes("regions"))
      limits.regions =
          bits("regions", [&](std::string_view code) { return find_region(table_, code); });
    if (takes("geographies"))
      limits.geographies = narrow(bits(
          "geographies", [&](std::string_view profile) { return find_profile(table_, profile); }));
    if (takes("routes")) limits.routes = named("routes", route_names());
    if (takes("tiers")) limits.tiers = named("tiers", tier_names().first(kInferenceTiers));
    if (takes("lifecycle")) limits.lifecycle = named("lifecycle", model_status_names());
    if (takes("input")) limits.input = reader_.strings("input");
    limits.latency = reader_.choice<Latency>("latency", kLatencies).value_or(limits.latency);
    limits.caching = reader_.choice<Caching>("caching", kCachings).value_or(limits.caching);
    limits.min_context =
        reader_.integer("min_context_tokens", 0, 1'000'000'000, limits.min_context);
    // What asks for nothing constrains nothing.
    if (reader_.has("same_region") && !reader_.boolean("same_region", false)) {
      limits.given &= ~(1u << static_cast<int>(Constraint::kSameRegion));
    }
    if (limits.caching == Caching::kAny) {
      limits.given &= ~(1u << static_cast<int>(Constraint::kCaching));
    }
  }

 private:
  bool takes(std::string_view name) const { return reader_.has(name); }
  static std::uint32_t narrow(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }

  template <typename Find>
  std::uint64_t bits(std::string_view name, Find find) {
    std::uint64_t set = 0;
    for (const std::string& text : reader_.strings(name)) {
      const int at = find(text);
      if (at >= 0) {
        set |= std::uint64_t{1} << at;
      } else {
        reader_.fail("unknown_value", name,
                     join({"There is no \"", text.substr(0, 60), "\" here."}),
                     "Use the values that \"catalog\" lists.");
      }
    }
    return set;
  }

  std::uint32_t named(std::string_view name, std::span<const std::string_view> names) {
    return narrow(bits(name, [&](std::string_view text) {
      const auto at = find_named<Tier>(names, text);
      return at ? static_cast<int>(*at) : -1;
    }));
  }

  std::vector<const Model*> models() {
    std::vector<const Model*> found;
    for (const std::string& id : reader_.strings("models")) {
      found.push_back(find_model(table_, parse_model_id(table_, id).base));
      if (found.back() != nullptr) continue;
      reader_.fail("unknown_model", "models", join({"The rate table has no model \"", id, "\"."}),
                   "Use the ids that \"models\" lists.");
    }
    return found;
  }

  const RateTable& table_;
  ObjectReader reader_;
};

class SearchWriter {
 public:
  SearchWriter(const PreparedScenario& prepared, const Search& search)
      : table_(prepared.table()), search_(search) {}

  std::string write(const SearchResult& result) {
    w_.begin_object().key("ok").boolean(true).key("search").begin_object();
    w_.member_or_null("now", result.now);
    const Exact total = total_of(result.best);
    w_.member_or_null("total", total);
    w_.member_or_null("difference", difference(total, result.now));
    write_choices(result.best, nullptr);
    w_.key("runner_up");
    if (result.runner_up && result.best) {
      w_.begin_object().member("total", result.runner_up->total);
      w_.member_or_null("difference", difference(result.runner_up->total, total));
      write_choices(result.runner_up, &*result.best);
      w_.end_object();
    } else {
      w_.null();
    }
    w_.key("constraints").begin_array();
    for (std::size_t c = 0; c < kConstraints; ++c) {
      if (((result.given >> c) & 1) == 0) continue;
      const std::optional<Configuration>& without = result.without[c];
      w_.begin_object().member("constraint", constraint_names()[c]);
      w_.member_or_null("total", total_of(without));
      w_.member_or_null("costs", difference(total, total_of(without)));
      write_choices(without, result.best ? &*result.best : nullptr);
      w_.end_object();
    }
    w_.end_array().key("impossible").begin_array();
    for (std::size_t i = 0; i < result.possible.size(); ++i) {
      if (result.possible[i]) continue;
      w_.begin_object().key("workload").integer(static_cast<std::int64_t>(i));
      w_.key("constraints").begin_array();
      for (std::size_t c = 0; c < kConstraints; ++c) {
        if (((result.freed_by[i] >> c) & 1) != 0) w_.string(constraint_names()[c]);
      }
      w_.end_array().end_object();
    }
    w_.end_array().key("points").integer(result.points).end_object().end_object();
    return w_.take();
  }

 private:
  static Exact total_of(const std::optional<Configuration>& one) {
    return one ? Exact(one->total) : std::nullopt;
  }

  // Those that differ from another configuration; all, against now, without one.
  void write_choices(const std::optional<Configuration>& one, const Configuration* against) {
    w_.key("choices").begin_array();
    for (std::size_t i = 0; one && i < one->settings.size(); ++i) {
      const Variants& variants = search_.variants(i);
      const Setting& from = against != nullptr ? against->settings[i] : variants.now();
      write_choice(variants, i, *one, from, against == nullptr);
    }
    w_.end_array();
  }

  void write_choice(const Variants& variants, std::size_t i, const Configuration& one,
                    const Setting& from, bool always) {
    const Setting& setting = one.settings[i];
    const std::pair<std::string_view, bool> changed[] = {
        {"model", setting.model != from.model},
        {"region", setting.region != from.region},
        {"route", setting.way.route != from.way.route ||
                      (setting.way.profile != from.way.profile && from.way.profile >= 0)},
        {"tier", setting.tier != from.tier},
        {"cache_ttl", setting.ttl != from.ttl},
        {"endpoint", setting.endpoint != from.endpoint},
    };
    bool differs = always;
    for (const auto& [name, is] : changed) differs |= is;
    if (!differs) return;
    const Model* model = variants.workload().type->calls ? setting.model : nullptr;
    w_.begin_object().key("workload").integer(static_cast<std::int64_t>(i));
    write_patch(w_, table_, variants, i, setting);
    w_.member("model", model != nullptr ? model->id : std::string_view{});
    w_.member("model_name", model != nullptr ? model->name : std::string_view{});
    w_.member("provider", model != nullptr ? model->provider : std::string_view{});
    w_.member("region", setting.region < 0
                            ? std::string_view{}
                            : table_.regions[static_cast<std::size_t>(setting.region)].code);
    w_.member("route", name(setting.way.route)).member("tier", name(setting.tier));
    w_.member_or_null("cache_ttl", setting.ttl ? name(*setting.ttl) : std::string_view{});
    w_.member("endpoint", name(setting.endpoint));
    w_.key("changed").begin_array();
    for (const auto& [name, is] : changed) {
      if (is) w_.string(name);
    }
    w_.end_array().member("total", one.parts[i]).end_object();
  }

  const RateTable& table_;
  const Search& search_;
  JsonWriter w_;
};

// The constraints of all workloads, then what each says of its own.
std::vector<Limits> read_limits(const RateTable& table, ObjectReader& reader, std::size_t workloads,
                                std::optional<Error>& error) {
  Limits all;
  if (const Value* constraints = reader.object("constraints")) {
    LimitsReader(table, *constraints, "constraints", error).read(all);
  }
  std::vector<Limits> limits(workloads, all);
  const Value* own = reader.list("workloads");
  for (std::size_t i = 0; own != nullptr && i < own->items.size() && i < workloads; ++i) {
    if (own->items[i].is(Value::Kind::kNull)) continue;
    LimitsReader(table, own->items[i], join({"workloads[", std::to_string(i), "]"}), error)
        .read(limits[i]);
  }
  return limits;
}

}  // namespace

Result<std::string> doors::search(Sets sets, std::string_view request, const Progress& progress) {
  auto ready = prepare(sets, request);
  if (!ready) return std::unexpected(std::move(ready.error()));
  PreparedScenario& prepared = (*ready)->prepared;
  std::optional<Error> error;
  ObjectReader reader((*ready)->json, "", kFields, error);
  auto limits = read_limits(prepared.table(), reader, prepared.scenario().workloads.size(), error);
  if (error) return std::unexpected(std::move(*error));
  Search search(prepared, std::move(limits));
  auto result = search.run(progress);
  if (!result) return std::unexpected(std::move(result.error()));
  return SearchWriter(prepared, search).write(*result);
}

}  // namespace bedrock
