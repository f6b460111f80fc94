// What becomes of what has been read: a call of a log, a usage block, an event of a stream, records
// within a record, or metrics.
#include <algorithm>

#include "core/scan/metric_json.h"
#include "core/scan/session.h"
#include "core/scan/text.h"
#include "core/scan/words.h"

namespace bedrock::scan {
namespace {

bool is_log(const Call& call) {
  if (same_text(call[Text::kSchemaType], "ModelInvocationLog")) return true;
  return !call[Text::kModelId].empty() && !call[Text::kOperation].empty();
}

bool begins_stream(const Call& call) { return call[Text::kEventType] == "message_start"; }

bool is_event(const Call& call) {
  const std::string_view type = call[Text::kEventType];
  return call.is_event || type.starts_with("message_") || type.starts_with("content_block") ||
         type.starts_with("response.") || type == "ping" || type.ends_with(".chunk");
}

bool ends_stream(const Call& call) {
  const std::string_view type = call[Text::kEventType];
  return call.ends_stream || type == "message_stop" || type == "response.completed";
}

}  // namespace

void File::take(const Call& call) {
  if (!call.metrics.empty() && !is_log(call)) return take_metrics(call);
  if (!call.messages.empty() && !is_log(call)) return take_messages(call);
  if (!is_log(call) && is_event(call)) return take_event(call);
  end_stream();
  if (!is_log(call) && !call.has_tokens()) {
    ++totals_.other;
    return;
  }
  format_ = is_log(call) ? Format::kLog : std::max(format_, Format::kUsage);
  ++totals_.records;
  session_.groups.add(call);
}

void File::take_metrics(const Call& call) {
  const MetricRows found =
      add_metrics(session_.bill_rows, call.metrics, call[Text::kMetricLabel], name_);
  totals_.records += found.kept;
  totals_.other += found.kept == 0 && !found.bad ? 1 : 0;
  if (found.kept > 0) format_ = Format::kMetrics;
  if (!found.bad) return;
  ++totals_.bad;
  session_.bad_lines.add(Bad::kRow, name_, line_, call.metrics);
}

// Records that stand as texts in a record of something else, as CloudWatch exports them.
void File::take_messages(const Call& call) {
  for (const std::string_view message : call.messages) {
    message_.clear();
    append_plain(message_, message);
    take_message(message_.size());
  }
}

// One that stands in `message_`.
void File::take_message(std::size_t size) {
  message_.append(kPadding, '\0');
  const auto* begin = reinterpret_cast<const std::uint8_t*>(message_.data());
  const auto* from = begin;
  while (*from == ' ' || *from == '\t') ++from;
  Layout layout = Layout::kDocument;
  Call inner;
  const Unit unit = read_unit(from, begin + size, true, layout, session_.steps, inner);
  if (unit.state != Unit::State::kWhole || inner.bad_count) {
    ++totals_.bad;
    const Bad reason = unit.state == Unit::State::kBad ? unit.bad : Bad::kCount;
    session_.bad_lines.add(reason, name_, line_, std::string_view(message_).substr(0, size));
  } else if (is_log(inner)) {
    format_ = Format::kLog;
    ++totals_.records;
    session_.groups.add(inner);
  } else {
    ++totals_.other;
  }
}

// Later counts of a stream replace earlier ones. Texts must outlive the buffer.
void File::take_event(const Call& call) {
  if (begins_stream(call)) end_stream();
  streams_ = true;
  for (std::size_t i = 0; i < kCounts; ++i) {
    if (call.counts[i] != kAbsent) stream_.counts[i] = call.counts[i];
  }
  for (const Text text : {Text::kModel, Text::kServedTier, Text::kServedLatency, Text::kStopReason,
                          Text::kGuardrailAction}) {
    if (!call[text].empty()) stream_texts_[static_cast<std::size_t>(text)] = call[text];
  }
  if (call.has_list) stream_.listed_1h = call.listed_1h;
  stream_.has_list |= call.has_list;
  stream_.has_details |= call.has_details;
  if (ends_stream(call)) end_stream();
}

void File::end_stream() {
  if (!streams_) return;
  streams_ = false;
  if (stream_.has_tokens()) {
    for (std::size_t i = 0; i < kTexts; ++i) stream_.texts[i] = stream_texts_[i];
    format_ = std::max(format_, Format::kUsage);
    ++totals_.records;
    session_.groups.add(stream_);
  }
  stream_.clear();
  for (std::string& text : stream_texts_) text.clear();
}

}  // namespace bedrock::scan
