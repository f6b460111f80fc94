#include "core/usage/inference.h"

#include "core/base/text.h"

namespace bedrock {
namespace {

std::unexpected<Error> too_large(std::string field) {
  return fail("too_large", std::move(field), "The number has more digits than can be priced.",
              "Enter a smaller number: up to 38 digits fit.");
}

Context context_of(const Model& model, const Decimal& total_input) {
  const bool over = model.long_context_standing && model.long_context_over > 0 &&
                    total_input > Decimal(model.long_context_over);
  return over ? Context::kLong : Context::kStandard;
}

}  // namespace

Dimension cache_write_dimension(const InferenceWorkload& workload, const Model& model) {
  const CacheTtl only_ttl = !model.cache.write_5m.exists() && model.cache.write_30m.exists()
                                ? CacheTtl::k30m
                                : CacheTtl::k5m;
  switch (workload.cache_ttl.value_or(only_ttl)) {
    case CacheTtl::k1h:
      return kCacheWrite1hTokens;
    case CacheTtl::k30m:
      return kCacheWrite30mTokens;
    case CacheTtl::k5m:
      break;
  }
  return kCacheWrite5mTokens;
}

Result<Usage> expand(const InferenceWorkload& workload, const Model& model) {
  Usage usage;
  const auto cached = add(workload.cache_read_tokens, workload.cache_write_tokens);
  const auto total_input = cached ? add(workload.input_tokens, *cached) : cached;
  if (!total_input) return too_large("input_tokens");
  usage.context = workload.context.value_or(context_of(model, *total_input));
  struct Part {
    Dimension dimension;
    const Decimal& per_request;
    const char* field;
  };
  const Part parts[] = {
      {kInputTokens, workload.input_tokens, "input_tokens"},
      {kCacheReadTokens, workload.cache_read_tokens, "cache_read_tokens"},
      {cache_write_dimension(workload, model), workload.cache_write_tokens, "cache_write_tokens"},
      {kOutputTokens, workload.output_tokens, "output_tokens"},
  };
  for (const Part& part : parts) {
    const auto quantity = multiply(workload.requests_per_month, part.per_request);
    if (!quantity) return too_large(part.field);
    if (quantity->is_zero()) continue;
    usage.items.push_back({part.dimension, *quantity,
                           counted(workload.requests_per_month, "request") + " x " +
                               counted(part.per_request, "token")});
  }
  return usage;
}

}  // namespace bedrock
