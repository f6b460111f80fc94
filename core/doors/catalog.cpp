#include "core/doors/catalog.h"

#include <algorithm>
#include <array>

#include "core/codec/model_codec.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/usage/field_help.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

constexpr auto kKinds =
    std::to_array<std::string_view>({"quantity", "whole", "percent", "choice", "choices", "model"});

void write_field(JsonWriter& w, const FieldUse& use) {
  const FieldInfo& field = info(use.field);
  w.begin_object().member("name", field.name);
  w.member("kind", kKinds[static_cast<std::size_t>(field.kind)]);
  w.member("noun", field.noun).member("label", use.label.empty() ? field.label : use.label);
  w.key("required").boolean(use.required);
  if (field.kind == FieldKind::kChoice) {
    w.member("default", field.choices[static_cast<std::size_t>(use.fallback)]);
  } else if (field.kind != FieldKind::kModel) {
    w.member("default", Decimal(use.fallback));
  }
  if (!field.choices.empty()) {
    write_texts(w, "choices", field.choices);
    w.key("choice_labels").begin_array();
    for (const std::string_view choice : field.choices) w.string(choice_label(choice));
    w.end_array();
  }
  const FieldHelp words = help(use.field);
  if (!words.hint.empty()) w.member("hint", words.hint);
  if (!words.when_empty.empty()) w.member("when_empty", words.when_empty);
  w.end_object();
}

void write_workload_type(JsonWriter& w, const WorkloadType& type) {
  w.begin_object().member("type", type.name);
  w.member("label", type.label).member("about", type.about);
  w.member("volume", info(type.volume).name);
  w.key("calls").boolean(type.calls).member("tier", name(type.tier));
  w.key("fields").begin_array();
  for (const FieldUse& use : type.fields) write_field(w, use);
  if (type.calls) {
    for (const FieldUse& use : call_fields()) write_field(w, use);
  }
  w.end_array().end_object();
}

// The services of the table, with what each is metered in at the standard tier.
void write_services(JsonWriter& w, const RateTable& table) {
  w.key("services").begin_array();
  for (const Model& model : table.models) {
    if (!model.service) continue;
    w.begin_object().member("id", model.id).member("name", model.name);
    w.key("dimensions").begin_array();
    std::uint8_t last = 255;
    for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
      const Dimension dimension = table.rates.dimension[i];
      // Bands are reached by using more; rates are grouped by dimension.
      if (table.rates.terms_of(i).tier != Tier::kStandard || dimension.index == last) continue;
      last = dimension.index;
      const bool is_band =
          std::any_of(model.bands.begin(), model.bands.end(),
                      [&](const PriceBand& b) { return b.band == dimension && !b.by_vectors; });
      if (is_band) continue;
      const DimensionInfo& metered = info(dimension);
      w.begin_object().member("name", metered.name).member("label", metered.label);
      w.member("unit", metered.unit).end_object();
    }
    w.end_array().end_object();
  }
  w.end_array();
}

}  // namespace

Result<std::string> doors::catalog(Sets sets, std::string_view request) {
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  std::optional<Error> error;
  const ObjectReader reader(*json, "", {}, error);
  if (error) return std::unexpected(*error);
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("catalog").begin_object();
  w.key("rate_sets").begin_array();
  for (const RateTable* set : sets) {
    w.begin_object().member("id", set->id).member("name", set->name);
    w.member("newest", set->newest).member("oldest", set->oldest);
    w.key("rates").integer(static_cast<std::int64_t>(set->rates.size()));
    w.key("models").integer(static_cast<std::int64_t>(set->models.size())).end_object();
  }
  w.end_array().key("regions").begin_array();
  const RateTable& aws = *sets.front();
  for (const Region& region : aws.regions) {
    w.begin_object().member("code", region.code).member("name", region.name);
    w.key("profiles").begin_array();
    for (std::size_t p = 0; p < aws.profiles.size(); ++p) {
      if (((region.profiles >> p) & 1) != 0) w.string(aws.profiles[p]);
    }
    w.end_array().end_object();
  }
  w.end_array();
  write_texts(w, "tiers", tier_names().first(kInferenceTiers));
  w.key("workload_types").begin_array();
  for (const WorkloadType* type : workload_types()) write_workload_type(w, *type);
  w.end_array();
  write_services(w, aws);
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
