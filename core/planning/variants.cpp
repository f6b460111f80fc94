#include "core/planning/variants.h"

#include <algorithm>

#include "core/catalog/model_id.h"
#include "core/planning/fitness.h"
#include "core/usage/expansion.h"
#include "core/usage/image_tokens.h"

namespace bedrock {
namespace {

bool same_way(const Way& asked, const Way& now) {
  // A geo route without a prefix takes any profile.
  return asked.route == now.route && (now.profile < 0 || asked.profile == now.profile);
}

}  // namespace

ModelTraits traits_of(const RateTable& table, const Model& model, Date day) {
  ModelTraits traits;
  // Text is metered alike by all; the others decide which meter a workload uses.
  constexpr std::uint64_t kText = (1u << (kCacheWrite30mTokens.index + 1)) - 1;
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    const auto dimension = table.rates.dimension[i].index;
    if (dimension < 64) traits.dimensions |= std::uint64_t{1} << dimension;
  }
  traits.dimensions &= ~kText;
  traits.image_tokens[0] = image_tokens(model, 1000, 1000);
  traits.image_tokens[1] = image_tokens(model, 300, 400);
  traits.image_tokens[2] = image_tokens(model, 4000, 500);
  traits.min_tokens = model.cache.min_tokens;
  if (model.long_context_standing && has_long_context(table, model, day)) {
    traits.long_over = model.long_context_over;
  }
  const Multiplier* lifetimes[] = {&model.cache.read, &model.cache.write_5m, &model.cache.write_1h,
                                   &model.cache.write_30m};
  for (int i = 0; i < 4; ++i) {
    if (lifetimes[i]->exists()) traits.lifetimes |= static_cast<std::uint8_t>(1u << i);
  }
  traits.claude = model.id.starts_with("anthropic.claude");
  return traits;
}

Variants::Variants(PreparedScenario& prepared, std::size_t workload)
    : prepared_(prepared),
      index_(workload),
      now_(prepared.scenario().workloads[workload]),
      as_of_(prepared.scenario().as_of.value_or(prepared.table().newest)) {
  const Scenario& scenario = prepared.scenario();
  setting_.tier = now_.tier;
  setting_.ttl = now_.cache_ttl;
  setting_.endpoint = now_.endpoint;
  const std::string& region = now_.region.empty() ? scenario.region : now_.region;
  setting_.region = find_region(prepared.table(), region);
  int own_region = setting_.region;
  bool found = false;
  for (const UsagePart& part : prepared.usage(workload).parts) {
    hidden_ |= part.terms.region != setting_.region;
    if (found || !is_own(part, now_)) continue;
    found = true;
    own_region = part.terms.region;
    setting_.model = part.terms.model;
    setting_.way = {part.terms.route, part.terms.profile, {}};
    terms_ = part.terms;
  }
  setting_.region = own_region;
}

bool Variants::names_itself(const Model& model) const {
  return prepared_.scenario().model_behind(model.id) == model.id;
}

bool Variants::stays(const Setting& setting) const {
  return setting.model == setting_.model && setting.region == setting_.region &&
         same_way(setting.way, setting_.way);
}

bool Variants::moves(const Setting& setting) const {
  return setting.model != nullptr && !stays(setting) &&
         (hidden_ || setting.model != setting_.model || !same_way(setting.way, setting_.way));
}

bool Variants::says_region(const Setting& setting) const {
  return setting.region >= 0 && !stays(setting) && (hidden_ || setting.region != setting_.region);
}

void Variants::put(const Setting& setting) {
  Workload& workload = prepared_.edit(index_);
  workload = now_;
  workload.tier = setting.tier;
  workload.cache_ttl = setting.ttl;
  workload.endpoint = setting.endpoint;
  const RateTable& table = prepared_.table();
  if (moves(setting)) {
    workload.set(Field::kModel, id_by(table, *setting.model, setting.way));
    workload.route.reset();
  }
  if (says_region(setting)) {
    workload.region = table.regions[static_cast<std::size_t>(setting.region)].code;
  }
}

