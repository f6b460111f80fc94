#include "core/usage/invocation_log.h"

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr int kBytesPerToken = 4;
constexpr int kBytesPerRecord = 1000;  // of a record without its bodies
constexpr int kLargestBody = 100 * 1024;

// The choices of Field::kInvocationLogging, in their order.
enum Sink { kNowhere, kToS3, kToCloudWatch, kToBoth };

struct Log {
  Quantity inline_bytes;  // of calls whose bodies stand in the record
  Quantity large_bytes;   // of the others
  Quantity large_calls;
  bool known = true;  // false: the size of pictures, film and sound is not
};

void add_part(const Expansion& e, const UsagePart& part, Log& log) {
  Exact tokens = Decimal{};
  for (const UsageItem& item : part.items) {
    const bool is_text = item.dimension.index <= kCacheWrite30mTokens.index;
    if (is_text) tokens = sum(tokens, item.quantity.value());
    // Groundings are answered in text, which is in the tokens.
    if (!is_text && item.dimension != dimension_named("web_grounding_requests")) log.known = false;
  }
  const Quantity calls = e.of(part.calls, "call");
  const Quantity each(Decimal(kBytesPerRecord), "1,000 bytes");
  const Quantity bytes =
      e.has(Field::kLogBytes)
          ? calls * e.in(Field::kLogBytes)
          : e.of(tokens, "token") * Quantity(Decimal(kBytesPerToken), "4 bytes") + calls * each;
  const Exact most = product(part.calls, Decimal(kLargestBody));
  if (most && bytes.value() <= *most) {
    log.inline_bytes = log.inline_bytes + bytes;
  } else {
    log.large_bytes = log.large_bytes + bytes;
    log.large_calls = log.large_calls + calls;
  }
}

}  // namespace

void add_invocation_log(Expansion& e) {
  const auto sink = static_cast<Sink>(e.choice(Field::kInvocationLogging));
  if (sink == kNowhere) return;
  const Workload& workload = e.workload();
  if (workload.tier == Tier::kBatch || workload.endpoint == Endpoint::kMantle ||
      workload.type->streams) {
    e.note("not_logged",
           "Bedrock's invocation log has only calls of bedrock-runtime that are answered at once: "
           "none of batch jobs, of speech streams and of the mantle endpoint.");
    return;
  }
  Log log;
  log.known = !e.has(Field::kImagesPerRequest) && !e.has(Field::kVideoSecondsPerRequest) &&
              !e.has(Field::kAudioSecondsPerRequest);
  for (const UsagePart& part : e.usage().parts) {
    if (part.of_workload && !part.calls.is_zero()) add_part(e, part, log);
  }
  const bool given = e.has(Field::kLogBytes);
  const bool in_s3 = sink != kToCloudWatch || !log.large_bytes.is_zero();
  if (!log.known && !given) {
    e.ask(e.part(sink == kToCloudWatch ? "cloudwatch" : "s3"),
          sink == kToCloudWatch ? NamedDimension("log_ingest_gb")
                                : NamedDimension("storage_gb_months"),
          "How large a logged call with pictures, film or sound is, is not known.",
          "Enter \"log_bytes\", the bytes of one call in the log.");
    return;
  }
  std::string assumed;
  std::string kept;
  if (e.explains()) {
    assumed = given ? "" : "4 bytes a token and 1,000 bytes a call; ";
    assumed += "GB of 2^30 bytes";
    kept = join({assumed, ", kept for a month, not compressed"});
  }
  if (in_s3) {
    UsagePart& s3 = e.part("s3");
    e.add(s3, "storage_gb_months",
          gigabytes(sink == kToCloudWatch ? log.large_bytes : log.inline_bytes + log.large_bytes),
          kept);
    e.add(s3, "put_requests", log.large_calls,
          "one object for each call over 100 KB; the files of the others are few");
  }
  if (sink == kToS3) return;
  UsagePart& logs = e.part("cloudwatch");
  const Quantity written = gigabytes(
      log.inline_bytes + log.large_calls * Quantity(Decimal(kBytesPerRecord), "1,000 bytes"));
  e.add(logs, "log_ingest_gb", written, assumed);
  e.add(logs, "log_storage_gb_months", written, kept);
}

}  // namespace bedrock
