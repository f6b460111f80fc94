#include "core/authoring/rate_storage.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

#include "core/base/order.h"
#include "core/base/text.h"

namespace bedrock {
namespace {

template <typename Range, typename Match>
int index_of(const Range& range, Match match) {
  const auto at = std::find_if(range.begin(), range.end(), match);
  return at == range.end() ? -1 : static_cast<int>(at - range.begin());
}

template <typename T>
void keep_different(std::vector<T>& items) {
  sort_items(items, [](const T& a, const T& b) { return a < b; });
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// The numbers' bytes, the lowest of all first.
std::vector<std::uint8_t> planes_of(const std::vector<std::uint32_t>& numbers, int planes) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(numbers.size() * static_cast<std::size_t>(planes));
  for (int plane = 0; plane < planes; ++plane) {
    for (const std::uint32_t number : numbers) {
      bytes.push_back(static_cast<std::uint8_t>(number >> (8 * plane)));
    }
  }
  return bytes;
}

// Precondition: it is one of the items, which are sorted and fewer than 65,537.
template <typename T>
std::uint16_t index_in(const std::vector<T>& items, const T& item) {
  return static_cast<std::uint16_t>(std::lower_bound(items.begin(), items.end(), item) -
                                    items.begin());
}

// What two rates must share to clash; rates are sorted by it, so such rates stand side by side.
auto group_of(const Rate& rate) {
  return std::tuple(rate.model, rate.tier, rate.dimension.index, rate.context, rate.endpoint);
}

auto order_of(const Rate& rate) {
  return std::tuple_cat(group_of(rate), std::tuple(rate.routes, rate.from, rate.regions,
                                                   rate.coefficient, rate.source));
}

// Two rates clash where both would answer one question: one of one group, on one day, by one route,
// in one region. A rate for any region only answers where no particular one does, so it clashes
// only with its like. Rates of a group are asked in the order of their first days; a slot for each
// route and region keeps the last one seen, so that every rate is compared with a few others only.
class Overlaps {
 public:
  // The earlier rate that this one clashes with, or null.
  const Rate* clash(const Rate& rate) {
    for (std::size_t route = 0; route < kRoutes; ++route) {
      if (!serves(rate.routes, static_cast<Route>(route))) continue;
      if (rate.regions == kAnyRegion) {
        if (const Rate* other = put(slots_[route][kAnySlot], rate)) return other;
        continue;
      }
      for (std::size_t bit = 0; bit < kAnySlot; ++bit) {
        if (((rate.regions >> bit) & 1) == 0) continue;
        if (const Rate* other = put(slots_[route][bit], rate)) return other;
      }
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kRoutes = 3;
  static constexpr std::size_t kAnySlot = 64;

  static const Rate* put(const Rate*& slot, const Rate& rate) {
    const Rate* before = slot;
    slot = &rate;
    return before != nullptr && before->to > rate.from ? before : nullptr;
  }

  std::array<std::array<const Rate*, kAnySlot + 1>, kRoutes> slots_{};
};

}  // namespace

OwnedRateTable::Storage::Storage() {
  text_places_.emplace(std::string_view{}, texts.size());
  texts.emplace_back();
}

const void* OwnedRateTable::Storage::keep_bytes(const void* bytes, std::size_t size) {
  if (size == 0) return nullptr;
  auto& kept = kept_.emplace_back(new std::byte[size]);
  std::memcpy(kept.get(), bytes, size);
  return kept.get();
}

std::string_view OwnedRateTable::Storage::keep(std::string_view text) {
  return {static_cast<const char*>(keep_bytes(text.data(), text.size())), text.size()};
}

std::span<const std::string_view> OwnedRateTable::Storage::keep_list(
    const std::vector<std::string>& items) {
  std::vector<std::string_view> list;
  list.reserve(items.size());
  for (const std::string& item : items) list.push_back(keep(item));
  return keep_list(list);
}

int OwnedRateTable::Storage::text(std::string_view words) {
  const auto known = text_places_.find(words);
  if (known != text_places_.end()) return static_cast<int>(known->second);
  if (texts.size() >= kMaxPlaces) return -1;
  const std::string_view kept = keep(words);
  text_places_.emplace(kept, texts.size());
  texts.push_back(kept);
  return static_cast<int>(texts.size()) - 1;
}

int OwnedRateTable::Storage::find_profile(std::string_view prefix) const {
  return index_of(profiles, [&](std::string_view p) { return p == prefix; });
}

int OwnedRateTable::Storage::profile(std::string_view prefix) {
  if (const int known = find_profile(prefix); known >= 0) return known;
  if (profiles.size() >= static_cast<std::size_t>(kMaxProfiles)) return -1;
  profiles.push_back(keep(prefix));
  return static_cast<int>(profiles.size()) - 1;
}

int OwnedRateTable::Storage::source(std::string_view source_id) const {
  const auto known = source_places_.find(source_id);
  return known == source_places_.end() ? -1 : static_cast<int>(known->second);
}

void OwnedRateTable::Storage::add_source(const Source& source) {
  source_places_.emplace(source.id, sources.size());
  sources.push_back(source);
}

int OwnedRateTable::Storage::region_bit(std::string_view code) const {
  constexpr std::string_view kGeo = "geo:";
  if (code.starts_with(kGeo)) {
    const int index = find_profile(code.substr(kGeo.size()));
    return index < 0 ? -1 : kMaxRegions + index;
  }
  return index_of(regions, [&](const Region& r) { return r.code == code; });
}

Result<void> OwnedRateTable::Storage::sort_models() {
  std::vector<std::uint32_t> order(models.size());
  sort_indices(order,
               [&](std::uint32_t a, std::uint32_t b) { return models[a].id < models[b].id; });
  std::vector<Model> sorted;
  std::vector<std::uint16_t> index(models.size());
  for (const std::uint32_t old : order) {
    if (!sorted.empty() && sorted.back().id == models[old].id) {
      return fail("duplicate", paths[old], "This model id is given twice.", "Keep one entry.");
    }
    index[old] = static_cast<std::uint16_t>(sorted.size());
    sorted.push_back(models[old]);
  }
  for (Rate& rate : rates) rate.model = index[rate.model];
  models = std::move(sorted);
  return {};
}

Result<void> OwnedRateTable::Storage::check_successors() const {
  const auto known = [&](std::string_view wanted) {
    return std::any_of(models.begin(), models.end(),
                       [&](const Model& m) { return m.id == wanted; });
  };
  for (const Model& model : models) {
    const std::string successor(model.life.successor);
    if (successor.empty() || (successor != model.id && known(successor))) continue;
    return fail("unknown_model", join({model.id, ".lifecycle.successor"}),
                join({"The successor \"", successor, "\" is not another model of this rate set."}),
                "Write the id of the model that AWS names, or leave it out.");
  }
  return {};
}

std::unexpected<Error> OwnedRateTable::Storage::overlap(const Rate& a, const Rate& b) const {
  const RegionSet both = a.regions & b.regions;
  std::string where = "any region";
  for (std::size_t r = 0; r < regions.size() && both != kAnyRegion; ++r) {
    if (((both >> r) & 1) != 0) where = regions[r].code;
  }
  return fail("overlap", std::string(models[a.model].id),
              join({"Two rates apply to ", info(a.dimension).name, ", tier ", bedrock::name(a.tier),
                    ", ", where, ": ", a.usd().text(), " and ", b.usd().text(), "."}),
              "Keep the one with the better grade or newer date, or end one with \"to\".");
}

Result<void> OwnedRateTable::Storage::check_rates() const {
  std::vector<std::uint32_t> order(rates.size());
  sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(group_of(rates[a]), rates[a].from) <
           std::tuple(group_of(rates[b]), rates[b].from);
  });
  Overlaps seen;
  const Rate* before = nullptr;
  for (const std::uint32_t i : order) {
    const Rate& rate = rates[i];
    if (before != nullptr && group_of(*before) != group_of(rate)) seen = {};
    if (const Rate* other = seen.clash(rate)) return overlap(*other, rate);
    before = &rate;
  }
  return {};
}

void OwnedRateTable::Storage::fill_columns() {
  for (const Rate& rate : rates) {
    columns_.term_sets.push_back(rate);
    columns_.region_sets.push_back(rate.regions);
  }
  keep_different(columns_.term_sets);
  keep_different(columns_.region_sets);
  std::vector<std::uint32_t> term_indices;
  std::vector<std::uint32_t> region_indices;
  std::vector<std::uint32_t> coefficients;
  for (const Rate& rate : rates) {
    columns_.dimension.push_back(rate.dimension);
    term_indices.push_back(index_in<RateTerms>(columns_.term_sets, rate));
    region_indices.push_back(index_in(columns_.region_sets, rate.regions));
    auto narrow = static_cast<std::int32_t>(rate.coefficient);
    if (narrow != rate.coefficient) {
      columns_.wide.push_back(rate.coefficient);
      narrow = -static_cast<std::int32_t>(columns_.wide.size());
    }
    coefficients.push_back(static_cast<std::uint32_t>(narrow));
    columns_.scale.push_back(rate.scale);
  }
  columns_.terms = planes_of(term_indices, 2);
  columns_.regions = planes_of(region_indices, 2);
  columns_.coefficient = planes_of(coefficients, 4);
  table.rates = {columns_.dimension, columns_.terms, columns_.regions,   columns_.coefficient,
                 columns_.scale,     columns_.wide,  columns_.term_sets, columns_.region_sets};
  std::vector<Rate>().swap(rates);
}

Result<void> OwnedRateTable::Storage::arrange() {
  if (auto sorted = sort_models(); !sorted) return sorted;
  if (auto checked = check_successors(); !checked) return checked;
  sort_items(rates, [](const Rate& a, const Rate& b) { return order_of(a) < order_of(b); });
  if (auto checked = check_rates(); !checked) return checked;
  std::size_t next = 0;
  for (std::size_t m = 0; m < models.size(); ++m) {
    models[m].first_rate = static_cast<std::uint32_t>(next);
    while (next < rates.size() && rates[next].model == m) ++next;
    models[m].last_rate = static_cast<std::uint32_t>(next);
  }
  table = {.id = id,
           .name = name,
           .rates = {},
           .models = models,
           .sources = sources,
           .regions = regions,
           .profiles = profiles,
           .texts = texts,
           .newest = Date{0},
           .oldest = Date{rates.empty() ? std::uint16_t{0} : std::uint16_t{65535}}};
  for (const Rate& rate : rates) {
    table.newest = std::max(table.newest, sources[rate.source].date);
    table.oldest = std::min(table.oldest, sources[rate.source].date);
  }
  fill_columns();
  return {};
}

}  // namespace bedrock
