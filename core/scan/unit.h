// One JSON object in a text, read at the speed of its masks: only what fields.h names is looked at.
#pragma once

#include <cstdint>
#include <span>

#include "core/scan/call.h"

namespace bedrock::scan {

enum class Bad : std::uint8_t { kNone, kNotJson, kCutOff, kUnbalanced, kCount, kTooLong, kRow };

// How objects lie in a file.
enum class Layout : std::uint8_t {
  kUndecided,
  kLines,     // each on a line of its own: a line's end ends it
  kDocument,  // over several lines
};

struct Unit {
  enum class State : std::uint8_t { kWhole, kNeedsMore, kBad };
  State state = State::kNeedsMore;
  Bad bad = Bad::kNone;
  const std::uint8_t* end = nullptr;  // where to go on
  std::uint32_t newlines = 0;         // before it
};

// Reads the object that begins at `begin`. `last` says that nothing follows `end`, after which
// kPadding bytes must be readable. Texts in `call` lie in the text; a layout that is undecided is
// decided by the first line's end that it meets.
Unit read_unit(const std::uint8_t* begin, const std::uint8_t* end, bool last, Layout& layout,
               Call& call);

}  // namespace bedrock::scan
