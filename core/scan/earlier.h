// What was read before a call: the same record, and the same call made a moment ago. A fixed number
// of them is remembered, whatever the size of the files. Several sessions may share one.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "core/scan/call.h"
#include "core/scan/moment.h"
#include "core/scan/recent.h"

namespace bedrock::scan {

// What one session found.
struct EarlierCounts {
  std::uint64_t copies = 0;
  std::uint64_t without_id = 0;
  std::uint64_t forgotten = 0;        // ids
  std::uint64_t compared = 0;         // calls whose time and input are in their records
  std::uint64_t repeats = 0;          // of them
  std::uint64_t paid_again = 0;       // of the repeats: of calls that had been answered
  std::uint64_t forgotten_calls = 0;  // with which later ones could not be compared

  // Appends members of a JSON object.
  void write(std::string& out) const;
};

class Earlier {
 public:
  // At least so many ids are remembered, in 32 bytes each.
#ifdef __wasm__
  static constexpr std::size_t kIds = std::size_t{1} << 19;
  static constexpr std::size_t kShards = 1;
#else
  static constexpr std::size_t kIds = std::size_t{1} << 20;
  static constexpr std::size_t kShards = 64;  // so that threads seldom meet
#endif

  // What a call is looked for by; 0 where its record does not say enough.
  struct Keys {
    std::uint64_t id = 0;
    std::uint64_t input = 0;
    std::uint64_t minute = 0;
  };
  // `caller` is a hash of who calls which model.
  static Keys keys_of(const Call& call, const Tokens& tokens, const Moment& moment,
                      std::uint64_t caller);

  // Begins to fetch what the two look-ups below read: a wait for the memory takes as long as
  // reading a tenth of a record, and those of several calls can be one.
  void fetch(const Keys& keys);

  // Whether the record was read before. One without an id is no copy.
  bool is_copy(const Keys& keys, EarlierCounts& counts);

  // How many answers this call shows to have been paid for again: its own where the same caller has
  // asked the same model the same in this minute or in the one before or after. Calls in minutes
  // that follow one another are a chain, in whatever order they are read: all but one are repeats.
  std::uint64_t paid_again(const Keys& keys, bool answered, EarlierCounts& counts);

  // A record that was read elsewhere, and those that are known; the same of calls and their
  // minutes, where there is one shard.
  void know(std::uint64_t id);
  void know_call(std::uint64_t call);
  template <class Take>
  void each_call(Take take) const {
    for (const auto& shard : minutes_) shard.entries.each(take);
  }
  template <class Take>
  void each_id(Take take) const {
    for (const auto& shard : ids_) shard.entries.each(take);
  }

 private:
  // At least so many inputs, each in a minute.
  static constexpr std::size_t kCalls = std::size_t{1} << 15;

  template <std::size_t kWindow>
  struct Shard {
    Recent entries{kWindow / kShards};
    std::atomic_flag busy;
  };

  std::array<Shard<kIds>, kShards> ids_;
  std::array<Shard<kCalls>, kShards> minutes_;
};

}  // namespace bedrock::scan
