#include "core/codec/rates_codec.h"

#include <array>

#include "core/catalog/lookup.h"
#include "core/catalog/offers.h"
#include "core/codec/bill_codec.h"
#include "core/codec/model_codec.h"
#include "core/codec/request.h"
#include "core/codec/writer.h"

namespace bedrock {
namespace {

using Sets = std::span<const RateTable* const>;

// What a request's tokens can be metered in.
constexpr std::array kTokenDimensions{kInputTokens,        kOutputTokens,
                                      kCacheReadTokens,    kCacheWrite5mTokens,
                                      kCacheWrite1hTokens, kCacheWrite30mTokens};

// ["us-east-1", "geo:us"]; empty for any region.
void write_regions(JsonWriter& w, const RateTable& table, RegionSet regions) {
  w.key("regions").begin_array();
  if (regions != kAnyRegion) {
    for (std::size_t r = 0; r < table.regions.size(); ++r) {
      if (((regions >> r) & 1) != 0) w.string(table.regions[r].code);
    }
    for (std::size_t p = 0; p < table.profiles.size(); ++p) {
      if (((regions >> (kMaxRegions + p)) & 1) != 0) {
        w.string("geo:" + std::string(table.profiles[p]));
      }
    }
  }
  w.end_array();
}

void write_source(JsonWriter& w, const RateTable& table, const Rate& rate) {
  const Source& source = table.sources[rate.source];
  w.member("source", source.title);
  w.member("source_date", source.date.text());
  text_or_null(w, "source_url", source.url);
  w.member("grade", grade(table, rate));
  date_or_null(w, "confirmed", Date{rate.confirmed});
  text_or_null(w, "assumed", table.texts[rate.assumed]);
  text_or_null(w, "note", table.texts[rate.note]);
}

void write_rate(JsonWriter& w, const RateTable& table, const Rate& rate) {
  const Model& model = table.models[rate.model];
  const DimensionInfo& metered = info(rate.dimension);
  const Window window = rate.window();
  w.begin_object();
  w.member("model", model.id).member("name", model.name).member("provider", model.provider);
  w.key("service").boolean(model.service);
  w.member("dimension", metered.name).member("label", metered.label).member("unit", metered.unit);
  w.member("routes", name(rate.routes)).member("tier", name(rate.tier));
  w.member("context", name(rate.context));
  text_or_null(w, "endpoint", name(rate.endpoint));
  write_regions(w, table, rate.regions);
  w.member("usd", rate.usd());
  date_or_null(w, "from", window.from);
  text_or_null(w, "to", window.open_end() ? std::string() : window.to.text());
  write_source(w, table, rate);
  w.end_object();
}

void write_price(JsonWriter& w, const RateTable& table, const RateQuery& query,
                 const FoundRate& found) {
  w.begin_object();
  w.member("model", query.model->id).member("route", name(query.route));
  text_or_null(w, "profile",
               query.profile < 0 ? std::string_view{}
                                 : table.profiles[static_cast<std::size_t>(query.profile)]);
  w.member("tier", name(query.tier)).member("dimension", info(query.dimension).name);
  w.member("context", name(query.context)).member("usd", found.usd);
  const bool own = found.rate.endpoint != EndpointScope::kBoth;
  text_or_null(w, "endpoint", own ? name(query.endpoint) : std::string_view{});
  text_or_null(w, "derived", derivation_in_words(table, found));
  write_source(w, table, found.rate);
  w.end_object();
}

void append_prices_of(const RateTable& table, RateQuery query, std::vector<Price>& prices) {
  const RateSpread spread = spread_of(table, *query.model, query.as_of);
  for (std::size_t route = 0; route < route_names().size(); ++route) {
    query.route = static_cast<Route>(route);
    for (int tier = 0; tier < kInferenceTiers; ++tier) {
      query.tier = static_cast<Tier>(tier);
      for (const Context context : {Context::kStandard, Context::kLong}) {
        query.context = context;
        for (const Dimension dimension : kTokenDimensions) {
          query.dimension = dimension;
          append_prices(table, spread, query, prices);
        }
      }
    }
  }
}

Result<std::string> rates_json(Sets sets, std::string_view text) {
  const auto request = read_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const RateTable& table = request->table();
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("rates").begin_array();
  for (std::size_t i = 0; i < table.rates.size(); ++i) write_rate(w, table, table.rate(i));
  w.end_array().end_object();
  return w.take();
}

Result<std::string> prices_json(Sets sets, std::string_view text) {
  const auto request = read_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const auto region = request_region(*request);
  if (!region) return std::unexpected(region.error());
  const RateTable& table = request->table();
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("prices").begin_array();
  std::vector<Price> prices;
  for (const Model& model : table.models) {
    if (model.service) continue;
    prices.clear();
    append_prices_of(table, {.model = &model, .region = *region, .as_of = request->as_of}, prices);
    for (const Price& price : prices) write_price(w, table, price.query, price.found);
  }
  w.end_array().end_object();
  return w.take();
}

}  // namespace

std::string rates_envelope(Sets sets, std::string_view request) {
  const auto json = rates_json(sets, request);
  return json ? *json : error_envelope(json.error());
}

std::string prices_envelope(Sets sets, std::string_view request) {
  const auto json = prices_json(sets, request);
  return json ? *json : error_envelope(json.error());
}

}  // namespace bedrock
