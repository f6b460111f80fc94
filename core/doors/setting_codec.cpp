#include "core/doors/setting_codec.h"

#include <string>

#include "core/base/text.h"
#include "core/codec/scenario_codec.h"

namespace bedrock {

void write_patch(JsonWriter& w, const RateTable& table, const Variants& variants,
                 std::size_t workload, const Setting& setting) {
  const std::string path = join({"workloads[", std::to_string(workload), "]."});
  // Empty: the field goes.
  const auto change = [&](const char* field, std::string_view value) {
    w.begin_object().member("path", path + field).key("value");
    if (value.empty()) {
      w.null();
    } else {
      w.string(value);
    }
    w.end_object();
  };
  const Setting& now = variants.now();
  w.key("patch").begin_array();
  if (variants.moves(setting)) {
    change("model", id_by(table, *setting.model, setting.way));
    if (variants.workload().route) change("route", {});
  }
  if (variants.says_region(setting)) {
    change("region", table.regions[static_cast<std::size_t>(setting.region)].code);
  }
  if (setting.tier != now.tier) change("tier", name(setting.tier));
  if (setting.ttl != now.ttl) {
    change("cache_ttl", setting.ttl ? name(*setting.ttl) : std::string_view{});
  }
  if (setting.endpoint != now.endpoint) change("endpoint", name(setting.endpoint));
  w.end_array();
}

}  // namespace bedrock
