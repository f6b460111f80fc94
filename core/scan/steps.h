// What stands between the values of records, by habit: records of a log are alike, so that after a
// value mostly comes what came there in the record before. One comparison then passes brackets,
// keys, and the values that are the same in each record, up to the next one that is to be read.
#pragma once

#include <array>
#include <cstdint>

#include "core/scan/block.h"
#include "core/scan/fields.h"

namespace bedrock::scan {

// How the value after a step begins, and what is done with it.
enum class Opens : std::uint8_t {
  kUnknown,  // nothing is expected
  kText,
  kTag,     // a text whose key is kept too
  kScalar,  // a number, true, false or null
  kObject,
  kList,
  kSkipped,  // an object or a list in which nothing is read
  kEnd,      // there is none: the record ends
};

// What a step passes that means something.
struct Passed {
  enum class Kind : std::uint8_t { kClose, kObject, kList, kText, kImage };
  Kind kind = Kind::kClose;
  std::uint8_t at = 0;    // from its beginning
  std::uint8_t size = 0;  // of a text
  std::uint8_t what = 0;  // a Place, or the Text
};

struct alignas(64) Step {
  static constexpr std::size_t kRoom = 96;
  static constexpr std::size_t kMostPassed = 8;

  std::array<std::uint8_t, kRoom> text{};
  std::uint8_t size = 0;
  Opens opens = Opens::kUnknown;
  Place inside = Place::kSkip;  // the value, where it is an object or a list
  std::uint8_t next = 0;        // which step came after it last, and which before that
  std::uint8_t other = 0;
  std::uint8_t outer = 0;  // the step that opened what it begins in, and how deep that is
  std::uint8_t depth = 0;
  std::uint8_t passed_count = 0;
  bool passes_values = false;
  bool stops = false;  // at the next value: they differ from record to record
  const Field* field = &kUnread;
  std::uint32_t key_back = 0;  // from the value to its key
  std::uint32_t key_size = 0;
  std::array<Passed, kMostPassed> passed{};

  // Reads at most 32 bytes after the end of what is here.
  bool is_at(const std::uint8_t* at) const {
    std::size_t i = 0;
    for (; i + kPart < size; i += kPart) {
      if (differs(at, i, kPart)) return false;
    }
    return !differs(at, i, size - i);
  }
  bool is(const Step& step) const {
    return outer == step.outer && depth == step.depth && text == step.text;
  }
  void pass(const Passed& what);
  // Whether it can be expected where it stands again: what is short, of one line and without NUL,
  // which follows the end of what is here.
  bool keep(const std::uint8_t* from, const std::uint8_t* to);

 private:
  static constexpr std::size_t kPart = 32;

  // As many bytes before its middle as one goes back.
  static constexpr std::array<std::uint8_t, 2 * kPart> kMask = [] {
    std::array<std::uint8_t, 2 * kPart> mask{};
    for (std::size_t i = 0; i < kPart; ++i) mask[i] = 0xff;
    return mask;
  }();

  bool differs(const std::uint8_t* at, std::size_t from, std::size_t count) const {
    Vector all = splat(0);
    const std::uint8_t* mask = &kMask[kPart - count];
    for (std::size_t i = 0; i < kPart; i += sizeof(Vector)) {
      all = either(all, differing(load(at + from + i), load(&text[from + i]), load(mask + i)));
    }
    return any(all);
  }
};

// A step means the same wherever it is expected: the one that opened its object or list tells all
// that is open around it.
class Steps {
 public:
  static constexpr std::uint8_t kNone = 0;   // of those that are not kept
  static constexpr std::uint8_t kBegin = 1;  // of a record

  void begin() {
    if (used_ == kMost) clear();
    last_ = kBegin;
  }
  const Step& expected() const { return steps_[steps_[last_].next]; }
  // What was expected was there: its number.
  std::uint8_t take() { return last_ = steps_[last_].next; }
  // It was not: what was there before that is expected instead.
  void turn();
  // Whether values may be passed that could be the same again.
  bool may_pass_values() const { return last_ != kNone && !steps_[last_].stops; }
  // Another one was there, which is expected from now on.
  std::uint8_t learn(const Step& step);
  // One was there that is not kept.
  std::uint8_t skip() { return last_ = kNone; }

 private:
  static constexpr std::size_t kSteps = 256;
  static constexpr std::size_t kMost = kSteps / 2;  // more are somebody's tags

  void clear();

  std::array<Step, kSteps> steps_{};
  std::size_t used_ = 0;
  std::uint8_t last_ = kBegin;
};

}  // namespace bedrock::scan