const SharedUsage& Variants::usage(const Setting& setting) {
  const RateTable& table = prepared_.table();
  if (setting.model != known_model_) {
    known_model_ = setting.model;
    known_traits_ =
        setting.model != nullptr ? traits_of(table, *setting.model, as_of_) : ModelTraits{};
  }
  const bool batch = setting.tier == Tier::kBatch;
  const bool mantle = setting.endpoint == Endpoint::kMantle;
  std::string id;
  for (const ModelShare& share : now_.routing) {
    const std::string own = moves(setting) ? id_by(table, *setting.model, setting.way)
                                           : std::string(now_.text(Field::kModel));
    if (share.model == own) id = own;
  }
  for (const auto& known : usages_) {
    if (known->ttl == setting.ttl && known->batch == batch && known->mantle == mantle &&
        known->id == id && known->traits == known_traits_) {
      return *known;
    }
  }
  auto key = std::make_unique<SharedUsage>();
  key->traits = known_traits_;
  key->id = std::move(id);
  key->ttl = setting.ttl;
  key->batch = batch;
  key->mantle = mantle;
  put(setting);
  const Scenario& scenario = prepared_.scenario();
  auto usage = expand(table, scenario, scenario.workloads[index_], {}, false);
  key->good = usage.has_value();
  if (key->good) key->usage = std::move(*usage);
  for (const UsagePart& part : key->usage.parts) {
    (is_own(part, scenario.workloads[index_]) ? key->own : key->others).push_back(&part);
  }
  key->rest = rest_like(*key);
  usages_.push_back(std::move(key));
  return *usages_.back();
}

std::size_t Variants::rest_like(const SharedUsage& shared) const {
  const auto same_item = [](const UsageItem& a, const UsageItem& b) {
    return a.dimension == b.dimension && same_value(a.quantity, b.quantity);
  };
  const auto same_part = [&](const UsagePart* a, const UsagePart* b) {
    return a->target == b->target && a->tier == b->tier && a->context == b->context &&
           a->of_workload == b->of_workload && std::ranges::equal(a->items, b->items, same_item);
  };
  const auto alike = [&](const SharedUsage& known) {
    return known.mantle == shared.mantle &&
           std::ranges::equal(known.others, shared.others, same_part);
  };
  for (const auto& known : usages_) {
    if (alike(*known)) return known->rest;
  }
  return usages_.size();
}

void Variants::take_terms(const Setting& setting, bool nearest) {
  const MissingPrices missing = nearest ? now_.missing_prices : MissingPrices::kLeftOut;
  const Model* model = setting.model != nullptr ? setting.model : terms_.model;
  if (model == terms_.model && setting.region == terms_.region &&
      setting.way.profile == terms_.profile && setting.way.route == terms_.route &&
      setting.tier == terms_.tier && setting.endpoint == terms_.endpoint &&
      missing == terms_.missing_prices) {
    return;
  }
  if (model != terms_.model) {
    terms_.model_id = model->id;
    terms_.model = model;
    terms_.kind = ModelIdKind::kModel;
  }
  terms_.region = setting.region;
  terms_.profile = setting.way.profile;
  terms_.route = setting.way.route;
  terms_.tier = setting.tier;
  terms_.endpoint = setting.endpoint;
  terms_.missing_prices = missing;
  rates_.clear();
}

const AppliedRate& Variants::rate(Dimension dimension, Context context) {
  for (const KnownRate& known : rates_) {
    if (known.dimension == dimension && known.context == context) return known.rate;
  }
  rates_.push_back(
      {dimension, context,
       applied_rate(prepared_.table(), prepared_.scenario(), terms_, dimension, context, as_of_)});
  return rates_.back().rate;
}

