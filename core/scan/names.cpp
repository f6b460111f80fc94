#include "core/scan/names.h"

#include <cstring>
#include <utility>

namespace bedrock::scan {

std::uint64_t hash_of(std::uint64_t number) {
  number ^= number >> 32;
  number *= 0xd6e8feb86659fd93;
  number ^= number >> 32;
  number *= 0xd6e8feb86659fd93;
  return number ^ number >> 32;
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t part = 0;
    std::memcpy(&part, text.data(), 8);
    hash = (hash ^ part) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 29;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  return hash_of(hash ^ rest);
}

void Slots::grow() {
  const std::vector<Slot> old = std::exchange(
      slots_, std::vector<Slot>(slots_.empty() ? std::size_t{64} : 4 * slots_.size()));
  for (const Slot& slot : old) {
    if (slot.index == 0) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].index != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t Names::id_of(std::string_view text) {
  const std::uint32_t id = slots_.find_or_add(
      hash_of(text), size(), [&](std::uint32_t index) { return texts_[index] == text; });
  if (id == size()) texts_.emplace_back(text);
  return id;
}

bool Names::has(std::string_view text) const {
  return slots_.has(hash_of(text), [&](std::uint32_t index) { return texts_[index] == text; });
}

std::uint32_t Numbers::id_of(std::uint64_t number) {
  const std::uint32_t id = slots_.find_or_add(
      hash_of(number), size(), [&](std::uint32_t index) { return numbers_[index] == number; });
  if (id == size()) numbers_.push_back(number);
  return id;
}

bool Numbers::has(std::uint64_t number) const {
  return slots_.has(hash_of(number),
                    [&](std::uint32_t index) { return numbers_[index] == number; });
}

}  // namespace bedrock::scan
