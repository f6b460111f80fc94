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

namespace {

template <class Word>
Word word_at(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

// The last bytes of a text, fewer than eight, as a number.
std::uint64_t rest_of(const char* from, std::size_t size) {
  if (size >= 4) {
    return std::uint64_t{word_at<std::uint32_t>(from)} << 32 |
           word_at<std::uint32_t>(from + size - 4);
  }
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < size; ++i) {
    rest = rest << 8 | static_cast<std::uint8_t>(from[i]);
  }
  return rest;
}

}  // namespace

bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t at = 0;
  for (; at + 8 <= a.size(); at += 8) {
    if (word_at<std::uint64_t>(a.data() + at) != word_at<std::uint64_t>(b.data() + at)) {
      return false;
    }
  }
  return rest_of(a.data() + at, a.size() - at) == rest_of(b.data() + at, a.size() - at);
}

std::uint64_t hash_of(Parts parts) {
  std::uint64_t hash = 0;
  for (const std::string_view part : parts) {
    hash = (hash ^ part.size()) * 0x9e3779b97f4a7c15;
    std::size_t at = 0;
    for (; at + 8 <= part.size(); at += 8) {
      hash = (hash ^ word_at<std::uint64_t>(part.data() + at)) * 0x9e3779b97f4a7c15;
      hash ^= hash >> 29;
    }
    hash ^= rest_of(part.data() + at, part.size() - at);
    hash *= 0x9e3779b97f4a7c15;
    hash ^= hash >> 31;
  }
  return hash_of(hash);
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

bool Names::is(std::uint32_t id, Parts parts) const {
  std::string_view name = texts_[id];
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) {
      if (!name.starts_with(kPartMark)) return false;
      name.remove_prefix(1);
    }
    if (name.size() < parts[i].size() || !same_text(name.substr(0, parts[i].size()), parts[i])) {
      return false;
    }
    name.remove_prefix(parts[i].size());
  }
  return name.empty();
}

std::uint32_t Names::id_of(Parts parts) {
  const std::uint32_t id = slots_.find_or_add(
      hash_of(parts), size(), [&](std::uint32_t index) { return is(index, parts); });
  if (id == size()) {
    std::string& name = texts_.emplace_back();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i != 0) name += kPartMark;
      name += parts[i];
    }
  }
  return id;
}

bool Names::has(Parts parts) const {
  return slots_.has(hash_of(parts), [&](std::uint32_t index) { return is(index, parts); });
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
