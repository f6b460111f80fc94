#include "core/scan/names.h"

#include <utility>

#include "core/scan/digest.h"
#include "core/scan/text.h"
#include "core/scan/words.h"

namespace bedrock::scan {

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;

// Of a text, with which of its bytes are `odd`: in each byte's top bit, backslashes and control
// characters.
struct OddDigest : Digest {
  std::uint64_t odd = 0;

  void add_odd(std::string_view text) {
    add(text.size());
    each_word(text, [&](std::uint64_t word) {
      add(word);
      // Where a short text fills no byte there is no control character.
      if (text.size() < 4) word |= ~std::uint64_t{0} << (8 * text.size());
      const std::uint64_t slash = word ^ ('\\' * kOnes);
      odd |= ((slash - kOnes) & ~slash) | ((word - ' ' * kOnes) & ~word);
    });
  }
  bool is_odd() const { return (odd & (0x80 * kOnes)) != 0; }
};

std::uint64_t hash_of_parts(Parts parts) {
  Digest digest;
  for (const std::string_view part : parts) digest.add_text(part);
  return hash_of(digest.hash);
}

}  // namespace

void Slots::add(std::uint64_t hash, std::uint32_t index) {
  if (2 * std::size_t{index} >= slots_.size()) {
    const std::vector<Slot> old = std::exchange(
        slots_, std::vector<Slot>(slots_.empty() ? std::size_t{64} : 4 * slots_.size()));
    for (const Slot& slot : old) {
      if (slot.index != 0) put(slot);
    }
  }
  put({hash, index + 1});
}

void Slots::put(const Slot& slot) {
  std::size_t at = slot.hash & (slots_.size() - 1);
  while (slots_[at].index != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
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
      hash_of_parts(parts), size(), [&](std::uint32_t index) { return is(index, parts); });
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
  return slots_.find(hash_of_parts(parts), [&](std::uint32_t index) { return is(index, parts); }) !=
         kNoId;
}

// Texts of one kind differ in their size or at their end.
Texts::Known& Texts::known_of(std::string_view written) {
  std::uint32_t end = 0;
  if (written.size() >= sizeof end) end = word_at<std::uint32_t>(written.end() - sizeof end);
  return known_[((end * 0x9e3779b1u) >> 16 ^ written.size()) % kKnown];
}

std::uint32_t Texts::id_of(std::string_view written, bool add) {
  Known& known = known_of(written);
  if (known.id != kNoId && same_text(texts_[known.id], written)) {
    last_hash_ = known.hash;
    return known.id;
  }
  OddDigest digest;
  digest.add_odd(written);
  const bool plain = !digest.is_odd() && written.size() <= longest_;
  if (!plain) {
    make_plain(plain_, written, longest_);
    written = plain_;
    digest = {};
    digest.add_text(written);
  }
  const std::uint64_t hash = hash_of(digest.hash);
  last_hash_ = hash;
  const auto same = [&](std::uint32_t index) { return same_text(texts_[index], written); };
  if (!add) return slots_.find(hash, same);
  const std::uint32_t id = slots_.find_or_add(hash, size(), same);
  if (id == size()) texts_.emplace_back(written);
  if (plain) known = {.id = id, .hash = hash};
  return id;
}

std::uint32_t Numbers::id_of(std::uint64_t number) {
  const std::uint32_t id =
      slots_.find_or_add(hash_of(number), size(), [](std::uint32_t) { return true; });
  if (id == size()) numbers_.push_back(number);
  return id;
}

std::uint32_t Numbers::find(std::uint64_t number) const {
  return slots_.find(hash_of(number), [](std::uint32_t) { return true; });
}

void make_plain(std::string& out, std::string_view written, std::size_t longest) {
  out.clear();
  append_plain(out, written.substr(0, 8 * longest));
  if (out.size() > longest) out.resize(longest);
  for (char& byte : out) {
    if (static_cast<unsigned char>(byte) < ' ') byte = ' ';
  }
}

}  // namespace bedrock::scan
