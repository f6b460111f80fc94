// AWS's own rounding points, minimums and windows: each a named rule with its source. Everything
// else is multiplied exactly. Quantities in, quantities out; all round up, so more is never less.
#pragma once

#include "core/base/decimal.h"

namespace bedrock {

// The hours of a month in an estimate (AWS Pricing Calculator); an invoice has 672 to 744.
inline constexpr int kHoursPerMonth = 730;

// Guardrails: a text unit is up to 1,000 characters, rounded up per assessed text (Bedrock user
// guide, guardrails-how). 5,600 characters are 6 units.
Decimal text_units(const Decimal& characters);

// Custom model import: active time is billed in windows of 5 minutes from the first call
// (import-model-calculate-cost, pricing-page example). 6 minutes are 2 windows; waking up is one.
Decimal import_windows(const Decimal& minutes);
inline constexpr int kImportWindowMinutes = 5;

// Rerank: a query covers up to 100 chunks (rerank-pricing). 350 chunks are 4 queries.
Decimal rerank_queries(const Decimal& chunks);
// A chunk counts once for each 512 tokens of itself and the question.
Decimal rerank_documents(const Decimal& tokens);

// Lambda: duration is rounded up to the millisecond.
Decimal lambda_milliseconds(const Decimal& milliseconds);

// AgentCore: a second at least, by the second; 128 MB (0.125 GB) at least (AgentCore pricing page).
Decimal agentcore_seconds(const Decimal& seconds);
Decimal agentcore_memory_gb(const Decimal& gb);

// Reserved tier: sold from 100,000 input and 10,000 output tokens a minute, by the thousand
// (service-tiers-inference).
Decimal reserved_input_thousands(const Decimal& tokens_per_minute);
Decimal reserved_output_thousands(const Decimal& tokens_per_minute);

// S3 Vectors: a PUT is charged for 128 KB at least. A KB has 1,024 bytes, as its GB has 2^30.
Decimal s3_vectors_put_bytes(const Decimal& bytes);

// OpenSearch Serverless, classic: at least 2 OCU are always on with redundancy, 1 without
// (serverless-scaling); in the next generation none are.
Decimal opensearch_floor(const Decimal& units, int floor);

}  // namespace bedrock
