// Moves over one JSON object in a text whose end may not be here yet: spaces, texts and all that
// nobody reads.
#pragma once

#include <cstdint>

#include "core/scan/bad_lines.h"

namespace bedrock::scan {

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
};

// A place in the text; null where the object could not be read further, which `unit` explains.
using At = const std::uint8_t*;

class Cursor {
 public:
  // `last` says that nothing follows `end`, after which kPadding bytes are 0.
  Cursor(At begin, At end, bool last, Layout& layout)
      : begin_(begin), end_(end), last_(last), layout_(layout) {}

  // Past spaces, and line ends where objects may have them. A list may have objects on lines of
  // their own: `listed`.
  At spaced(At at, bool listed = false) { return *at > ' ' ? at : over_spaces(at, listed); }
  // The quote that ends the text which begins at `from`; for keys, which are short, `escaped` says
  // whether it has backslashes.
  At text_end(At from);
  At key_end(At from, bool& escaped);
  // Past a number, true, false or null.
  At literal_end(At at);
  // Past the bracket that closes what is open at `at`: only balance is looked at.
  At container_end(At at);

  At bad(Bad reason, At where);
  // A byte that no JSON has there, or the end of what is here.
  At unexpected(At where);
  At whole(At where);

  const Unit& unit() const { return unit_; }

 private:
  At over_spaces(At at, bool listed);
  // Whether the object may go on after the line's end.
  bool goes_on(At newline, bool listed);
  At text_end(At from, At at);

  At begin_;
  At end_;
  bool last_;
  Layout& layout_;
  Unit unit_;
};

}  // namespace bedrock::scan
