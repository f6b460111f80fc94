#include "core/scan/unit.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "core/scan/block.h"
#include "core/scan/fields.h"

namespace bedrock::scan {
namespace {

constexpr int kMostPlaces = 48;  // deeper ones are skipped

bool is_space(std::uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

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

class Reader {
 public:
  Reader(const std::uint8_t* begin, const std::uint8_t* end, bool last, Layout& layout, Call& call)
      : begin_(begin), end_(end), final_(last), layout_(layout), call_(call) {}

  Unit read() {
    Bits escape = 0;
    Bits string = 0;
    for (const std::uint8_t* at = begin_; at < end_; at += 64) {
      const Bytes64 bytes(at);
      // Text from end to end is most of a log: only its last byte may matter to the next block.
      if (string != 0 && end_ - at >= 64 && !bytes.has_quote_or_line()) {
        if (at[63] != '\\') {
          escape = 0;
        } else {
          escaped_bytes(bytes.equal('\\'), escape);
        }
        continue;
      }
      const Bits valid = end_ - at < 64 ? (Bits{1} << (end_ - at)) - 1 : ~Bits{0};
      const Bits backslash = bytes.has('\\') ? bytes.equal('\\') & valid : 0;
      // A key of ours begins at most one block before its colon.
      has_escapes_ = backslash != 0 || had_escapes_;
      had_escapes_ = backslash != 0;
      const Bits escaped = escaped_bytes(backslash, escape);
      const Bits quote = bytes.equal('"') & valid & ~escaped;
      const Bits inside = inside_strings(quote, string);
      const Bits line = bytes.has('\n') ? bytes.equal('\n') & valid : 0;
      if (inside == ~Bits{0} && line == 0) continue;
      const Bits outside = ~inside & valid;
      Block block{.quote = quote,
                  .opening = quote & inside,
                  .inside = inside,
                  .open = bytes.equal_or('{', kBraceBit) & outside,
                  .close = bytes.equal_or('}', kBraceBit) & outside};
      block.newline = layout_ == Layout::kDocument ? line & inside : line;
      if (block.newline == 0 && skips(block)) continue;
      block.colon = bytes.equal(':') & outside;
      if (walk(at, block)) return unit_;
      keep_quotes(at, quote);
    }
    if (final_) bad(Bad::kCutOff, end_);
    return unit_;
  }

 private:
  struct Block {
    Bits quote = 0;
    Bits opening = 0;  // the quotes that begin a text
    Bits inside = 0;
    Bits open = 0;
    Bits close = 0;
    Bits colon = 0;
    Bits newline = 0;
  };

  // Whether the whole block lies deeper than anything of interest.
  bool skips(const Block& block) {
    if (skip_from_ == 0) return false;
    const int closes = std::popcount(block.close);
    if (depth_ - closes < skip_from_) return false;
    depth_ += std::popcount(block.open) - closes;
    return true;
  }

  // The last two quotes before a block: a key may begin and end before its colon's block.
  void keep_quotes(const std::uint8_t* at, Bits quote) {
    if (quote == 0) return;
    const Bits last = std::bit_floor(quote);
    before_last_ = quote == last ? last_ : at + std::countr_zero(std::bit_floor(quote ^ last));
    last_ = at + std::countr_zero(last);
  }

  // True when the unit has ended. Quotes are events only while a text is read: keys are found from
  // their colons.
  bool walk(const std::uint8_t* at, const Block& block) {
    const Bits structure = block.open | block.close | block.newline;
    const auto watched = [&] {
      if (skip_from_ != 0) return structure;
      return structure | block.colon | (reads_text() ? block.quote : Bits{0});
    };
    for (Bits events = watched(), rest = ~Bits{0}; (events & rest) != 0; events = watched()) {
      const Bits bit = events & rest & (Bits{0} - (events & rest));
      const std::uint8_t* here = at + std::countr_zero(bit);
      rest = ~(bit | (bit - 1));
      if ((block.colon & bit) != 0) {
        names(here, key_before(at, block.quote & (bit - 1)));
      } else if ((block.quote & bit) != 0) {
        if ((block.opening & bit) != 0) {
          text_ = here + 1;
        } else {
          ends_text(here);
        }
      } else if ((block.open & bit) != 0) {
        opens(*here == '[');
      } else if ((block.close & bit) != 0) {
        if (closes(here)) return true;
      } else if (ends_line(here, (block.inside & bit) != 0)) {
        return true;
      }
    }
    return false;
  }

  bool reads_text() const { return pending_.meaning != Meaning::kNothing; }

  // Between the last two quotes before a colon; `quote` are those in its own block.
  std::string_view key_before(const std::uint8_t* at, Bits quote) const {
    const std::uint8_t* close = last_;
    const std::uint8_t* open = before_last_;
    if (quote != 0) {
      const Bits last = std::bit_floor(quote);
      close = at + std::countr_zero(last);
      open = quote == last ? last_ : at + std::countr_zero(std::bit_floor(quote ^ last));
    }
    if (open == nullptr) return {};
    return {reinterpret_cast<const char*>(open + 1), static_cast<std::size_t>(close - open - 1)};
  }

  void bad(Bad reason, const std::uint8_t* where) {
    unit_.state = Unit::State::kBad;
    unit_.bad = reason;
    unit_.end = where;
  }

  bool ends_line(const std::uint8_t* here, bool in_text) {
    if (layout_ == Layout::kUndecided && !in_text) {
      const std::uint8_t* next = here + 1;
      while (next < end_ && (is_space(*next) || *next == '\n')) ++next;
      if (next == end_ && !final_) return true;  // needs more
      // A list of messages may have one on each line; otherwise the line was cut off.
      const bool listed = skip_from_ == 0 && place() == Place::kMessages;
      if (next < end_ && (*next != '{' || listed)) layout_ = Layout::kDocument;
    }
    if (layout_ == Layout::kDocument && !in_text) return false;
    bad(Bad::kCutOff, here);
    return true;
  }

  void opens(bool list) {
    ++depth_;
    if (skip_from_ != 0) return;
    const Field field = std::exchange(pending_, Field{});
    Place place = field.inside;
    if (depth_ == 1) {
      place = Place::kRoot;
    } else if (is_list(depth_ - 1)) {
      place = places_[static_cast<std::size_t>(depth_ - 1)];
    }
    if (place == Place::kSkip || depth_ >= kMostPlaces) {
      skip_from_ = depth_;
      return;
    }
    places_[static_cast<std::size_t>(depth_)] = place;
    lists_ = list ? lists_ | Bits{1} << depth_ : lists_ & ~(Bits{1} << depth_);
    if (list) begins_list(place);
    if (place == Place::kDetails) call_.has_details = true;
  }

  Place place() const { return places_[static_cast<std::size_t>(depth_)]; }
  bool is_list(int depth) const { return (lists_ >> depth & 1) != 0; }

  // A later list replaces what an earlier one of the same stream said.
  void begins_list(Place place) {
    if (place == Place::kCacheList) {
      call_.has_list = true;
      call_.listed_1h = 0;
    } else if (place == Place::kTitanResults) {
      call_[Count::kOutput] = kAbsent;
    }
  }

  bool closes(const std::uint8_t* here) {
    if (skip_from_ != 0) {
      if (--depth_ < skip_from_) skip_from_ = 0;
      return false;
    }
    if (is_list(depth_) != (*here == ']')) {
      bad(Bad::kUnbalanced, here + 1);
      return true;
    }
    ends_entry(place());
    pending_ = {};
    if (--depth_ > 0) return false;
    unit_.state = Unit::State::kWhole;
    unit_.end = here + 1;
    if (layout_ == Layout::kUndecided) layout_ = Layout::kLines;
    return true;
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

  void names(const std::uint8_t* colon, std::string_view key) {
    if (is_list(depth_)) return;
    const std::uint8_t* value = colon + 1;
    while (value < end_ && (is_space(*value) || *value == '\n')) ++value;
    const std::uint8_t first = value < end_ ? *value : std::uint8_t{0};
    key_ = key;
    pending_ = {};
    if (place() == Place::kMetadata) {
      if (first == '"') pending_.meaning = Meaning::kText;
      return;
    }
    std::array<char, 64> room;
    if (has_escapes_) key = plain_key(key, room);
    const Field* field = field_of(place(), key);
    if (field == nullptr) return;
    if (first == '{' || first == '[') {
      pending_.inside = field->inside;
      notes_event(field->meaning);
    } else if (first == '"') {
      pending_ = *field;
    } else if (field->meaning == Meaning::kCount) {
      reads_count(*field, value);
    }
  }

  void notes_event(Meaning meaning) {
    if (depth_ != 1) return;
    if (meaning == Meaning::kEvent || meaning == Meaning::kLast) call_.is_event = true;
    if (meaning == Meaning::kLast) call_.ends_stream = true;
  }

  void reads_count(const Field& field, const std::uint8_t* at) {
    if (at < end_ && *at == 'n') return;  // null: absent
    std::int64_t number = 0;
    const std::uint8_t* digit = at;
    while (digit < end_ && *digit >= '0' && *digit <= '9' && number <= kMostTokens) {
      number = 10 * number + (*digit++ - '0');
    }
    const bool ends = digit == end_ || *digit == ',' || *digit == '}' || *digit == ']' ||
                      is_space(*digit) || *digit == '\n';
    if (digit == at || !ends || number > kMostTokens) {
      call_.bad_count = true;
      return;
    }
    keeps(field, number);
  }

  void keeps(const Field& field, std::int64_t number) {
    const auto count = static_cast<Count>(field.target);
    std::int64_t& kept = call_[count];
    // A guardrail's units are those of all its assessments.
    kept = count >= Count::kContentUnits && kept != kAbsent ? kept + number : number;
  }

  void ends_text(const std::uint8_t* here) {
    const std::string_view text{reinterpret_cast<const char*>(text_),
                                static_cast<std::size_t>(here - text_)};
    const Field field = std::exchange(pending_, Field{});
    if (field.meaning == Meaning::kText) {
      if (place() == Place::kMetadata) {
        call_.tags.push_back({key_, text});
      } else {
        call_.texts[field.target] = text;
      }
    } else if (field.meaning == Meaning::kMessage) {
      const std::size_t from = text.find_first_not_of(" \t");
      if (from != std::string_view::npos && text[from] == '{') call_.messages.push_back(text);
    } else if (field.meaning == Meaning::kCount) {
      reads_quoted(field, text);
    }
  }

  // A status may be a text; token counts are numbers.
  void reads_quoted(const Field& field, std::string_view text) {
    if (static_cast<Count>(field.target) != Count::kStatus) {
      call_.bad_count = true;
      return;
    }
    if (text.size() > 4) return;
    std::int64_t number = 0;
    for (const char digit : text) {
      if (digit < '0' || digit > '9') return;
      number = 10 * number + (digit - '0');
    }
    keeps(field, number);
  }

  const std::uint8_t* begin_;
  const std::uint8_t* end_;
  bool final_;
  Layout& layout_;
  Call& call_;
  Unit unit_;
  const std::uint8_t* text_ = nullptr;         // where the current text begins
  const std::uint8_t* last_ = nullptr;         // the last quote before this block,
  const std::uint8_t* before_last_ = nullptr;  // and the one before it
  bool has_escapes_ = false;                   // in this block or the one before
  bool had_escapes_ = false;
  std::string_view key_;
  Field pending_;  // what the value of the last key is
  int depth_ = 0;
  int skip_from_ = 0;  // the depth of what is being skipped; 0: nothing
  Bits lists_ = 0;     // by depth: whether it is a list
  std::array<Place, kMostPlaces> places_{};
};

}  // namespace

Unit read_unit(const std::uint8_t* begin, const std::uint8_t* end, bool last, Layout& layout,
               Call& call) {
  call.clear();
  return Reader(begin, end, last, layout, call).read();
}

}  // namespace bedrock::scan
