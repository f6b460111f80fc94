#include "core/scan/unit.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "core/scan/fields.h"
#include "core/scan/words.h"

namespace bedrock::scan {
namespace {

constexpr std::size_t kMostPlaces = 48;  // deeper ones are skipped

std::string_view text_of(At begin, At end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

// A key may be written with escapes; only those of ASCII can be in a name of ours.
std::string_view plain_key(std::string_view key, std::array<char, 64>& room) {
  if (std::memchr(key.data(), '\\', key.size()) == nullptr) return key;
  std::size_t length = 0;
  for (std::size_t i = 0; i < key.size() && length < room.size(); ++i) {
    char byte = key[i];
    if (byte == '\\' && ++i < key.size()) {
      byte = key[i];
      if (byte == 'u' && i + 4 < key.size()) {
        int code = 0;
        for (int digit = 0; digit < 4; ++digit) {
          const char hex = key[++i];
          code = code * 16 + (hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10);
        }
        byte = code > 0 && code < 128 ? static_cast<char>(code) : '\x7f';
      }
    }
    room[length++] = byte;
  }
  return {room.data(), length};
}

// The number of fewer than eight digits that stands there: how many; 0 where it is another one.
unsigned few_digits(At at, std::int64_t& number) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t digits = word_at<std::uint64_t>(reinterpret_cast<const char*>(at)) ^ '0' * kOnes;
  const std::uint64_t others = (digits | (digits + 0x76 * kOnes)) & (0x80 * kOnes);
  if (others == 0) return 0;
  const unsigned bits = static_cast<unsigned>(std::countr_zero(others)) & ~7u;
  const std::uint8_t after = at[bits / 8];
  const bool ends = after == ',' || after == '}' || after <= ' ';
  if (!ends || bits == 0 || (*at == '0' && bits != 8)) return 0;
  // Two and two, four and four.
  constexpr std::uint64_t kPairs = 0x000000ff000000ff;
  digits <<= 64 - bits;
  digits = digits * 10 + (digits >> 8);
  const std::uint64_t sum = (digits & kPairs) * (100 + (std::uint64_t{1'000'000} << 32)) +
                            (digits >> 16 & kPairs) * (1 + (std::uint64_t{10'000} << 32));
  number = static_cast<std::int64_t>(sum >> 32);
  return bits / 8;
}

bool begins_scalar(std::uint8_t byte) {
  return (byte >= '0' && byte <= '9') || byte == '-' || byte == 'n' || byte == 't' || byte == 'f';
}

class Reader {
 public:
  Reader(At begin, At end, bool last, Layout& layout, Steps& steps, Call& call)
      : cursor_(begin, end, last, layout), end_(end), steps_(steps), call_(call) {}

  Unit read(At begin) {
    steps_.begin();
    open({begin, Place::kRoot, false, Steps::kBegin});
    bool turned = false;
    for (At at = begin + 1; at != nullptr && depth_ != 0;) {
      if (!is_expected(at)) {
        if (turned) at = other_step(at);
        if (!turned) steps_.turn();
        turned = !turned;
        continue;
      }
      turned = false;
      const Step& step = steps_.expected();
      const std::uint8_t number = steps_.take();
      for (unsigned i = 0; i < step.passed_count; ++i) passes(at, step.passed[i], number);
      at = value(at + step.size, step, number);
    }
    return cursor_.unit();
  }

 private:
  // What is open, and the step that opened it.
  struct Frame {
    At begin;
    Place place;
    bool is_list;
    std::uint8_t step;
  };

  const Frame& frame() const { return frames_[depth_ - 1]; }
  At spaced(At at) { return cursor_.spaced(at, frame().place == Place::kMessages); }

  bool is_expected(At at) const {
    const Step& step = steps_.expected();
    return step.opens != Opens::kUnknown && step.is_at(at) &&
           (step.opens != Opens::kScalar || begins_scalar(at[step.size]));
  }

  void passes(At from, const Passed& passed, std::uint8_t number) {
    const At at = from + passed.at;
    switch (passed.kind) {
      case Passed::Kind::kClose:
        return close(at + 1);
      case Passed::Kind::kText:
        call_.texts[passed.what] = text_of(at, at + passed.size);
        return;
      case Passed::Kind::kImage:
        ++call_[Count::kListedImages];
        return;
      case Passed::Kind::kObject:
      case Passed::Kind::kList:
        open({at, static_cast<Place>(passed.what), passed.kind == Passed::Kind::kList, number});
    }
  }

  void open(const Frame& frame) {
    frames_[depth_++] = frame;
    if (frame.is_list) return begins_list(frame.place);
    if (frame.place == Place::kDetails) call_.has_details = true;
  }

  void close(At end) {
    const Frame& closed = frames_[--depth_];
    if (closed.place == Place::kRequest) call_.asked = text_of(closed.begin, end);
    ends_entry(closed.place);
    if (depth_ == 0) cursor_.whole(end);
  }

  // A step that was not expected, and its value.
  [[gnu::noinline]] At other_step(At from) {
    Step step{.outer = frame().step, .depth = static_cast<std::uint8_t>(depth_)};
    open_from_ = depth_;
    const At at = step_from(from, step);
    if (at == nullptr) return nullptr;
    const bool keeps = step.outer != Steps::kNone && step.keep(from, at);
    const std::uint8_t number = keeps ? steps_.learn(step) : steps_.skip();
    for (std::size_t i = open_from_; i < depth_; ++i) frames_[i].step = number;
    return value(at, step, number);
  }

  // Past all that stands before the next value that is to be read, and what opens it.
  At step_from(At from, Step& step) {
    bool fresh = from == frame().begin + 1;
    for (At at = from;;) {
      at = spaced(at);
      if (at == nullptr) return nullptr;
      const std::uint8_t closing = frame().is_list ? ']' : '}';
      if (*at == closing) {
        step.pass({Passed::Kind::kClose, offset(from, at)});
        close(++at);
        fresh = false;
        open_from_ = std::min(open_from_, depth_);
        step.opens = Opens::kEnd;
        if (depth_ == 0) return at;
        continue;
      }
      if (!fresh) at = *at == ',' ? spaced(at + 1) : cursor_.unexpected(at);
      if (at == nullptr) return nullptr;
      step.field = &kUnread;
      step.inside = frame().place;  // a list hands its place on to its elements
      if (frame().is_list && frame().place == Place::kImages) {
        step.pass({Passed::Kind::kImage});
        ++call_[Count::kListedImages];
      }
      if (!frame().is_list) at = *at == '"' ? key(at + 1, step) : cursor_.unexpected(at);
      if (at == nullptr) return nullptr;
      at = opening(at, step);
      const At past = past_value(from, at, step);
      if (past == nullptr) return at;
      fresh = past == at;
      at = past;
    }
  }

  static std::uint8_t offset(At from, At at) { return static_cast<std::uint8_t>(at - from); }

  // Past the value, or into it, where a step may go on after it; else null.
  At past_value(At from, At at, Step& step) {
    constexpr std::ptrdiff_t kMostPassed = 64;  // bytes: after them a key has room
    const Field& field = *step.field;
    const bool opens = step.opens == Opens::kObject || step.opens == Opens::kList;
    const bool reads = step.opens == Opens::kText && field.meaning == Meaning::kText;
    const bool unread = field.meaning == Meaning::kNothing && step.opens != Opens::kTag;
    if (at - from > kMostPassed || step.passed_count >= Step::kMostPassed) return nullptr;
    if (!(reads || unread) || !(opens || steps_.may_pass_values())) return nullptr;
    if (opens) {
      const bool list = step.opens == Opens::kList;
      const auto place = static_cast<std::uint8_t>(step.inside);
      step.pass(
          {list ? Passed::Kind::kList : Passed::Kind::kObject, offset(from, at - 1), 0, place});
      open({at - 1, step.inside, list, Steps::kNone});
      return at;
    }
    const At end = value(at, step, Steps::kNone);
    if (end == nullptr || end - from > kMostPassed) return nullptr;
    if (reads)
      step.pass({Passed::Kind::kText, offset(from, at), offset(at, end - 1), field.target});
    step.passes_values = true;
    return end;
  }

  // Past the key that begins at `from` and its colon.
  At key(At from, Step& step) {
    bool escaped = false;
    const At close = cursor_.key_end(from, escaped);
    if (close == nullptr) return nullptr;
    const std::string_view key = text_of(from, close);
    step.key_size = static_cast<std::uint32_t>(key.size());
    std::array<char, 64> room;
    const Place place = frame().place;
    const Field* field =
        place == Place::kMetadata ? nullptr : field_of(place, escaped ? plain_key(key, room) : key);
    if (field != nullptr) step.field = field;
    step.inside = step.field->inside;
    At at = spaced(close + 1);
    if (at != nullptr) at = *at == ':' ? spaced(at + 1) : cursor_.unexpected(at);
    if (at != nullptr) step.key_back = static_cast<std::uint32_t>(at + 1 - from);
    return at;
  }

  At opening(At at, Step& step) {
    const bool list = *at == '[';
    if (*at == '"') {
      const bool tag = frame().place == Place::kMetadata && !frame().is_list;
      step.opens = tag ? Opens::kTag : Opens::kText;
    } else if (!list && *at != '{') {
      step.opens = Opens::kScalar;
      return at;
    } else if (step.inside == Place::kSkip || depth_ >= kMostPlaces) {
      step.opens = Opens::kSkipped;
    } else {
      step.opens = list ? Opens::kList : Opens::kObject;
    }
    return at + 1;
  }

  // Past a value, or into it. `number` is the step's.
  At value(At at, const Step& step, std::uint8_t number) {
    const Field& field = *step.field;
    switch (step.opens) {
      case Opens::kText:
      case Opens::kTag: {
        const At close = cursor_.text_end(at);
        if (close == nullptr) return nullptr;
        const std::string_view text = text_of(at, close);
        if (step.opens == Opens::kTag) {
          const At key = at - step.key_back;
          call_.tags.push_back({text_of(key, key + step.key_size), text});
        } else if (field.meaning == Meaning::kText) {
          call_.texts[field.target] = text;
        } else if (field.meaning != Meaning::kNothing) {
          takes_text(field, text);
        }
        return close + 1;
      }
      case Opens::kScalar:
        return scalar(at, field);
      case Opens::kSkipped: {
        notes_event(field.meaning);
        const At end = cursor_.container_end(at);
        if (end != nullptr && field.meaning == Meaning::kMetrics) {
          call_.metrics = text_of(at - 1, end);
        }
        return end;
      }
      case Opens::kObject:
      case Opens::kList:
        notes_event(field.meaning);
        open({at - 1, step.inside, step.opens == Opens::kList, number});
        return at;
      case Opens::kEnd:
      case Opens::kUnknown:
        break;
    }
    return at;
  }

  void notes_event(Meaning meaning) {
    if (depth_ != 1) return;
    if (meaning == Meaning::kEvent || meaning == Meaning::kLast) call_.is_event = true;
    if (meaning == Meaning::kLast) call_.ends_stream = true;
  }

  At scalar(At at, const Field& field) {
    std::int64_t number = 0;
    const unsigned size = few_digits(at, number);
    const bool counts = field.meaning == Meaning::kCount;
    if (size == 0 || at + size >= end_) return counts ? count(at, field) : cursor_.literal_end(at);
    if (counts) keeps(field, number);
    return at + size;
  }

  [[gnu::noinline]] At count(At at, const Field& field) {
    std::int64_t number = 0;
    At digit = at;
    while (*digit >= '0' && *digit <= '9' && number <= kMostTokens) {
      number = 10 * number + (*digit++ - '0');
    }
    const bool plain = *digit == ',' || *digit == '}' || *digit <= ' ';
    const bool leading = *at == '0' && digit - at > 1;
    if (digit > at && plain && !leading && number <= kMostTokens && digit < end_) {
      keeps(field, number);
      return digit;
    }
    const bool refuses = !is_of_images(static_cast<Count>(field.target));
    if (*at != 'n' && refuses) call_.bad_count = true;  // null: absent
    return cursor_.literal_end(at);
  }

  void keeps(const Field& field, std::int64_t number) {
    const auto count = static_cast<Count>(field.target);
    std::int64_t& kept = call_[count];
    // A guardrail's units are those of all its assessments.
    kept = is_guardrail(count) && kept != kAbsent ? kept + number : number;
  }

  [[gnu::noinline]] void takes_text(const Field& field, std::string_view text) {
    if (field.meaning == Meaning::kMessage) {
      const std::size_t from = text.find_first_not_of(" \t");
      if (from != std::string_view::npos && text[from] == '{') call_.messages.push_back(text);
    } else if (field.meaning == Meaning::kCount) {
      reads_quoted(field, text);
    }
  }

  // A status and the counts of headers may be texts; others are numbers.
  void reads_quoted(const Field& field, std::string_view text) {
    const auto count = static_cast<Count>(field.target);
    if (count < Count::kStatus || count > Count::kHeaderWrite) {
      call_.bad_count |= !is_of_images(count);
      return;
    }
    if (text.size() > (count == Count::kStatus ? 4 : 9)) return;
    std::int64_t number = 0;
    for (const char digit : text) {
      if (digit < '0' || digit > '9') return;
      number = 10 * number + (digit - '0');
    }
    keeps(field, number);
  }

  // A later list replaces what an earlier one of the same stream said.
  void begins_list(Place place) {
    if (place == Place::kCacheList) {
      call_.has_list = true;
      call_.listed_1h = 0;
    } else if (place == Place::kImages) {
      call_[Count::kListedImages] = 0;
    } else if (place == Place::kTitanResults) {
      call_[Count::kOutput] = kAbsent;
    }
  }

  void ends_entry(Place place) {
    if (place == Place::kCacheList) {
      const std::int64_t tokens = std::exchange(call_[Count::kListedTokens], kAbsent);
      const std::string_view ttl = std::exchange(call_[Text::kListedTtl], {});
      if (tokens > 0 && ttl == "1h") call_.listed_1h += tokens;
    } else if (place == Place::kTitanResults || place == Place::kMessages) {
      const std::int64_t tokens = std::exchange(call_[Count::kTitanTokens], kAbsent);
      std::int64_t& output = call_[Count::kOutput];
      if (tokens != kAbsent) output = tokens + (output == kAbsent ? 0 : output);
    }
  }

  Cursor cursor_;
  At end_;
  Steps& steps_;
  Call& call_;
  std::array<Frame, kMostPlaces> frames_;
  std::size_t open_from_ = 0;  // the first frame that a step opens
  std::size_t depth_ = 0;
};

}  // namespace

Unit read_unit(At begin, At end, bool last, Layout& layout, Steps& steps, Call& call) {
  call.clear();
  return Reader(begin, end, last, layout, steps, call).read(begin);
}

}  // namespace bedrock::scan
