#include "core/doors/compare.h"

#include <array>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/catalog/model_id.h"
#include "core/codec/model_codec.h"
#include "core/doors/scenario_request.h"
#include "core/doors/setting_codec.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/comparison.h"
#include "core/planning/open_weights.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"scenario", "workload", "pinned"});
constexpr std::size_t kMostPinned = 5;

// Cheapest first; where totals are equal, or missing, in the order of the table.
std::vector<const ModelVariant*> sorted(const std::vector<ModelVariant>& models) {
  std::vector<const ModelVariant*> order;
  for (const ModelVariant& model : models) {
    std::size_t at = order.size();
    order.push_back(&model);
    for (; at > 0; --at) {
      const Exact& before = order[at - 1]->variant.total;
      const Exact& total = model.variant.total;
      if (!total || (before && *before <= *total)) break;
      order[at] = order[at - 1];
    }
    order[at] = &model;
  }
  return order;
}

class ComparisonWriter {
 public:
  ComparisonWriter(const PreparedScenario& prepared, const Variants& variants, std::size_t workload)
      : table_(prepared.table()),
        variants_(variants),
        index_(workload),
        day_(
            prepared.scenario().today.value_or(prepared.scenario().as_of.value_or(table_.newest))) {
  }

  std::string write(const Comparison& all) {
    w_.begin_object().key("ok").boolean(true).key("comparison").begin_object();
    w_.key("workload").integer(static_cast<std::int64_t>(index_));
    const Model* now = variants_.now().model;
    w_.member("model", now != nullptr ? now->id : std::string_view{});
    write_totals(all.now);
    w_.key("models").begin_array();
    for (const ModelVariant* model : sorted(all.models)) write_model(*model, all.now);
    w_.end_array().key("places").begin_array();
    for (const Variant& place : all.places) write_place(place);
    w_.end_array().key("tiers").begin_array();
    for (const Variant& tier : all.tiers) {
      begin(tier).member("tier", name(tier.setting.tier));
      end(tier, variants_.stays(tier.setting) && tier.setting.tier == variants_.now().tier);
    }
    w_.end_array().key("endpoints").begin_array();
    for (const Variant& one : all.endpoints) {
      begin(one).member("endpoint", name(one.setting.endpoint));
      end(one, variants_.stays(one.setting) && one.setting.endpoint == variants_.now().endpoint);
    }
    w_.end_array().end_object().end_object();
    return w_.take();
  }

 private:
  void write_totals(const Variant& variant) {
    w_.member_or_null("total", variant.total);
    w_.member_or_null("scenario_total", variant.scenario);
    w_.key("complete").boolean(variant.complete);
  }

  JsonWriter& begin(const Variant& variant) {
    return w_.begin_object().member("model", variant.setting.model->id);
  }

  void end(const Variant& variant, bool is_now) {
    if (variant.total) {
      write_patch(w_, table_, variants_, index_, variant.setting);
    } else {
      w_.key("patch").begin_array().end_array();
    }
    w_.key("is_now").boolean(is_now);
    write_totals(variant);
    w_.end_object();
  }

