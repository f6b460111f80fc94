#include "core/catalog/rate_sets.h"

#include <array>

namespace bedrock {

// Defined in the generated sources build/<preset>/core/rate_table_<id>.cpp.
extern const RateTable kAwsRates;
extern const RateTable kRepresentativeRates;
extern const RateTable kGuideRates;
extern const RateTable kProviderApiRates;

std::span<const RateTable* const> rate_sets() {
  static constexpr std::array kSets{&kAwsRates, &kRepresentativeRates, &kGuideRates,
                                    &kProviderApiRates};
  return kSets;
}

const RateTable* find_rate_set(std::string_view id) {
  for (const RateTable* set : rate_sets()) {
    if (set->id == id) return set;
  }
  return nullptr;
}

}  // namespace bedrock
