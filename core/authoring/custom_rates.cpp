#include "core/authoring/custom_rates.h"

#include <array>

#include "core/base/text.h"
#include "core/json/reader.h"

namespace bedrock {
namespace {

constexpr auto kFields =
    std::to_array<std::string_view>({"name", "regions", "sources", "providers"});

Result<OwnedRateTable> read_custom(const RateTable& first, const Value& json) {
  std::optional<Error> error;
  ObjectReader reader(json, "custom_rates", kFields, error);
  RateFileReader rates("custom", reader.string("name", "Your rate set"));
  reader.list("regions");
  reader.list("sources");
  const Value* providers = reader.list("providers");
  if (providers == nullptr) {
    reader.fail("missing_field", "providers", "A rate set needs its providers.",
                "Add a list of provider files, as described in core/rates/README.md.");
  }
  if (error || providers == nullptr) return std::unexpected(error.value_or(Error{}));
  Result<void> done;
  if (json.find("regions") != nullptr) {
    done = rates.add_regions("custom_rates", json, kFields);
  } else {
    rates.take_regions(first);
  }
  if (done && json.find("sources") != nullptr) {
    done = rates.add_sources("custom_rates", json, kFields);
  }
  for (std::size_t i = 0; done && i < providers->items.size(); ++i) {
    done = rates.add_provider(join({"custom_rates.providers[", std::to_string(i), "]"}),
                              providers->items[i]);
  }
  if (!done) return std::unexpected(done.error());
  return rates.finish();
}

}  // namespace

Result<RateSets> RateSets::of(std::span<const RateTable* const> built_in, const Value& request) {
  RateSets sets;
  sets.all_.assign(built_in.begin(), built_in.end());
  const Value* json = request.is(Value::Kind::kObject) ? request.find("custom_rates") : nullptr;
  if (json == nullptr) return sets;
  auto custom = read_custom(*built_in.front(), *json);
  if (!custom) return std::unexpected(custom.error());
  sets.custom_.emplace(std::move(*custom));
  sets.all_.push_back(&sets.custom_->table());
  return sets;
}

}  // namespace bedrock
