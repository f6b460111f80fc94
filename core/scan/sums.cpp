#include "core/scan/sums.h"

#include "core/scan/text.h"

namespace bedrock::scan {

Sums sums_of(const Call& call, const Tokens& tokens) {
  Sums sums;
  const auto set = [&](Sums::At at, std::uint64_t count) { sums.counts[at] = count; };
  set(Sums::kCalls, 1);
  set(Sums::kFailed, tokens.failed ? 1 : 0);
  set(Sums::kBlocked, tokens.blocked ? 1 : 0);
  set(Sums::kWithoutTokens, tokens.answered_without_tokens ? 1 : 0);
  set(Sums::kInput, tokens.input);
  set(Sums::kOutput, tokens.output);
  set(Sums::kRead, tokens.read);
  set(Sums::kWrite, tokens.write);
  set(Sums::kWrite1h, tokens.write_1h);
  set(Sums::kWriteUnknown, tokens.write_unknown);
  bool traced = false;
  for (std::size_t i = 0; i < kGuardrailUnits; ++i) {
    const std::int64_t units = call.counts[static_cast<std::size_t>(Count::kContentUnits) + i];
    if (units <= 0) continue;  // absent
    sums.counts[Sums::kUnits + i] = static_cast<std::uint64_t>(units);
    traced = true;
  }
  set(Sums::kMade, tokens.made_count);
  set(Sums::kRouted, call[Text::kRoutedModel].empty() ? 0 : 1);
  set(Sums::kUntraced, tokens.blocked && !traced ? 1 : 0);
  return sums;
}

void Sums::write(std::string& out) const {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i != 0) out += ',';
    append_number(out, counts[i]);
  }
}

}  // namespace bedrock::scan
