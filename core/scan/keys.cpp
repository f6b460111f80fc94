#include "core/scan/keys.h"

#include <algorithm>

namespace bedrock::scan {

bool Keys::Key::is(Place where, std::string_view written) const {
  return place == where && size == written.size() + 1 &&
         std::equal(written.begin(), written.end(), text.begin());
}

// Where the key is, or may be put.
std::uint8_t Keys::slot_of(Place place, std::string_view text) const {
  unsigned slot = static_cast<unsigned>(place);
  for (const char byte : text) slot = slot * 31 + static_cast<unsigned char>(byte);
  for (slot %= kKeys; slot == 0 || (keys_[slot].size != 0 && !keys_[slot].is(place, text));) {
    slot = (slot + 1) % kKeys;
  }
  return static_cast<std::uint8_t>(slot);
}

const Field& Keys::other(Place place, std::string_view text) {
  const Field* known = field_of(place, text);
  const Field& field = known == nullptr ? kUnread : *known;
  if (text.empty() || text.size() >= kRoom) return field;
  std::uint8_t slot = slot_of(place, text);
  if (keys_[slot].size == 0) {
    if (used_ == kKeys / 2) {  // keys without end are somebody's tags
      *this = Keys{};
      slot = slot_of(place, text);
    }
    ++used_;
    Key& key = keys_[slot];
    std::copy(text.begin(), text.end(), key.text.begin());
    key.text[text.size()] = '"';
    key.size = static_cast<std::uint8_t>(text.size() + 1);
    key.place = place;
    key.field = &field;
  }
  keys_[last_].next = slot;
  last_ = slot;
  return field;
}

}  // namespace bedrock::scan
