// What Bedrock's log of model invocations costs at the services that keep it.
#pragma once

#include "core/usage/expansion.h"

namespace bedrock {

// Adds the log of the calls to the workload's own models (Field::kInvocationLogging) as use of S3
// and CloudWatch. Source: model-invocation-logging: only calls of bedrock-runtime that are answered
// at once are logged; bodies of up to 100 KB stand in the record, larger ones are objects in S3.
void add_invocation_log(Expansion& expansion);

}  // namespace bedrock
