// A usage block as Bedrock's APIs return it, to tokens as they are billed.
#pragma once

#include <string>

#include "core/base/decimal.h"

namespace bedrock {

// What a block says, under whatever names its API has. Left-out counts are zero.
struct UsageBlock {
  Decimal input;
  Decimal output;
  Decimal cache_read;
  Decimal cache_write;     // of every lifetime
  Decimal cache_write_1h;  // the part of it that is kept for an hour
  // Chat Completions and Responses count cached tokens inside their input; Converse and the
  // Messages body do not.
  bool input_includes_cached = false;
};

struct BilledTokens {
  Decimal input;  // neither read from nor written to the cache
  Decimal output;
  Decimal cache_read;
  Decimal cache_write;
  Decimal cache_write_1h;  // the part of it that is kept for an hour
  bool one_hour = false;   // whether all writes are kept for an hour
  std::string convention;  // how the block was read, in words
};

// The tokens to bill. OpenAI models on Converse have been seen to count cached tokens inside the
// input too, so for them an input of at least the cached tokens is read that way (observed by
// several projects in 2026; the words say so).
BilledTokens billed_tokens(const UsageBlock& block, bool openai_model);

}  // namespace bedrock
