#include "core/codec/rate_storage.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace bedrock {
namespace {

template <typename Range, typename Match>
int place_of(const Range& range, Match match) {
  const auto at = std::find_if(range.begin(), range.end(), match);
  return at == range.end() ? -1 : static_cast<int>(at - range.begin());
}

// Rates of one model side by side, and within it those that could clash.
auto order_of(const Rate& rate) {
  return std::tuple(rate.model, rate.tier, rate.dimension.index, rate.context, rate.routes,
                    rate.from, rate.regions, rate.coefficient, rate.source);
}

bool routes_meet(RouteScope a, RouteScope b) {
  for (const Route route : {Route::kInRegion, Route::kGeo, Route::kGlobal}) {
    if (serves(a, route) && serves(b, route)) return true;
  }
  return false;
}

// Two rates that would both answer one question. A rate for any region only answers where no
// particular one does, so it clashes only with its like.
bool clash(const Rate& a, const Rate& b) {
  if (a.model != b.model || a.tier != b.tier || a.dimension != b.dimension ||
      a.context != b.context || !routes_meet(a.routes, b.routes)) {
    return false;
  }
  if ((a.regions == kAnyRegion) != (b.regions == kAnyRegion)) return false;
  return (a.regions & b.regions) != 0 && a.from < b.to && b.from < a.to;
}

}  // namespace

OwnedRateTable::Storage::Storage() { texts.emplace_back(); }

std::string_view OwnedRateTable::Storage::keep(std::string text) {
  return strings_.emplace_back(std::move(text));
}

std::span<const std::string_view> OwnedRateTable::Storage::keep_list(
    std::vector<std::string> items) {
  auto& list = lists_.emplace_back();
  for (std::string& item : items) list.push_back(keep(std::move(item)));
  return list;
}

std::span<const CallableRoute> OwnedRateTable::Storage::keep_list(
    std::vector<CallableRoute> items) {
  return ways_.emplace_back(std::move(items));
}

std::span<const Allowance> OwnedRateTable::Storage::keep_list(std::vector<Allowance> items) {
  return allowances_.emplace_back(std::move(items));
}

std::span<const Dimension> OwnedRateTable::Storage::keep_list(std::vector<Dimension> items) {
  return dimensions_.emplace_back(std::move(items));
}

std::uint16_t OwnedRateTable::Storage::text(std::string_view words) {
  const int known = place_of(texts, [&](std::string_view t) { return t == words; });
  if (known >= 0) return static_cast<std::uint16_t>(known);
  texts.push_back(keep(std::string(words)));
  return static_cast<std::uint16_t>(texts.size() - 1);
}

int OwnedRateTable::Storage::find_profile(std::string_view prefix) const {
  return place_of(profiles, [&](std::string_view p) { return p == prefix; });
}

int OwnedRateTable::Storage::profile(std::string_view prefix) {
  if (const int known = find_profile(prefix); known >= 0) return known;
  if (profiles.size() >= static_cast<std::size_t>(kMaxProfiles)) return -1;
  profiles.push_back(keep(std::string(prefix)));
  return static_cast<int>(profiles.size()) - 1;
}

int OwnedRateTable::Storage::source(std::string_view source_id) const {
  return place_of(sources, [&](const Source& s) { return s.id == source_id; });
}

int OwnedRateTable::Storage::region_bit(std::string_view code) const {
  constexpr std::string_view kGeo = "geo:";
  if (code.starts_with(kGeo)) {
    const int place = find_profile(code.substr(kGeo.size()));
    return place < 0 ? -1 : kMaxRegions + place;
  }
  return place_of(regions, [&](const Region& r) { return r.code == code; });
}

Result<void> OwnedRateTable::Storage::sort_models() {
  std::vector<std::uint16_t> order(models.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::uint16_t a, std::uint16_t b) { return models[a].id < models[b].id; });
  std::vector<Model> sorted;
  std::vector<std::uint16_t> place(models.size());
  for (const std::uint16_t old : order) {
    if (!sorted.empty() && sorted.back().id == models[old].id) {
      return fail("duplicate", paths[old], "This model id stands twice.", "Keep one entry.");
    }
    place[old] = static_cast<std::uint16_t>(sorted.size());
    sorted.push_back(models[old]);
  }
  for (Rate& rate : rates) rate.model = place[rate.model];
  models = std::move(sorted);
  return {};
}

Result<void> OwnedRateTable::Storage::check_rates() const {
  for (std::size_t i = 0; i < rates.size(); ++i) {
    for (std::size_t j = i + 1; j < rates.size() && rates[j].model == rates[i].model; ++j) {
      if (!clash(rates[i], rates[j])) continue;
      const RegionSet both = rates[i].regions & rates[j].regions;
      std::string where = "any region";
      for (std::size_t r = 0; r < regions.size() && both != kAnyRegion; ++r) {
        if (((both >> r) & 1) != 0) where = regions[r].code;
      }
      return fail("overlap", std::string(models[rates[i].model].id),
                  "Two rates answer for " + std::string(info(rates[i].dimension).name) + ", tier " +
                      std::string(bedrock::name(rates[i].tier)) + ", " + where + ": " +
                      rates[i].usd().text() + " and " + rates[j].usd().text() + ".",
                  "Keep the better graded, then newer one, or close its window with \"to\".");
    }
  }
  return {};
}

Result<void> OwnedRateTable::Storage::arrange() {
  if (auto sorted = sort_models(); !sorted) return sorted;
  std::sort(rates.begin(), rates.end(),
            [](const Rate& a, const Rate& b) { return order_of(a) < order_of(b); });
  if (auto checked = check_rates(); !checked) return checked;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    Model& model = models[rates[i].model];
    if (model.last_rate == 0) model.first_rate = static_cast<std::uint32_t>(i);
    model.last_rate = static_cast<std::uint32_t>(i + 1);
  }
  table = {.id = id,
           .name = name,
           .rates = rates,
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
  return {};
}

}  // namespace bedrock
