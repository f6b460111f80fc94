#include "core/planning/comparison.h"

#include <utility>

namespace bedrock {
namespace {

class Comparer {
 public:
  Comparer(PreparedScenario& prepared, Variants& variants)
      : table_(prepared.table()),
        variants_(variants),
        now_(variants.now()),
        as_of_(prepared.scenario().as_of.value_or(table_.newest)),
        today_(prepared.scenario().today.value_or(as_of_)) {}

  Comparison run(std::span<const Model* const> pinned) {
    all_.now = priced(now_);
    for (const Model& model : table_.models) {
      if (!model.service && variants_.names_itself(model)) all_.models.push_back(on(model));
    }
    if (now_.model != nullptr) add_details(now_);
    for (const Model* model : pinned) {
      for (const ModelVariant& one : all_.models) {
        const bool wanted = one.variant.setting.model == model && model != now_.model;
        if (wanted && one.variant.total) add_details(one.variant.setting);
      }
    }
    return std::move(all_);
  }

 private:
  Variant priced(const Setting& setting) {
    Variant variant{.setting = setting};
    const SharedUsage& shared = variants_.usage(setting);
    const Exact own = variants_.own(shared, setting, variants_.stays(setting));
    if (!own) return variant;
    const Rest& rest = variants_.rest(shared, setting);
    variant.total = sum(own, rest.workload);
    variant.scenario = sum(own, rest.scenario);
    variant.complete = rest.complete;
    return variant;
  }

  bool is_open(int region, const Way& way) const {
    Terms terms;
    terms.region = region;
    terms.profile = way.profile;
    terms.route = way.route;
    return way.listed.value_or(true) && is_offered(table_, terms);
  }

  // How far a way is from how the workload runs now: the same, the same route, then one inside the
  // region's geography, then anywhere.
  int distance(const Way& way) const {
    if (way.route == now_.way.route) {
      return way.profile == now_.way.profile || now_.way.profile < 0 ? 0 : 1;
    }
    return way.route == Route::kGlobal ? 4 : way.route == Route::kGeo ? 2 : 3;
  }

  // The nearest open way in that tier with prices for everything.
  bool place(Setting& setting) {
    const Setting from = setting;
    int best = -1;
    for (const Way& way : ways_from(table_, *from.model, from.region)) {
      if (!is_open(from.region, way)) continue;
      const int steps = distance(way);
      if (best >= 0 && steps >= best) continue;
      Setting at = from;
      at.way = way;
      if (!variants_.own(variants_.usage(at), at)) continue;
      best = steps;
      setting = at;
    }
    return best >= 0;
  }

  bool has_way(const Setting& setting) const {
    for (const Way& way : ways_from(table_, *setting.model, setting.region)) {
      if (is_open(setting.region, way)) return true;
    }
    return false;
  }

  ModelVariant on(const Model& model) {
    ModelVariant result{.variant = {.setting = now_}};
    Setting& setting = result.variant.setting;
    setting.model = &model;
    const auto refuse = [&](Obstacle obstacle, const char* message) {
      result.cannot = Cannot{obstacle, message};
      return std::move(result);
    };
    result.cannot = cannot_do(model, variants_.workload(), now_.region, today_);
    if (result.cannot) return result;
    const bool stays = &model == now_.model;
    if (!stays) setting.ttl = lifetime_on(model, now_.ttl);
    if (!stays && !has_way(setting)) {
      return refuse(Obstacle::kNoRoute, "AWS does not offer it from this region.");
    }
    result.cannot = cannot_take(model, variants_.usage(setting).own);
    if (result.cannot) return result;
    if (!stays && !place(setting)) {
      setting.tier = Tier::kStandard;
      if (now_.tier == Tier::kStandard || !place(setting)) {
        return refuse(Obstacle::kNoPrice, "It has no price for this work from this region.");
      }
    }
    result.variant = priced(setting);
    if (!result.variant.total) {
      return refuse(Obstacle::kNoPrice, "Something in this work has no price from this region.");
    }
    const SharedUsage& shared = variants_.usage(setting);
    variants_.own(shared, setting);
    if (const Rate* rate = variants_.first_rate(shared)) {
      result.price_date = table_.sources[rate->source].date;
      result.confirmed = Date{rate->confirmed};
    }
    compare_tokenizers(shared, result);
    for (const UsagePart* part : shared.own) {
      for (const UsageItem& item : part->items) {
        result.cached |= derivation_for(item.dimension) != Derivation::kNone;
      }
    }
    return result;
  }

  // The figure is "about so many": the way back is rounded to two places.
  void compare_tokenizers(const SharedUsage& shared, ModelVariant& result) {
    const Model* from = now_.model;
    const Model& to = *result.variant.setting.model;
    if (from == nullptr || from->provider != to.provider) return;
    const auto per_token = [](const Model& model) {
      const Multiplier& tokens = model.tokenizer.tokens;
      return tokens.exists() ? tokens.value() : Decimal(1);
    };
    if (per_token(*from) == per_token(to)) return;
    result.factor = divide(per_token(to), per_token(*from), 2, Rounding::kHalfEven);
    const Exact more = difference(result.factor, Decimal(1));
    result.adjusted = sum(result.variant.total, product(variants_.own_tokens(shared), more));
    result.tokenizer_source =
        to.tokenizer.tokens.exists() ? to.tokenizer.source : from->tokenizer.source;
  }

  // From every region by every way, in every tier, and on both endpoints.
  void add_details(const Setting& base) {
    Setting setting = base;
    for (int region = 0; region < static_cast<int>(table_.regions.size()); ++region) {
      setting.region = region;
      for (const Way& way : ways_from(table_, *base.model, region)) {
        setting.way = way;
        const bool now = variants_.stays(setting);
        if (!now && !is_open(region, way)) continue;
        const Variant variant = priced(setting);
        // Where it is not known whether AWS offers it, it does where there is a price.
        if (now || way.listed || variant.total) all_.places.push_back(variant);
      }
    }
    setting = base;
    for (int tier = 0; tier < kInferenceTiers; ++tier) {
      setting.tier = static_cast<Tier>(tier);
      all_.tiers.push_back(priced(setting));
    }
    setting = base;
    RateQuery query{.model = base.model, .region = base.region};
    query.profile = base.way.profile;
    query.route = base.way.route;
    query.as_of = as_of_;
    if (!has_two_meters(table_, spread_of(table_, *base.model, as_of_), query)) return;
    for (const Endpoint endpoint : {Endpoint::kRuntime, Endpoint::kMantle}) {
      setting.endpoint = endpoint;
      all_.endpoints.push_back(priced(setting));
    }
  }

  const RateTable& table_;
  Variants& variants_;
  const Setting& now_;
  Date as_of_;
  Date today_;
  Comparison all_;
};

}  // namespace

Comparison compare(PreparedScenario& prepared, Variants& variants,
                   std::span<const Model* const> pinned) {
  return Comparer(prepared, variants).run(pinned);
}

}  // namespace bedrock
