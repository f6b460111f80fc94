#include "core/codec/value.h"

#include <algorithm>

namespace bedrock {
namespace {

constexpr int kMostDigits = 100;

// Whether a number has more than 100 digits before its point. No price or quantity comes near.
bool is_huge(std::string_view number) {
  constexpr std::int64_t kLargestExponent = std::int64_t{1} << 40;
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::string_view mantissa = number.substr(0, e);
  const std::size_t first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  std::int64_t exponent = 0;
  bool negative = false;
  for (const char c : number.substr(e)) {
    negative |= c == '-';
    if (c >= '0' && c <= '9' && exponent < kLargestExponent) exponent = exponent * 10 + (c - '0');
  }
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const auto before_point = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  return before_point + (negative ? -exponent : exponent) > kMostDigits;
}

Error number_too_large(std::string_view written) {
  return {"bad_number", "",
          "The number " + std::string(written.substr(0, 40)) + (written.size() > 40 ? "..." : "") +
              " is too large.",
          "Enter a number of at most 38 digits."};
}

// Reads one text, character by character, straight into the tree. The first error stops it.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Value> run() {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    Value root;
    skip_space();
    if (!read(root, 0)) return std::unexpected(std::move(error_));
    skip_space();
    if (at_ < text_.size()) {
      unexpected();
      return std::unexpected(std::move(error_));
    }
    return root;
  }