  void write_place(const Variant& place) {
    const Way& way = place.setting.way;
    begin(place).member("region",
                        table_.regions[static_cast<std::size_t>(place.setting.region)].code);
    w_.member("route", name(way.route));
    w_.member_or_null("profile", way.profile < 0
                                     ? std::string_view{}
                                     : table_.profiles[static_cast<std::size_t>(way.profile)]);
    w_.key("callable");
    if (way.listed) {
      w_.boolean(*way.listed);
    } else {
      w_.null();
    }
    end(place, variants_.stays(place.setting));
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

  void write_open_weights(const Model& model) {
    const OpenWeights* known = open_weights(model.id);
    w_.key("open_weights");
    if (known == nullptr) {
      w_.null();
      return;
    }
    w_.begin_object().member("source", known->source).member("source_url", known->url);
    w_.member("source_date", known->date).end_object();
  }

  void write_changed(const ModelVariant& one) {
    const Setting& setting = one.variant.setting;
    const Setting& now = variants_.now();
    const bool runs = one.variant.total.has_value();
    w_.key("changed").begin_array();
    if (runs && setting.way.route != now.way.route) w_.string("route");
    if (runs && setting.tier != now.tier) w_.string("tier");
    if (runs && setting.ttl != now.ttl) w_.string("cache_ttl");
    w_.end_array().key("cached").boolean(one.cached);
  }

  void write_tokenizer(const ModelVariant& one, const Variant& now) {
    w_.key("tokenizer");
    if (!one.factor) {
      w_.null();
      return;
    }
    w_.begin_object().member("factor", *one.factor);
    w_.member_or_null("total", one.adjusted);
    w_.member_or_null("difference", difference(one.adjusted, now.total));
    const Source& source = table_.sources[one.tokenizer_source];
    w_.member("source", source.title).member("source_date", source.date).end_object();
  }

  void write_model(const ModelVariant& one, const Variant& now) {
    const Variant& variant = one.variant;
    const Model& model = *variant.setting.model;
    w_.begin_object();
    write_model_head(w_, model, variants_.now().region, day_);
    number_or_null(w_, "context_tokens", model.context_tokens);
    number_or_null(w_, "max_output_tokens", model.max_output_tokens);
    write_texts(w_, "input", model.input);
    write_texts(w_, "output", model.output);
    write_open_weights(model);
    write_regions(model);
    date_or_null(w_, "price_date", one.price_date);
    date_or_null(w_, "confirmed", one.confirmed);
    const bool runs = variant.total.has_value();
    w_.member_or_null("route", runs ? name(variant.setting.way.route) : std::string_view{});
    w_.member_or_null("tier", runs ? name(variant.setting.tier) : std::string_view{});
    write_changed(one);
    w_.member_or_null("difference", difference(variant.total, now.total));
    write_tokenizer(one, now);
    w_.key("cannot");
    if (one.cannot) {
      w_.begin_object().member("code", name(one.cannot->obstacle));
      w_.member("message", one.cannot->message).end_object();
    } else {
      w_.null();
    }
    end(variant, &model == variants_.now().model);
  }

  const RateTable& table_;
  const Variants& variants_;
  std::size_t index_;
  Date day_;
  JsonWriter w_;
};

// The models that ids without prefix name.
std::vector<const Model*> read_pinned(ObjectReader& reader, const RateTable& table) {
  std::vector<const Model*> pinned;
  for (const std::string& id : reader.strings("pinned")) {
    pinned.push_back(find_model(table, parse_model_id(table, id).base));
    if (pinned.back() != nullptr) continue;
    reader.fail("unknown_model", "pinned", join({"The rate table has no model \"", id, "\"."}),
                "Use the ids that \"models\" lists.");
  }
  if (pinned.size() > kMostPinned) {
    reader.fail("too_many", "pinned", "More than five models are pinned.", "Pin at most five.");
  }
  return pinned;
}

}  // namespace

Result<std::string> doors::compare(Sets sets, std::string_view request) {
  auto ready = prepare(sets, request);
  if (!ready) return std::unexpected(std::move(ready.error()));
  PreparedScenario& prepared = (*ready)->prepared;
  std::optional<Error> error;
  ObjectReader reader((*ready)->json, "", kFields, error);
  const auto workload = static_cast<std::size_t>(reader.integer("workload", 0, 999, 0));
  const auto pinned = read_pinned(reader, prepared.table());
  const auto& workloads = prepared.scenario().workloads;
  if (workload >= workloads.size() || !workloads[workload].type->calls) {
    reader.fail("no_model", "workload", "There is no workload of that index that calls a model.",
                "Enter the index of a workload with a model.");
  }
  if (workload < workloads.size() && workloads[workload].switched_off) {
    reader.fail("switched_off", "workload", "The workload is switched off.", "Switch it on first.");
  }
  if (error) return std::unexpected(std::move(*error));
  Variants variants(prepared, workload);
  const Comparison all = compare(prepared, variants, pinned);
  return ComparisonWriter(prepared, variants, workload).write(all);
}

}  // namespace bedrock
