#include "core/doors/compare.h"

#include <array>

#include "core/base/exact.h"
#include "core/catalog/model_id.h"
#include "core/codec/model_codec.h"
#include "core/codec/patch.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/comparison.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"scenario", "workload", "pinned"});
constexpr std::size_t kMostPinned = 5;

class ComparisonWriter {
 public:
  ComparisonWriter(const ScenarioRequest& request, std::size_t workload)
      : table_(request.table()),
        now_(request.scenario.workloads[workload]),
        index_(workload),
        day_(request.scenario.today.value_or(request.as_of())) {}

  std::string write(const Comparison& all) {
    region_ = all.region;
    w_.begin_object().key("ok").boolean(true).key("comparison").begin_object();
    w_.key("workload").integer(static_cast<std::int64_t>(index_));
    w_.member("model", all.model != nullptr ? all.model->id : std::string_view{});
    write_totals(all.now);
    w_.key("models").begin_array();
    for (const ModelVariant& model : all.models) write_model(model, all.now);
    w_.end_array().key("places").begin_array();
    for (const PlaceVariant& place : all.places) write_place(place);
    w_.end_array().key("tiers").begin_array();
    for (const PlaceVariant& tier : all.tiers) {
      begin(tier).member("tier", name(tier.variant.workload.tier));
      end(tier.variant);
    }
    w_.end_array().key("endpoints").begin_array();
    for (const PlaceVariant& endpoint : all.endpoints) {
      begin(endpoint).member("endpoint", name(endpoint.variant.workload.endpoint));
      end(endpoint.variant);
    }
    w_.end_array().end_object().end_object();
    return w_.take();
  }

 private:
  void write_totals(const Variant& variant) {
    decimal_or_null(w_, "total", variant.total);
    decimal_or_null(w_, "scenario_total", variant.scenario);
    w_.key("complete").boolean(variant.total && variant.complete);
  }

  JsonWriter& begin(const PlaceVariant& place) {
    return w_.begin_object().member("model", place.model->id);
  }

  void end(const Variant& variant) {
    w_.key("patch").begin_array();
    if (variant.total) write_changes(w_, index_, now_, variant.workload);
    w_.end_array().key("is_now").boolean(variant.is_now);
    write_totals(variant);
    w_.end_object();
  }

  void write_way(const Way& way) {
    w_.member("route", name(way.route));
    text_or_null(w_, "profile",
                 way.profile < 0 ? std::string_view{}
                                 : table_.profiles[static_cast<std::size_t>(way.profile)]);
  }

  void write_place(const PlaceVariant& place) {
    begin(place).member("region", table_.regions[static_cast<std::size_t>(place.region)].code);
    write_way(place.variant.way);
    w_.key("callable");
    if (place.variant.way.listed) {
      w_.boolean(*place.variant.way.listed);
    } else {
      w_.null();
    }
    end(place.variant);
  }

  // From where AWS lists it; where its list is not known, from where it has a price.
  void write_regions(const Model& model) {
    RegionSet regions = 0;
    for (const CallableRoute& way : model.callable) regions |= way.regions;
    if (model.callable.empty()) {
      for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
        regions |= table_.rates.regions_of(i);
      }
    }
    w_.key("regions").begin_array();
    for (std::size_t r = 0; r < table_.regions.size(); ++r) {
      if (((regions >> r) & 1) != 0) w_.string(table_.regions[r].code);
    }
    w_.end_array();
  }

  void write_changed(const ModelVariant& one) {
    w_.key("changed").begin_array();
    if (one.other_route) w_.string("route");
    if (one.other_tier) w_.string("tier");
    if (one.other_ttl) w_.string("cache_ttl");
    w_.end_array().key("cached").boolean(one.cached);
  }

  void write_tokenizer(const ModelVariant& one, const Variant& now) {
    w_.key("tokenizer");
    if (!one.factor) {
      w_.null();
      return;
    }
    w_.begin_object().member("factor", *one.factor);
    decimal_or_null(w_, "total", one.adjusted);
    decimal_or_null(w_, "difference", difference(one.adjusted, now.total));
    const Source& source = table_.sources[one.tokenizer_source];
    w_.member("source", source.title).member("source_date", source.date.text()).end_object();
  }

  void write_model(const ModelVariant& one, const Variant& now) {
    const Model& model = *one.model;
    const Variant& variant = one.variant;
    w_.begin_object();
    write_model_head(w_, model, region_, day_);
    number_or_null(w_, "context_tokens", model.context_tokens);
    number_or_null(w_, "max_output_tokens", model.max_output_tokens);
    write_texts(w_, "input", model.input);
    write_texts(w_, "output", model.output);
    write_regions(model);
    date_or_null(w_, "price_date", one.rate ? table_.sources[one.rate->source].date : Date{});
    date_or_null(w_, "confirmed", Date{one.rate ? one.rate->confirmed : std::uint16_t{0}});
    const bool runs = variant.total.has_value();
    text_or_null(w_, "route", runs ? name(variant.way.route) : std::string_view{});
    text_or_null(w_, "tier", runs ? name(variant.workload.tier) : std::string_view{});
    write_changed(one);
    decimal_or_null(w_, "difference", difference(variant.total, now.total));
    write_tokenizer(one, now);
    w_.key("cannot");
    if (one.cannot) {
      w_.begin_object().member("code", name(one.cannot->obstacle));
      w_.member("message", one.cannot->message).end_object();
    } else {
      w_.null();
    }
    end(variant);
  }

  const RateTable& table_;
  const Workload& now_;
  std::size_t index_;
  Date day_;
  int region_ = -1;
  JsonWriter w_;
};

// The models that ids without prefix name.
Result<std::vector<const Model*>> read_pinned(ObjectReader& reader, const RateTable& table) {
  std::vector<const Model*> pinned;
  for (const std::string& id : reader.strings("pinned")) {
    pinned.push_back(find_model(table, parse_model_id(table, id).base));
    if (pinned.back() == nullptr) {
      return fail("unknown_model", "pinned", "The rate table has no model \"" + id + "\".",
                  "Use the ids that \"models\" lists.");
    }
  }
  if (pinned.size() <= kMostPinned) return pinned;
  return fail("too_many", "pinned", "More than five models are pinned.", "Pin at most five.");
}

}  // namespace

Result<std::string> doors::compare(Sets sets, std::string_view request) {
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  std::optional<Error> error;
  ObjectReader reader(*json, "", kFields, error);
  const auto workload = static_cast<std::size_t>(reader.integer("workload", 0, 999, 0));
  if (error) return std::unexpected(*error);
  const auto asked = scenario_of(sets, *json);
  if (!asked) return std::unexpected(asked.error());
  const auto pinned = read_pinned(reader, asked->table());
  if (error) return std::unexpected(*error);
  if (!pinned) return std::unexpected(pinned.error());
  const auto& workloads = asked->scenario.workloads;
  if (workload >= workloads.size() || !workloads[workload].type->calls) {
    return fail("no_model", "workload", "There is no workload of that index that calls a model.",
                "Enter the index of a workload with a model.");
  }
  const auto all = compare(asked->table(), asked->scenario, workload, *pinned);
  if (!all) return std::unexpected(inside(all.error(), "scenario"));
  return ComparisonWriter(*asked, workload).write(*all);
}

}  // namespace bedrock
