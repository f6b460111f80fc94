#include "core/planning/comparison.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/catalog/model_id.h"
#include "core/usage/expansion.h"

namespace bedrock {
namespace {

// Where totals are equal, or missing, in the order of the table.
bool cheaper(const ModelVariant& a, const ModelVariant& b) {
  if (!a.variant.total || !b.variant.total) return a.variant.total && !b.variant.total;
  return *a.variant.total < *b.variant.total;
}

bool is_cache(Dimension dimension) { return derivation_for(dimension) != Derivation::kNone; }

class Comparer {
 public:
  Comparer(PreparedScenario prepared, std::size_t index)
      : prepared_(std::move(prepared)),
        table_(prepared_.table()),
        index_(index),
        now_(prepared_.scenario().workloads[index]),
        as_of_(prepared_.scenario().as_of.value_or(table_.newest)) {}

  Result<Comparison> run(std::span<const Model* const> pinned) {
    if (auto good = prepared_.total({}); !good) return std::unexpected(std::move(good.error()));
    find_terms();
    as_is_ = true;
    Comparison all{.model = model_, .region = region_, .now = priced(now_, way_)};
    as_is_ = false;
    all.now.is_now = true;
    for (const Model& model : table_.models) {
      if (!model.service && names_itself(model)) all.models.push_back(on(model));
    }
    std::ranges::stable_sort(all.models, cheaper);
    add_details(all, model_);
    for (const Model* model : pinned) {
      if (model != model_) add_details(all, model);
    }
    return all;
  }

 private:
  // Where the workload's own part runs now.
  void find_terms() {
    for (const UsagePart& part : prepared_.usage(index_).parts) {
      if (!is_own(part, now_)) continue;
      model_ = part.terms.model;
      region_ = part.terms.region;
      way_ = {part.terms.route, part.terms.profile, {}};
      return;
    }
    if (!prepared_.scenario().region.empty()) {
      region_ = find_region(table_, prepared_.scenario().region);
    }
  }

  // An alias of the person's own may hide a model's id.
  bool names_itself(const Model& model) const {
    return prepared_.scenario().model_behind(model.id) == model.id;
  }

  bool is_now(const Model* model, int region, const Way& way) const {
    return model == model_ && region == region_ && way.route == way_.route &&
           (way_.profile < 0 || way.profile == way_.profile);
  }

  // The workload on a model by a way; as it is now where that is how it runs.
  Workload moved(const Workload& from, const Model& model, int region, const Way& way) const {
    if (is_now(&model, region, way)) {
      Workload same = now_;
      same.tier = from.tier;
      same.cache_ttl = from.cache_ttl;
      same.endpoint = from.endpoint;
      return same;
    }
    Workload to = from;
    to.set(Field::kModel, id_by(table_, model, way));
    to.route.reset();
    if (region != region_ || hidden_region()) {
      to.region = table_.regions[static_cast<std::size_t>(region)].code;
    }
    return to;
  }

  // The region is neither the workload's nor the scenario's: an ARN says it.
  bool hidden_region() const {
    return region_ >= 0 && now_.region.empty() &&
           prepared_.scenario().region != table_.regions[static_cast<std::size_t>(region_)].code;
  }

  // Whether everything of the workload's own model has a price under these terms; that of another
  // region counts only where the workload stays as it is.
  bool has_prices(Route route, int profile, int region, Tier tier) const {
    for (const UsagePart& part : prepared_.usage(index_).parts) {
      if (!is_own(part, prepared_.scenario().workloads[index_])) continue;
      Terms terms = part.terms;
      terms.route = route;
      terms.profile = profile;
      terms.region = region;
      terms.tier = tier;
      if (!as_is_) terms.missing_prices = MissingPrices::kLeftOut;
      for (const UsageItem& item : part.items) {
        const bool known =
            item.unknown.empty() &&
            applied_rate(table_, prepared_.scenario(), terms, item.dimension, part.context, as_of_)
                .usd;
        if (!known) return false;
      }
    }
    return true;
  }

  // Puts the workload in its place; false where it cannot be expanded or has amounts that do not
  // fit.
  bool put(const Workload& workload) {
    prepared_.replace(index_, workload);
    scenario_ = prepared_.total({});
    return scenario_.has_value();
  }

  // As it was put.
  Variant taken(const Way& way) const {
    Variant variant{.workload = prepared_.scenario().workloads[index_], .way = way};
    const UsagePart* own = nullptr;
    for (const UsagePart& part : prepared_.usage(index_).parts) {
      if (is_own(part, variant.workload)) own = &part;
    }
    const Terms* terms = own != nullptr ? &own->terms : nullptr;
    const bool known =
        terms == nullptr || has_prices(terms->route, terms->profile, terms->region, terms->tier);
    if (!known) return variant;
    variant.total = prepared_.part_of(index_);
    variant.scenario = *scenario_;
    variant.complete = prepared_.unpriced(index_) == 0;
    return variant;
  }

  Variant priced(const Workload& workload, const Way& way) {
    return put(workload) ? taken(way) : Variant{.workload = workload, .way = way};
  }

  // How the model can be called from here: as now where it can, then inside the region's
  // geography, then anywhere.
  std::vector<Way> ways_to(const Model& model) const {
    std::vector<Way> ways;
    for (const Way& way : ways_from(table_, model, region_)) {
      const Terms terms{.region = region_, .profile = way.profile, .route = way.route};
      if (way.listed.value_or(true) && is_offered(table_, terms)) ways.push_back(way);
    }
    const auto rank = [&](const Way& way) {
      if (way.route == way_.route) return way.profile == way_.profile || way_.profile < 0 ? 0 : 1;
      return way.route == Route::kGlobal ? 4 : way.route == Route::kGeo ? 2 : 3;
    };
    std::ranges::stable_sort(ways, [&](const Way& a, const Way& b) { return rank(a) < rank(b); });
    return ways;
  }

