#include "core/scan/groups.h"

#include <algorithm>
#include <utility>

#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

// What is over these is pooled, so that no log, however hostile, fills the memory.
constexpr std::uint32_t kMostGroups = 40'000;
constexpr std::uint32_t kMostPairs = 120'000;
constexpr std::uint32_t kMostValues = 20'000;
constexpr std::uint32_t kMostKeyed = 2 * kMostValues;  // with pools of tags by their keys
constexpr std::uint32_t kMostShapes = 1'000;
constexpr std::uint32_t kMostErrors = 200;
constexpr std::uint8_t kOtherTier = 6;
constexpr std::ptrdiff_t kMostBands = 9;  // then letters, by what was made in place of tokens

std::string_view tier_name(std::uint8_t tier) {
  return tier == kOtherTier ? "other" : name_of(static_cast<Tier>(tier));
}

}  // namespace

std::array<std::string, 6> Groups::texts_of(const Group& group) const {
  std::array<std::string, 6> parts;
  parts[0] = models_.text_of(group.model);
  parts[1] = regions_.text_of(group.region);
  parts[2] = tier_name(group.tier);
  parts[3] = static_cast<char>(group.band <= kMostBands ? '0' + group.band
                                                        : 'a' + group.band - kMostBands - 1);
  parts[4] = group.depends_on_model ? '1' : '0';
  append_day(parts[5], group.day);
  return parts;
}

std::uint32_t Groups::add_group(std::uint64_t key, const Group& group) {
  const std::uint32_t id = group_ids_.id_of(key);
  groups_.push_back(group);
  sums_.emplace_back();
  const std::array<std::string, 6> parts = texts_of(group);
  std::string name;
  for (const std::string& part : parts) {
    if (&part != &parts[0]) name += kPartMark;
    name += part;
  }
  Weights& weights = weights_.emplace_back();
  if (pricer_.price != nullptr) pricer_.price(pricer_.context, name, weights);
  add_shape(parts, weights);
  return id;
}

void Groups::add_shape(std::span<const std::string> parts, const Weights& weights) {
  std::string prices;
  for (const std::uint64_t weight : weights.picodollars) {
    if (!prices.empty()) prices += ' ';
    append_number(prices, weight);
  }
  std::array<std::string_view, 6> shape{parts[0], parts[1], parts[2], parts[3], parts[4], prices};
  if (shapes_.size() >= kMostShapes && !shapes_.has(shape)) {
    shape = {kPool, "", "standard", "0", "0", ""};
  }
  shape_of_.push_back(shapes_.id_of(shape));
  if (shapes_.size() > spread_.size()) spread_.emplace_back();
}

// It has no price, and is reported as such.
std::uint32_t Groups::pool_group() {
  constexpr std::uint64_t kKey = ~std::uint64_t{0};
  ++pooled_;
  const std::uint32_t known = group_ids_.find(kKey);
  if (known != kNoId) return known;
  Group pool;
  pool.model = models_.id_of(kPool);
  kinds_.resize(models_.size());
  pool.region = regions_.id_of("");
  return add_group(kKey, pool);
}

Groups::Group Groups::parts_of(const Call& call, const Tokens& tokens, std::uint32_t model,
                               std::uint32_t day) {
  Group group;
  group.model = model;
  // Where the record does not say which region was called, the one that served the call is as near.
  const Text said = call[Text::kRegion].empty() ? Text::kServedRegion : Text::kRegion;
  group.region = regions_.id_of(call[said], regions_.size() < kMostGroups);
  group.day = day;
  std::string_view other_tier;
  group.tier = static_cast<std::uint8_t>(tier_of(call, other_tier));
  if (!other_tier.empty()) group.tier = kOtherTier;
  const std::uint64_t whole = tokens.input + tokens.read + tokens.write;
  const auto over = std::count_if(limits_.begin(), limits_.end(),
                                  [&](std::uint64_t limit) { return whole > limit; });
  group.band = static_cast<std::uint8_t>(tokens.made == 0 ? std::min(over, kMostBands)
                                                          : kMostBands + tokens.made);
  group.depends_on_model = tokens.depends_on_model;
  return group;
}

std::uint32_t Groups::group_of(const Group& group) {
  const bool full = groups_.size() >= kMostGroups;
  const std::uint32_t day = full ? days_.find(group.day) : days_.id_of(group.day);
  if (group.model == kNoId || group.region == kNoId || day == kNoId) return pool_group();
  static_assert(kMostGroups < 0xffff);  // no more models, regions or days either
  const std::uint64_t key = std::uint64_t{group.model} << 48 | std::uint64_t{group.region} << 32 |
                            std::uint64_t{day} << 16 | std::uint64_t{group.tier} << 8 |
                            std::uint64_t{group.band} << 1 | (group.depends_on_model ? 1u : 0u);
  const std::uint32_t known = group_ids_.find(key);
  if (known != kNoId) return known;
  return full ? pool_group() : add_group(key, group);
}

