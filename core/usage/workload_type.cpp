#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr FieldUse kCallFields[] = {
    {Field::kModel, true},
    {Field::kCacheHitPercent},
    {Field::kCacheWrite1hPercent},
    {Field::kCacheCheckpoints, false, 1},
    {Field::kRetryPercent},
    {Field::kFailurePercent},
    {Field::kExperimentationPercent},
    {Field::kPromptRouter},
    {Field::kActiveHoursPerMonth},
    {Field::kPeakFactor, false, 1},
    {Field::kMaxTokens},
    {Field::kQuotaTpm},
    {Field::kQuotaRpm},
    {Field::kInvocationLogging},
    {Field::kLogBytes},
};

constexpr Fallbacks kCallFallbacks{kCallFields};

}  // namespace

std::span<const FieldUse> call_fields() { return kCallFields; }

const FieldUse* find_use(const WorkloadType& type, Field field) {
  for (const FieldUse& use : type.fields) {
    if (use.field == field) return &use;
  }
  if (!type.calls) return nullptr;
  for (const FieldUse& use : kCallFields) {
    if (use.field == field) return &use;
  }
  return nullptr;
}

std::int32_t fallback_of(const WorkloadType& type, Field field) {
  if (!type.fallbacks.has(field) && !kCallFallbacks.has(field)) return 0;
  const FieldUse* use = find_use(type, field);
  return use != nullptr ? use->fallback : 0;
}

}  // namespace bedrock
