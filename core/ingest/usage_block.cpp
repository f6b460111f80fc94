#include "core/ingest/usage_block.h"

namespace bedrock {

BilledTokens billed_tokens(const UsageBlock& block, bool openai_model) {
  BilledTokens tokens{.input = block.input,
                      .output = block.output,
                      .cache_read = block.cache_read,
                      .cache_write = block.cache_write,
                      .cache_write_1h = block.cache_write_1h};
  const Decimal cached = add(block.cache_read, block.cache_write).value_or(Decimal{});
  const bool looks_inclusive = openai_model && !cached.is_zero() && block.input >= cached;
  if (cached.is_zero()) {
    tokens.convention = "No cached tokens.";
  } else if (block.input_includes_cached || looks_inclusive) {
    const auto fresh = subtract(block.input, cached);
    tokens.input = fresh && !fresh->is_negative() ? *fresh : Decimal{};
    tokens.convention = "The block's input includes cached tokens: they were subtracted.";
    if (!block.input_includes_cached) {
      tokens.convention += " (Assumed for OpenAI models; reports differ.)";
    }
  } else {
    tokens.convention = "The block's input does not include cached tokens.";
  }
  tokens.one_hour = !block.cache_write_1h.is_zero() && block.cache_write_1h == block.cache_write;
  if (!block.cache_write_1h.is_zero() && !tokens.one_hour) {
    tokens.convention += " It has cache writes of two lifetimes; each has its own price.";
  }
  return tokens;
}

}  // namespace bedrock