void Groups::add_value(const Value& value, std::uint32_t group, const Sums& sums) {
  const auto packed = [](const Value& of) {
    return std::uint64_t{of.key} << 40 | std::uint64_t{of.value} << 8 |
           static_cast<std::uint64_t>(of.kind);
  };
  const std::uint64_t asked = packed(value);
  KnownPair& known = known_pairs_[(asked ^ asked >> 8 ^ std::uint64_t{group} * 37) % kKnownPairs];
  if (known.value == asked && known.group == group) return pair_sums_[known.pair].add(sums);
  const auto pair_of = [&](std::uint32_t id) { return std::uint64_t{id} << 32 | group; };
  const bool new_pairs = pairs_.size() < kMostPairs;
  Value found = value;
  std::uint32_t id = value_ids_.find(asked);
  const bool fits = id != kNoId ? new_pairs || pairs_.find(pair_of(id)) != kNoId
                                : new_pairs && values_.size() < kMostValues;
  const bool pooled = !fits || value.key == kNoId || value.value == kNoId;
  if (pooled) {
    ++pooled_;
    const bool tag = found.kind == Kind::kTag;
    const bool timed = found.kind == Kind::kHour;
    found.value = timed ? Moment::kNoHour : (tag ? tags_ : names_).id_of(kPool);
    const bool many_keys = value_ids_.find(packed(found)) == kNoId && values_.size() >= kMostKeyed;
    if (tag && (value.key == kNoId || many_keys || !new_pairs)) found.key = found.value;
    id = value_ids_.find(packed(found));
  }
  if (id == kNoId) {
    id = value_ids_.id_of(packed(found));
    values_.push_back(found);
  }
  const std::uint32_t pair = pairs_.id_of(pair_of(id));
  if (pair == pair_sums_.size()) pair_sums_.emplace_back();
  pair_sums_[pair].add(sums);
  if (!pooled) known = {.value = asked, .group = group, .pair = pair};
}

void Groups::add_error(std::string_view error) {
  std::string_view code = error.empty() ? "status" : error;
  if (errors_.size() >= kMostErrors && !errors_.has(code)) code = kPool;
  const std::uint32_t id = errors_.id_of(code);
  if (id == error_calls_.size()) error_calls_.push_back(0);
  ++error_calls_[id];
}

void Groups::add(const Call& call) {
  const std::string_view called = model_of(call);
  const std::uint32_t model = models_.id_of(called, models_.size() < kMostGroups);
  if (model == kinds_.size()) kinds_.push_back(kind_of(models_.text_of(model)));
  const Tokens tokens = tokens_of(call, model == kNoId ? kind_of(called) : kinds_[model]);
  const Moment moment = moment_of(call[Text::kTimestamp]);
  const std::uint32_t identity = names_.id_of(call[Text::kIdentity], names_.size() < kMostValues);
  const std::uint64_t caller = names_.last_hash() ^ models_.last_hash() << 1;
  Waiting& waiting = waiting_[waiting_count_++];
  waiting.keys = Earlier::keys_of(call, tokens, moment, caller);
  waiting.tokens = tokens;
  waiting.sums = sums_of(call, tokens);
  waiting.group = parts_of(call, tokens, model, moment.day);
  add_values(call, identity, moment, waiting);
  // An ARN says the region that was called.
  waiting.region_served = call[Text::kRegion].empty() && !call[Text::kServedRegion].empty() &&
                          !called.starts_with("arn:");
  if (tokens.failed) make_plain(waiting.error, call[Text::kErrorCode], kLongTag);
  if (waiting_count_ == kMostWaiting) settle();
}

void Groups::add_values(const Call& call, std::uint32_t identity, const Moment& moment,
                        Waiting& waiting) {
  waiting.value_count = 0;
  const auto add = [&](const Value& value) { waiting.values[waiting.value_count++] = value; };
  if (!call[Text::kIdentity].empty()) add({Kind::kIdentity, 0, identity});
  if (!call[Text::kOperation].empty()) {
    const bool adds = names_.size() < kMostValues;
    add({Kind::kOperation, 0, names_.id_of(call[Text::kOperation], adds)});
  }
  if (!call[Text::kServedRegion].empty()) {
    const bool adds = names_.size() < kMostValues;
    add({Kind::kServed, 0, names_.id_of(call[Text::kServedRegion], adds)});
  }
  if (moment.hour != Moment::kNoHour) add({Kind::kHour, 0, moment.hour});
  for (std::size_t i = 0; i < std::min(call.tags.size(), kMostTags); ++i) {
    const auto [key, value] = call.tags[i];
    const bool adds = tags_.size() < kMostKeyed;
    add({Kind::kTag, tags_.id_of(key, adds), tags_.id_of(value, adds)});
  }
}

void Groups::settle() {
  const std::span<const Waiting> calls(waiting_.data(), std::exchange(waiting_count_, 0));
  for (const Waiting& call : calls) earlier_.fetch(call.keys);
  for (const Waiting& call : calls) settle(call);
}

void Groups::settle(const Waiting& call) {
  if (earlier_.is_copy(call.keys, found_)) return;
  const std::uint64_t again = earlier_.paid_again(call.keys, !call.tokens.failed, found_);
  const std::uint32_t group = group_of(call.group);
  sums_[group].add(call.sums);
  ++conventions_[static_cast<std::size_t>(call.tokens.convention)];
  spread_[shape_of_[group]].add(call.tokens, call.group.day, weights_[group]);
  for (std::size_t i = 0; i < call.value_count; ++i) add_value(call.values[i], group, call.sums);
  regions_served_ += call.region_served ? 1 : 0;
  if (call.tokens.failed) add_error(call.error);
  for (std::uint64_t i = 0; i < again; ++i) add_again(group, call.sums);
}

void Groups::add_again(std::uint32_t group, const Sums& again) {
  const std::uint32_t id = again_.id_of(group);
  if (id == again_sums_.size()) again_sums_.emplace_back();
  again_sums_[id].add(again);
}

}  // namespace bedrock::scan