 private:
  // The character here; '\0', which JSON has nowhere, at the end.
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') ++at_;
  }

  bool take(char c) {
    if (here() != c) return false;
    ++at_;
    return true;
  }

  bool fail(Error error) {
    error_ = std::move(error);
    return false;
  }

  // An error at the character here.
  bool bad() {
    const std::string_view before = text_.substr(0, std::min(at_ + 1, text_.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto line_start = before.rfind('\n');
    const auto column =
        line_start == std::string_view::npos ? before.size() : before.size() - line_start - 1;
    const std::string where = "line " + std::to_string(line) + ", column " +
                              std::to_string(std::max<std::size_t>(column, 1)) + ".";
    return fail({"bad_json", "", "The text is not valid JSON: the error is at " + where,
                 "Look for a missing comma, quote or bracket just before it."});
  }

  // An error at the end of what stands here in place of something else.
  bool unexpected() {
    Value ignored;
    const char c = here();
    const bool scalar = c == '"' || c == '-' || is_digit(c) || c == 't' || c == 'f' || c == 'n';
    if (scalar && !read_scalar(ignored)) return false;
    if (scalar) --at_;
    return bad();
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  // False, with the error set, once the tree would use more memory than one call may.
  bool has_room() {
    if (++values_ <= kMaxJsonValues) return true;
    return fail(
        {"too_many_values", "", "The JSON has more than 1,000,000 values.", "Split it up."});
  }

  bool read(Value& out, std::size_t depth) {
    const char c = here();
    if (c != '[' && c != '{') return read_scalar(out) && has_room();
    if (depth >= kMaxJsonDepth) {
      return fail({"too_deep", "", "The JSON is nested more than 64 levels deep.",
                   "Flatten it: a scenario needs three levels."});
    }
    if (!has_room()) return false;
    ++at_;
    out.kind = c == '[' ? Value::Kind::kArray : Value::Kind::kObject;
    return c == '[' ? read_items(out, depth) : read_members(out, depth);
  }

  bool read_items(Value& out, std::size_t depth) {
    skip_space();
    if (take(']')) return true;
    while (true) {
      skip_space();
      if (!read(out.items.emplace_back(), depth + 1)) return false;
      skip_space();
      if (take(']')) return true;
      if (!take(',')) return unexpected();
    }
  }

  bool read_members(Value& out, std::size_t depth) {
    skip_space();
    if (take('}')) return true;
    while (true) {
      skip_space();
      if (here() != '"') return unexpected();
      std::string name;
      if (!read_string(name)) return false;
      if (out.members.size() >= kMaxMembers) {
        return fail({"too_many_names", "", "An object has more than 1,000 names.",
                     "Use a list for many items of one kind."});
      }
      Member& member = out.members.emplace_back();
      member.name = std::move(name);
      skip_space();
      if (!take(':')) return unexpected();
      skip_space();
      if (!read(member.value, depth + 1)) return false;
      skip_space();
      if (take('}')) return names_differ(out.members);
      if (!take(',')) return unexpected();
    }
  }

  // Sorted first, so that an object full of names costs n log n.
  bool names_differ(const std::vector<Member>& members) {
    std::vector<std::string_view> names;
    names.reserve(members.size());
    for (const Member& member : members) names.push_back(member.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice == names.end()) return true;
    return fail(
        {"duplicate_name", "",
         "The name \"" + std::string(twice->substr(0, 60)) + "\" is given twice in one object.",
         "Keep one of them."});
  }

  bool read_scalar(Value& out) {
    switch (here()) {
      case '"':
        out.kind = Value::Kind::kString;
        return read_string(out.text);
      case 't':
        out.kind = Value::Kind::kBool;
        out.boolean = true;
        return read_literal("true");
      case 'f':
        out.kind = Value::Kind::kBool;
        return read_literal("false");
      case 'n':
        return read_literal("null");
      default:
        out.kind = Value::Kind::kNumber;
        return read_number(out.text);
    }
  }

  bool read_literal(std::string_view word) {
    for (const char c : word) {
      if (!take(c)) return bad();
    }
    return true;
  }

  bool read_digits() {
    if (!is_digit(here())) return bad();
    while (is_digit(here())) ++at_;
    return true;
  }

  bool read_number(std::string& out) {
    const std::size_t start = at_;
    take('-');
    if (!take('0') && !read_digits()) return false;
    if (take('.') && !read_digits()) return false;
    const bool has_exponent = take('e') || take('E');
    if (has_exponent) {
      if (!take('+')) take('-');
      if (!read_digits()) return false;
    }
    const std::string_view written = text_.substr(start, at_ - start);
    if ((has_exponent || written.size() > kMostDigits) && is_huge(written)) {
      return fail(number_too_large(written));
    }
    out = written == "-0" ? std::string_view("0") : written;
    return true;
  }

  // Precondition: a quote is here.
  bool read_string(std::string& out) {
    ++at_;
    while (true) {
      const std::size_t start = at_;
      while (is_plain(here())) ++at_;
      out.append(text_.substr(start, at_ - start));
      if (take('"')) return true;
      if (here() == '\\' ? !read_escape(out) : !read_utf8(out)) return false;
    }
  }

  static bool is_plain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 &&
           c != '"' && c != '\\';
  }

  bool read_escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeaning = "\"\\/\b\f\n\r\t";
    ++at_;
    if (take('u')) return read_code_point(out);
    const std::size_t letter = at_ < text_.size() ? kLetters.find(here()) : std::string_view::npos;
    if (letter == std::string_view::npos) return bad();
    out += kMeaning[letter];
    ++at_;
    return true;
  }

  bool read_hex(std::uint32_t& out) {
    out = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = here();
      const char low = static_cast<char>(c | 0x20);
      if (!is_digit(c) && (low < 'a' || low > 'f')) return bad();
      out = out * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : low - 'a' + 10);
      ++at_;
    }
    return true;
  }

  // Four digits of a code point, or eight of a pair that stands for one above 0xFFFF.
  bool read_code_point(std::string& out) {
    std::uint32_t code = 0;
    if (!read_hex(code)) return false;
    if (code >= 0xD800 && code < 0xDC00) {
      std::uint32_t low = 0;
      if (!take('\\') || !take('u')) return bad();
      if (!read_hex(low)) return false;
      --at_;
      if (low < 0xDC00 || low > 0xDFFF) return bad();
      ++at_;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      --at_;
      return bad();
    }
    append_utf8(out, code);
    return true;
  }

  static void append_utf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
      put(0xC0 | (code >> 6));
    } else {
      if (code < 0x10000) {
        put(0xE0 | (code >> 12));
      } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
      }
      put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
  }

  // One character of several bytes: the well-formed ones of the Unicode Standard, table 3-7.
  bool read_utf8(std::string& out) {
    const auto byte = [&] { return static_cast<unsigned char>(here()); };
    const std::size_t start = at_;
    const unsigned char first = byte();
    const int more = first >= 0xC2 && first <= 0xDF   ? 1
                     : first >= 0xE0 && first <= 0xEF ? 2
                     : first >= 0xF0 && first <= 0xF4 ? 3
                                                      : 0;
    if (more == 0) return bad();
    ++at_;
    for (int i = 0; i < more; ++i) {
      unsigned char least = 0x80;
      unsigned char most = 0xBF;
      if (i == 0 && first == 0xE0) least = 0xA0;
      if (i == 0 && first == 0xED) most = 0x9F;
      if (i == 0 && first == 0xF0) least = 0x90;
      if (i == 0 && first == 0xF4) most = 0x8F;
      if (byte() < least || byte() > most) return bad();
      ++at_;
    }
    out.append(text_.substr(start, at_ - start));
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
  Error error_;
};

}  // namespace

const Value* Value::find(std::string_view name) const {
  for (const Member& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

std::string_view kind_in_words(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kBool:
      return "true or false";
    case Value::Kind::kNumber:
      return "a number";
    case Value::Kind::kString:
      return "a string";
    case Value::Kind::kArray:
      return "a list";
    case Value::Kind::kObject:
      return "an object";
  }
  return "something else";
}

Result<Value> parse_json(std::string_view text) {
  if (text.size() > kMaxJsonBytes) {
    return fail("too_long", "", "The JSON text is longer than 16 MiB.", "Split it up.");
  }
  return Parser(text).run();
}

}  // namespace bedrock