Exact Variants::own(const SharedUsage& shared, const Setting& setting, bool nearest) {
  if (!shared.good) return std::nullopt;
  take_terms(setting, nearest);
  Exact total = Decimal{};
  for (const UsagePart* part : shared.own) {
    for (const UsageItem& item : part->items) {
      if (!item.unknown.empty()) return std::nullopt;
      const AppliedRate& applied = rate(item.dimension, part->context);
      if (!applied.usd) return std::nullopt;
      total = sum(total, item.quantity.at(*applied.usd));
    }
  }
  return total;
}

Exact Variants::own_tokens(const SharedUsage& shared) {
  Exact total = Decimal{};
  for (const UsagePart* part : shared.own) {
    for (const UsageItem& item : part->items) {
      const AppliedRate& applied = rate(item.dimension, part->context);
      const bool tokens = info(item.dimension).unit == "token";
      if (tokens && applied.usd) total = sum(total, item.quantity.at(*applied.usd));
    }
  }
  return total;
}

const Rate* Variants::first_rate(const SharedUsage& shared) {
  for (const UsagePart* part : shared.own) {
    for (const UsageItem& item : part->items) {
      const AppliedRate& applied = rate(item.dimension, part->context);
      if (applied.list) return &applied.list->rate;
    }
  }
  return nullptr;
}

// Bands are counted by region, and collections share their capacity within one.
bool Variants::counts_by_region(const SharedUsage& shared) const {
  if (!now_.number(Field::kVectorStore).is_zero()) return true;
  for (const UsagePart* part : shared.others) {
    if (part->terms.model == nullptr) continue;
    for (const UsageItem& item : part->items) {
      for (const PriceBand& band : part->terms.model->bands) {
        if (band.of == item.dimension) return true;
      }
    }
  }
  return false;
}

std::size_t Variants::rest_of(const SharedUsage& shared, const Setting& setting) {
  // Where an ARN says the region, only a workload that stays has parts in several.
  const bool as_written = hidden_ && stays(setting) && !shared.others.empty();
  const bool alike = shared.others.empty() && now_.number(Field::kVectorStore).is_zero();
  const int region = as_written ? -2 : alike ? -1 : setting.region;
  const Tier tier = alike ? Tier::kStandard : setting.tier;
  for (const Place& place : places_) {
    if (place.rest == shared.rest && place.region == region && place.tier == tier) {
      return place.group;
    }
  }
  Group group{.rest = shared.rest, .tier = Tier::kStandard, .region = -1};
  for (const UsagePart* part : shared.others) {
    Terms terms = part->terms;
    if (!as_written) terms.region = setting.region;
    if (part->of_workload) group.tier = terms.tier = setting.tier;
    for (const UsageItem& item : part->items) {
      group.rates.push_back(applied_rate(prepared_.table(), prepared_.scenario(), terms,
                                         item.dimension, part->context, as_of_)
                                .usd);
    }
  }
  if (as_written || counts_by_region(shared)) group.region = region;
  std::size_t at = 0;
  for (; at < groups_.size(); ++at) {
    const Group& known = groups_[at];
    if (known.rest == group.rest && known.tier == group.tier && known.region == group.region &&
        known.rates == group.rates) {
      break;
    }
  }
  if (at == groups_.size()) groups_.push_back(std::move(group));
  places_.push_back({shared.rest, region, tier, at});
  return at;
}

const Rest& Variants::rest(const SharedUsage& shared, const Setting& setting) {
  std::optional<Rest>& known = groups_[rest_of(shared, setting)].known;
  if (!known) {
    Rest rest;
    const Exact part = own(shared, setting, stays(setting));
    put(setting);
    const auto scenario = prepared_.total({});
    if (part && scenario) {
      rest.workload = difference(prepared_.part_of(index_), part);
      rest.scenario = difference(Exact(*scenario), part);
    }
    rest.complete = prepared_.unpriced(index_) == 0;
    known = rest;
  }
  return *known;
}

}  // namespace bedrock
