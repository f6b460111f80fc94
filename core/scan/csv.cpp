#include "core/scan/csv.h"

namespace bedrock::scan {

const std::uint8_t* CsvRow::read(const std::uint8_t* begin, const std::uint8_t* end, bool last) {
  cells_.clear();
  unquoted_.clear();
  damaged_ = false;
  const auto text = [](const std::uint8_t* from, const std::uint8_t* to) {
    return std::string_view(reinterpret_cast<const char*>(from),
                            static_cast<std::size_t>(to - from));
  };
  for (const std::uint8_t* at = begin;;) {
    const std::uint8_t* cell = at;
    if (at < end && *at == '"') {
      bool doubled = false;
      for (cell = ++at;; ++at) {
        if (at == end) break;
        if (*at != '"') continue;
        if (at + 1 == end && !last) return nullptr;
        if (at + 1 == end || at[1] != '"') break;
        doubled = true;
        ++at;
      }
      if (at == end && !last) return nullptr;
      if (at == end) damaged_ = true;
      std::string_view inside = text(cell, at);
      if (doubled) {
        std::string& plain = unquoted_.emplace_back();
        for (std::size_t i = 0; i < inside.size(); ++i) {
          plain += inside[i];
          if (inside[i] == '"') ++i;
        }
        inside = plain;
      }
      cells_.push_back(inside);
      if (at < end) ++at;
      if (at < end && *at != ',' && *at != '\n' && *at != '\r') damaged_ = true;
      while (at < end && *at != ',' && *at != '\n') ++at;
    } else {
      while (at < end && *at != ',' && *at != '\n') ++at;
      std::string_view plain = text(cell, at);
      if (plain.ends_with('\r') && (at == end || *at == '\n')) plain.remove_suffix(1);
      cells_.push_back(plain);
    }
    if (at == end) return last ? end : nullptr;
    if (*at++ == '\n') return at;
  }
}

}  // namespace bedrock::scan
