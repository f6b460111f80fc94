#include "core/scan/unit.h"

#include <array>
#include <cstring>
#include <utility>

#include "core/scan/fields.h"

namespace bedrock::scan {
namespace {

constexpr int kMostPlaces = 48;  // deeper ones are skipped

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

class Reader {
 public:
  Reader(At begin, At end, bool last, Layout& layout, Keys& keys, Call& call)
      : cursor_(begin, end, last, layout), end_(end), keys_(keys), call_(call) {}

  Unit read(At begin) {
    const At end = object(begin, Place::kRoot);
    if (end != nullptr) cursor_.whole(end);
    return cursor_.unit();
  }

 private:
  // Past the object that begins at `at`.
  At object(At at, Place place) {
    ++depth_;
    if (place == Place::kDetails) call_.has_details = true;
    at = spaced(at + 1, place);
    if (at != nullptr && *at == '}') return ends(at, place);
    while (at != nullptr && *at == '"') {
      at = member(at, place);
      if (at == nullptr) return nullptr;
      if (*at == ',' && at[1] == '"') {  // as nearly always
        ++at;
        continue;
      }
      at = spaced(at, place);
      if (at == nullptr) return nullptr;
      if (*at == '}') return ends(at, place);
      if (*at != ',') break;
      at = spaced(at + 1, place);
    }
    return at == nullptr ? nullptr : cursor_.unexpected(at);
  }

  // A list hands its place on to its elements.
  At list(At at, Place place) {
    ++depth_;
    begins_list(place);
    at = spaced(at + 1, place);
    if (at != nullptr && *at == ']') return ends(at, place);
    while (at != nullptr) {
      if (place == Place::kImages) ++call_[Count::kListedImages];
      at = value(at, Field{Meaning::kNothing, 0, place});
      if (at != nullptr) at = spaced(at, place);
      if (at == nullptr) return nullptr;
      if (*at == ']') return ends(at, place);
      if (*at != ',') return cursor_.unexpected(at);
      at = spaced(at + 1, place);
    }
    return nullptr;
  }

  At ends(At at, Place place) {
    ends_entry(place);
    --depth_;
    return at + 1;
  }

  At spaced(At at, Place place) { return cursor_.spaced(at, place == Place::kMessages); }

  // A key, its colon and its value.
  At member(At at, Place place) {
    const Keys::Key* known = keys_.expected(at + 1, place);
    const Field* field = nullptr;
    At close = nullptr;
    if (known != nullptr) {
      field = known->field;
      close = at + known->size;
    } else {
      bool escaped = false;
      close = cursor_.key_end(at + 1, escaped);
      if (close == nullptr) return nullptr;
      std::array<char, 64> room;
      const std::string_view key = text_of(at + 1, close);
      field = &keys_.other(place, escaped ? plain_key(key, room) : key);
    }
    const std::string_view key = text_of(at + 1, close);
    at = close + 1;
    if (*at != ':') {
      at = spaced(at, place);
      if (at == nullptr) return nullptr;
      if (*at != ':') return cursor_.unexpected(at);
    }
    at = spaced(at + 1, place);
    if (at == nullptr) return nullptr;
    return place == Place::kMetadata ? tag(at, key) : value(at, *field);
  }

  At tag(At at, std::string_view key) {
    if (*at != '"') return value(at, kUnread);
    const At close = cursor_.text_end(at + 1);
    if (close == nullptr) return nullptr;
    call_.tags.push_back({key, text_of(at + 1, close)});
    return close + 1;
  }

  At value(At at, const Field& field) {
    if (*at == '"') {
      const At close = cursor_.text_end(at + 1);
      if (close == nullptr) return nullptr;
      if (field.meaning != Meaning::kNothing) takes_text(field, text_of(at + 1, close));
      return close + 1;
    }
    if (*at == '{' || *at == '[') {
      notes_event(field.meaning);
      if (field.inside == Place::kSkip || depth_ >= kMostPlaces) {
        const At end = cursor_.container_end(at + 1);
        if (end != nullptr && field.meaning == Meaning::kMetrics) call_.metrics = text_of(at, end);
        return end;
      }
      const At end = *at == '{' ? object(at, field.inside) : list(at, field.inside);
      if (end != nullptr && field.inside == Place::kRequest) call_.asked = text_of(at, end);
      return end;
    }
    return field.meaning == Meaning::kCount ? count(at, field) : cursor_.literal_end(at);
  }

  void notes_event(Meaning meaning) {
    if (depth_ != 1) return;
    if (meaning == Meaning::kEvent || meaning == Meaning::kLast) call_.is_event = true;
    if (meaning == Meaning::kLast) call_.ends_stream = true;
  }

  At count(At at, const Field& field) {
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

  void takes_text(const Field& field, std::string_view text) {
    if (field.meaning == Meaning::kText) {
      call_.texts[field.target] = text;
    } else if (field.meaning == Meaning::kMessage) {
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
  Keys& keys_;
  Call& call_;
  int depth_ = 0;
};

}  // namespace

Unit read_unit(At begin, At end, bool last, Layout& layout, Keys& keys, Call& call) {
  call.clear();
  keys.begin();
  return Reader(begin, end, last, layout, keys, call).read(begin);
}

}  // namespace bedrock::scan
