#include "core/doors/rates.h"

#include "core/base/text.h"
#include "core/codec/model_codec.h"
#include "core/doors/request.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

// ["us-east-1", "geo:us"]; empty for any region.
void write_regions(JsonWriter& w, const RateTable& table, RegionSet regions) {
  w.key("regions").begin_array();
  if (regions != kAnyRegion) {
    for (std::size_t r = 0; r < table.regions.size(); ++r) {
      if (((regions >> r) & 1) != 0) w.string(table.regions[r].code);
    }
    for (std::size_t p = 0; p < table.profiles.size(); ++p) {
      if (((regions >> (kMaxRegions + p)) & 1) != 0) {
        w.string(join({"geo:", table.profiles[p]}));
      }
    }
  }
  w.end_array();
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
  w.member_or_null("endpoint", name(rate.endpoint));
  write_regions(w, table, rate.regions);
  w.member("usd", rate.usd());
  date_or_null(w, "from", window.from);
  w.member_or_null("to", window.open_end() ? std::string() : window.to.text());
  write_source(w, table, rate);
  w.end_object();
}

}  // namespace

Result<std::string> doors::rates(Sets sets, std::string_view text) {
  const auto request = read_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const RateTable& table = request->table();
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("rates").begin_array();
  for (std::size_t i = 0; i < table.rates.size(); ++i) write_rate(w, table, table.rate(i));
  w.end_array().end_object();
  return w.take();
}

}  // namespace bedrock
