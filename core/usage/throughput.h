// Whether a workload fits the account's quotas.
#pragma once

#include "core/usage/expansion.h"

namespace bedrock {

// Fills in Usage::throughput from the calls of the workload's own models, spread evenly over its
// active hours times the peak factor, and notes which model passes its own quotas
// (Field::kQuotaTpm, kQuotaRpm of the workload's model, ModelShare of others). Source:
// quotas-token-burndown: a call takes its input and max_tokens when it is admitted and is settled
// to input + cache writes + output x burndown; cache reads are free of quota.
void add_throughput(Expansion& expansion);

}  // namespace bedrock
