#include "core/authoring/rate_reader.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/text.h"

namespace bedrock {
namespace {

using Storage = OwnedRateTable::Storage;

constexpr auto kRateFields = std::to_array<std::string_view>(
    {"routes", "tier", "regions", "context", "from", "to", "grade", "assumed", "note", "source",
     "usd_per_million", "usd", "endpoint", "confirmed"});

}  // namespace

void RateReader::read(const Value& json, const std::string& path, std::uint16_t model) {
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
  if (const auto grade = reader.choice("grade", kRateGrades)) {
    rate.grade = text(reader, "grade", kRateGrades[*grade]);
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

void RateReader::price(ObjectReader& reader, const Member& member, bool per_million, Rate rate) {
  if (error_) return;
  const char* where = per_million ? "usd_per_million" : "usd";
  const auto dimension = known_dimension(reader, where, member.name);
  if (!dimension) return;
  std::optional<Decimal> usd;
  if (member.value.is(Value::Kind::kString)) usd = Decimal::parse(member.value.text);
  if (usd && per_million) usd = Decimal::of(usd->coefficient(), std::min(usd->scale() + 6, 36));
  if (!usd || usd->is_negative() || usd->scale() > 30 ||
      usd->coefficient() > std::numeric_limits<std::int64_t>::max()) {
    reader.fail("bad_price", where, join({"\"", member.name, "\" has no exact price."}),
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

}  // namespace bedrock
