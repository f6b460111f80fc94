#include "core/doors/prices.h"

#include <array>

#include "core/catalog/offers.h"
#include "core/codec/bill_codec.h"
#include "core/codec/model_codec.h"
#include "core/doors/request.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

// What a request's tokens can be metered in.
constexpr std::array kTokenDimensions{kInputTokens,        kOutputTokens,
                                      kCacheReadTokens,    kCacheWrite5mTokens,
                                      kCacheWrite1hTokens, kCacheWrite30mTokens};

void write_price(JsonWriter& w, const RateTable& table, const RateQuery& query,
                 const FoundRate& found) {
  w.begin_object();
  w.member("model", query.model->id).member("route", name(query.route));
  w.member_or_null("profile", query.profile < 0
                                  ? std::string_view{}
                                  : table.profiles[static_cast<std::size_t>(query.profile)]);
  w.member("tier", name(query.tier)).member("dimension", info(query.dimension).name);
  w.member("context", name(query.context)).member("usd", found.usd);
  const bool own = found.rate.endpoint != EndpointScope::kBoth;
  w.member_or_null("endpoint", own ? name(query.endpoint) : std::string_view{});
  w.member_or_null("derived", derivation_in_words(table, found));
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

}  // namespace

Result<std::string> doors::prices(Sets sets, std::string_view text) {
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

}  // namespace bedrock
