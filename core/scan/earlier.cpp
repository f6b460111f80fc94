#include "core/scan/earlier.h"

#include <algorithm>

#include "core/scan/digest.h"
#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

// A few lookups long.
class Lock {
 public:
  explicit Lock(std::atomic_flag& busy) : busy_(busy) {
    while (busy_.test_and_set(std::memory_order_acquire)) {
    }
  }
  ~Lock() { busy_.clear(std::memory_order_release); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  std::atomic_flag& busy_;
};

// Not 0, and without the bits that say something of it.
std::uint64_t key_of(std::uint64_t hash) {
  return std::max<std::uint64_t>(hash_of(hash) & Recent::kHashed, 64);
}

// Of an input in a minute, of which four bits are kept: those of sixteen minutes lie together, and
// the next sixteen a step further, so that two lists of keys tell which calls were next to each
// other (usageMeets in wasm/usage.js).
constexpr std::uint64_t kAnswered = 2;
constexpr std::uint64_t kMinutes = 15;
constexpr std::uint64_t kStep = 0x9e3779b97f4a7c00;
std::uint64_t key_of(std::uint64_t input, std::uint64_t minute) {
  const std::uint64_t hash = (hash_of(input) + (minute >> 4) * kStep) & Recent::kHashed;
  return std::max<std::uint64_t>(hash, 64) | (minute & kMinutes) << 2;
}

std::size_t shard_of(std::uint64_t key) { return (key >> 58) % Earlier::kShards; }

}  // namespace

void EarlierCounts::write(std::string& out) const {
  bool first = true;
  const auto member = [&](std::string_view name, std::uint64_t count) {
    if (!first) out += ',';
    first = false;
    out.append("\"").append(name).append("\":");
    append_number(out, count);
  };
  member("copies", copies);
  member("without_id", without_id);
  member("window", Earlier::kIds);
  member("forgotten", forgotten);
  member("compared", compared);
  member("repeats", repeats);
  member("paid_again", paid_again);
  member("forgotten_calls", forgotten_calls);
}

Earlier::Keys Earlier::keys_of(const Call& call, const Tokens& tokens, const Moment& moment,
                               std::uint64_t caller) {
  Keys keys;
  // Not over midnight: a group of calls has one day.
  keys.minute = std::uint64_t{moment.day} << 16 | (moment.minute + 1);
  if (!call[Text::kRequestId].empty()) {
    // Copies are equal in all that decides their price: an id that was blanked out is that of many.
    Digest id;
    id.add_text(call[Text::kRequestId]);
    id.add(keys.minute);
    id.add((tokens.input + tokens.read + tokens.write) << 32 ^ tokens.output);
    keys.id = key_of(id.hash);
  }
  const bool asks = call.asked.size() > std::string_view("{}").size();
  if (moment.minute == Moment::kNoMinute || !asks || tokens.blocked) return keys;
  Digest input;
  input.add(caller);
  input.add_body(call.asked);
  keys.input = key_of(input.hash);
  return keys;
}

bool Earlier::is_copy(const Keys& keys, EarlierCounts& counts) {
  if (keys.id == 0) {
    ++counts.without_id;
    return false;
  }
  auto& [ids, busy] = ids_[shard_of(keys.id)];
  const Lock lock(busy);
  const bool copy = ids.find_or_add(keys.id, counts.forgotten) != nullptr;
  counts.copies += copy ? 1 : 0;
  return copy;
}

// In line, the loop over sixteen calls would be unrolled: 600 bytes of the module, gzipped.
[[gnu::noinline]] void Earlier::fetch(const Keys& keys) {
  const auto fetch = [](auto& shard, std::uint64_t key) {
    const Lock lock(shard.busy);
    shard.entries.fetch(key);
  };
  if (keys.id != 0) fetch(ids_[shard_of(keys.id)], keys.id);
  if (keys.input != 0) fetch(minutes_[shard_of(keys.input)], key_of(keys.input, keys.minute));
}

void Earlier::know(std::uint64_t id) {
  Recent& ids = ids_[shard_of(id)].entries;
  std::uint64_t forgotten = 0;
  if (id != 0) ids.find_or_add(id, forgotten);
}

void Earlier::know_call(std::uint64_t call) {
  Recent& minutes = minutes_[0].entries;
  std::uint64_t forgotten = 0;
  if (call == 0) return;
  std::uint64_t* known = minutes.find_or_add(call, forgotten, ~(kAnswered | Recent::kGeneration));
  if (known != nullptr) *known |= call & kAnswered;
}

std::uint64_t Earlier::paid_again(const Keys& keys, bool answered, EarlierCounts& counts) {
  if (keys.input == 0) return 0;
  ++counts.compared;
  auto& [minutes, busy] = minutes_[shard_of(keys.input)];
  const Lock lock(busy);
  const std::uint64_t key = key_of(keys.input, keys.minute);
  const std::uint64_t place = keys.minute & kMinutes;
  const bool inside = place != 0 && place != kMinutes;
  const std::uint64_t said = key | (answered ? kAnswered : 0);
  if (inside && minutes.find_or_add(said, counts.forgotten_calls, Recent::kHashed) == nullptr) {
    return 0;  // as most
  }
  const auto find = [&](std::uint64_t minute) {
    return minutes.find(key_of(keys.input, minute), ~(kAnswered | Recent::kGeneration));
  };
  const auto was_answered = [](const std::uint64_t* found) {
    return found != nullptr && (*found & kAnswered) != 0;
  };
  const auto count = [](bool one, bool other) { return (one ? 1u : 0u) + (other ? 1u : 0u); };
  const std::uint64_t* before = find(keys.minute - 1);
  const std::uint64_t* after = find(keys.minute + 1);
  std::uint64_t* now = find(keys.minute);
  counts.repeats += now != nullptr ? 1 : count(before != nullptr, after != nullptr);
  std::uint64_t again = 0;
  if (answered) {
    again = was_answered(now) ? 1 : count(was_answered(before), was_answered(after));
    counts.paid_again += again;
  }
  if (now == nullptr) {
    minutes.find_or_add(said, counts.forgotten_calls);
  } else if (answered) {
    *now |= kAnswered;
  }
  return again;
}

}  // namespace bedrock::scan
