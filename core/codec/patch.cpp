#include "core/codec/patch.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/codec/scenario_codec.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

struct Written {
  std::string_view name;
  std::string json;
};

std::string text_of(std::string_view text) { return JsonWriter().string(text).take(); }

std::string number_of(const Decimal& number) {
  return number.is_whole() ? number.text() : text_of(number.text());
}

std::string field_of(const FieldInfo& field, const Workload::Given& given) {
  if (field.kind == FieldKind::kModel) return text_of(given.text);
  if (field.kind == FieldKind::kChoice) {
    return text_of(field.choices[static_cast<std::size_t>(given.number.coefficient())]);
  }
  if (field.kind != FieldKind::kChoices) return number_of(given.number);
  JsonWriter list;
  list.begin_array();
  for (std::size_t i = 0; i < field.choices.size(); ++i) {
    if (((given.number.coefficient() >> i) & 1) != 0) list.string(field.choices[i]);
  }
  return list.end_array().take();
}

std::string routing_of(const std::vector<ModelShare>& routing) {
  JsonWriter list;
  list.begin_array();
  for (const ModelShare& share : routing) {
    list.begin_object().member("model", share.model);
    list.key("percent").raw(number_of(share.percent));
    if (!share.quota_tpm.is_zero()) list.key("quota_tpm").raw(number_of(share.quota_tpm));
    if (!share.quota_rpm.is_zero()) list.key("quota_rpm").raw(number_of(share.quota_rpm));
    list.end_object();
  }
  return list.end_array().take();
}

std::string quantities_of(const std::vector<ServiceQuantity>& quantities) {
  JsonWriter object;
  object.begin_object();
  for (const ServiceQuantity& item : quantities) {
    object.any_key(info(item.dimension).name).raw(number_of(item.quantity));
  }
  return object.end_object().take();
}

std::string tags_of(const std::vector<Tag>& tags) {
  JsonWriter object;
  object.begin_object();
  for (const Tag& tag : tags) object.any_key(tag.name).string(tag.value);
  return object.end_object().take();
}

// Every member of the workload that is not left out, as the reader of scenarios takes it.
std::vector<Written> members_of(const Workload& w) {
  std::vector<Written> members{{"type", text_of(w.type->name)}};
  const auto put = [&](bool given, std::string_view name, std::string json) {
    if (given) members.push_back({name, std::move(json)});
  };
  put(!w.name.empty(), "name", text_of(w.name));
  put(w.switched_off, "switched_off", "true");
  put(!w.team.empty(), "team", text_of(w.team));
  put(!w.tags.empty(), "tags", tags_of(w.tags));
  put(!w.region.empty(), "region", text_of(w.region));
  put(w.route.has_value(), "route", text_of(name(w.route.value_or(Route::kInRegion))));
  put(w.tier != w.type->tier, "tier", text_of(name(w.tier)));
  put(w.endpoint != Endpoint::kRuntime, "endpoint", text_of(name(w.endpoint)));
  put(w.context.has_value(), "context", text_of(name(w.context.value_or(Context::kStandard))));
  put(w.cache_ttl.has_value(), "cache_ttl", text_of(name(w.cache_ttl.value_or(CacheTtl::k5m))));
  put(w.missing_prices != MissingPrices::kLeftOut, "missing_prices",
      text_of(name(w.missing_prices)));
  put(!w.routing.empty(), "routing", routing_of(w.routing));
  put(!w.quantities.empty(), "quantities", quantities_of(w.quantities));
  for (const Workload::Given& given : w.given) {
    members.push_back({info(given.field).name, field_of(info(given.field), given)});
  }
  return members;
}

const Written* find(const std::vector<Written>& members, std::string_view name) {
  for (const Written& member : members) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

}  // namespace

void write_changes(JsonWriter& writer, std::size_t index, const Workload& before,
                   const Workload& after) {
  const std::string path = join({"workloads[", std::to_string(index), "]"});
  const std::vector<Written> old = members_of(before);
  const std::vector<Written> now = members_of(after);
  const auto change = [&](std::string_view name) -> JsonWriter& {
    return writer.begin_object().member("path", join({path, ".", name})).key("value");
  };
  if (before.type != after.type) {
    writer.begin_object().member("path", path).key("value").begin_object();
    for (const Written& member : now) writer.any_key(member.name).raw(member.json);
    writer.end_object().end_object();
    return;
  }
  for (const Written& member : old) {
    if (find(now, member.name) == nullptr) change(member.name).null().end_object();
  }
  for (const Written& member : now) {
    const Written* was = find(old, member.name);
    if (was == nullptr || was->json != member.json) {
      change(member.name).raw(member.json).end_object();
    }
  }
}

}  // namespace bedrock