  // The first way and tier with prices for everything; false where there are none.
  bool choose(const std::vector<Way>& ways, Way& chosen, Tier& tier) const {
    for (const Tier wanted : {now_.tier, Tier::kStandard}) {
      for (const Way& way : ways) {
        if (!has_prices(way.route, way.profile, region_, wanted)) continue;
        chosen = way;
        tier = wanted;
        return true;
      }
    }
    return false;
  }

  ModelVariant on(const Model& model) {
    ModelVariant result{.model = &model};
    result.variant.is_now = as_is_ = &model == model_;
    const Scenario& scenario = prepared_.scenario();
    result.cannot = cannot_do(model, now_, region_, scenario.today.value_or(as_of_));
    if (result.cannot) return result;
    const std::vector<Way> ways = result.variant.is_now ? std::vector{way_} : ways_to(model);
    if (ways.empty()) {
      result.cannot = Cannot{Obstacle::kNoRoute, "AWS does not offer it from this region."};
      return result;
    }
    Workload workload = now_;
    workload.cache_ttl = lifetime_on(model, now_.cache_ttl);
    Way way = ways.front();
    Tier tier = now_.tier;
    // Most have a price where it is looked for first; the others are expanded twice.
    if (!put(moved(workload, model, region_, way))) return no_price(std::move(result));
    result.cannot =
        cannot_take(model, prepared_.scenario().workloads[index_], prepared_.usage(index_));
    if (result.cannot) return result;
    if (!choose(ways, way, tier)) return no_price(std::move(result));
    if (way != ways.front() || tier != now_.tier) {
      workload.tier = tier;
      if (!put(moved(workload, model, region_, way))) return no_price(std::move(result));
    }
    const bool same = result.variant.is_now;
    result.variant = taken(way);
    result.variant.is_now = same;
    result.other_route = way.route != way_.route;
    result.other_tier = tier != now_.tier;
    result.other_ttl = workload.cache_ttl != now_.cache_ttl;
    describe(result);
    return result;
  }

  static ModelVariant no_price(ModelVariant result) {
    result.cannot = Cannot{Obstacle::kNoPrice, "It has no price for this work from this region."};
    return result;
  }

  // What its own lines show.
  void describe(ModelVariant& result) const {
    for (const UsagePart& part : prepared_.usage(index_).parts) {
      if (!is_own(part, result.variant.workload)) continue;
      for (const UsageItem& item : part.items) {
        result.cached |= is_cache(item.dimension);
        if (result.rate) continue;
        const auto rate = applied_rate(table_, prepared_.scenario(), part.terms, item.dimension,
                                       part.context, as_of_);
        if (rate.list) result.rate = rate.list->rate;
      }
    }
  }

  // The workload from every region by every way, in every tier, and on both endpoints.
  void add_details(Comparison& all, const Model* model) {
    const auto base = std::ranges::find(all.models, model, &ModelVariant::model);
    if (model == nullptr || base == all.models.end()) return;
    const bool own = model == model_;
    if (!own && !base->variant.total) return;
    const Workload workload = own ? now_ : base->variant.workload;
    const Way way = own ? way_ : base->variant.way;
    const auto regions = static_cast<int>(table_.regions.size());
    for (int region = 0; region < regions; ++region) {
      for (const Way& other : ways_from(table_, *model, region)) {
        const Terms terms{.region = region, .profile = other.profile, .route = other.route};
        const bool now = as_is_ = is_now(model, region, other);
        if (!now && (!other.listed.value_or(true) || !is_offered(table_, terms))) continue;
        PlaceVariant place{model, region, priced(moved(workload, *model, region, other), other)};
        place.variant.is_now = now;
        // Where it is not known whether AWS offers it, it does where there is a price.
        if (now || other.listed || place.variant.total) all.places.push_back(std::move(place));
      }
    }
    as_is_ = own;
    Workload changed = workload;
    for (int t = 0; t < kInferenceTiers; ++t) {
      changed.tier = static_cast<Tier>(t);
      all.tiers.push_back({model, region_, priced(changed, way)});
      all.tiers.back().variant.is_now = own && changed.tier == now_.tier;
    }
    changed.tier = workload.tier;
    const RateQuery query{.model = model,
                          .region = region_,
                          .profile = way.profile,
                          .route = way.route,
                          .as_of = as_of_};
    if (!has_two_meters(table_, spread_of(table_, *model, as_of_), query)) return;
    for (const Endpoint endpoint : {Endpoint::kRuntime, Endpoint::kMantle}) {
      changed.endpoint = endpoint;
      all.endpoints.push_back({model, region_, priced(changed, way)});
      all.endpoints.back().variant.is_now = own && endpoint == now_.endpoint;
    }
  }

  PreparedScenario prepared_;
  const RateTable& table_;
  std::size_t index_;
  Workload now_;
  Date as_of_;
  const Model* model_ = nullptr;
  int region_ = -1;
  Way way_;
  bool as_is_ = false;  // the workload stays where it is
  Result<Decimal> scenario_;
};

}  // namespace

Result<Comparison> compare(const RateTable& table, const Scenario& scenario, std::size_t workload,
                           std::span<const Model* const> pinned) {
  auto prepared = PreparedScenario::of(table, scenario, {});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  return Comparer(std::move(*prepared), workload).run(pinned);
}

}  // namespace bedrock
