// The services around Bedrock.
#include "core/base/text.h"
#include "core/usage/expansion.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

// --- Lambda: calls, and memory by the second in steps of a millisecond ---

constexpr FieldUse kLambdaFields[] = {
    {Field::kInvocationsPerMonth, true},
    {Field::kMilliseconds},
    {Field::kMemoryMb, false, 128},
    {Field::kProcessor},
};

void expand_lambda(Expansion& e) {
  UsagePart& part = e.part("lambda");
  const Quantity calls = e.in(Field::kInvocationsPerMonth);
  e.add(part, "requests", calls);
  const Decimal milliseconds = lambda_milliseconds(e.number(Field::kMilliseconds));
  const Quantity seconds = e.shown(multiply(milliseconds, Decimal::of(1, 3)), milliseconds, " ms");
  const Decimal memory = e.number(Field::kMemoryMb);
  const Quantity gigabytes =
      e.shown(divide(memory, Decimal(1024), 18, Rounding::kUp), memory, " MB / 1,024");
  const bool arm = e.choice(Field::kProcessor) == 1;
  e.add(part, arm ? dimension_named("arm_gb_seconds") : dimension_named("gb_seconds"),
        calls * seconds * gigabytes);
}

// --- any service, by the dimensions that it has ---

constexpr FieldUse kServiceFields[] = {
    {Field::kService, true},
};

void expand_service(Expansion& e) {
  UsagePart& part = e.part(e.workload().text(Field::kService), e.workload().tier);
  for (const ServiceQuantity& item : e.workload().quantities) {
    e.add(part, item.dimension, e.of(item.quantity, info(item.dimension).unit));
  }
}

}  // namespace

const WorkloadType kLambda{
    .name = "lambda",
    .label = "Lambda",
    .about = "The glue around the calls; a million requests a month are free.",
    .manual = manual("Requests, and memory for the time that they take."),
    .volume = Field::kInvocationsPerMonth,
    .fields = kLambdaFields,
    .expand = expand_lambda};
const WorkloadType kServiceUse{
    .name = "service",
    .label = "Other service",
    .about = "S3, DynamoDB, CloudWatch, AgentCore and more, by what AWS meters.",
    .manual = manual("Any dimension of any service of `catalog().services`."),
    .volume = Field::kService,
    .fields = kServiceFields,
    .expand = expand_service};

}  // namespace bedrock
