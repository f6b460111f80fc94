// What calls add up to: sums by what decides their price, the same by who made them, and how their
// sizes are spread. No call is kept, so that memory follows the kinds of calls, not their number.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/call.h"
#include "core/scan/earlier.h"
#include "core/scan/moment.h"
#include "core/scan/names.h"
#include "core/scan/shape.h"
#include "core/scan/sums.h"

namespace bedrock::scan {

// The name of what exceeds a bound, taken together.
inline constexpr std::string_view kPool = "(other)";

// Asked once for each group: its name as in the report, for the cost of calls.
struct Pricer {
  void (*price)(void* context, std::string_view group, Weights& weights) = nullptr;
  void* context = nullptr;
};

class Groups {
 public:
  explicit Groups(Earlier& earlier) : earlier_(earlier) {}
  // A total input over a limit is in its band: limits ascend.
  void add_limit(std::uint64_t tokens) { limits_.push_back(tokens); }
  void set_pricer(const Pricer& pricer) { pricer_ = pricer; }

  void add(const Call& call);
  // Adds those that wait: to be called before `write`, and before the ids of records are listed.
  void settle();

  // Appends members of a JSON object.
  void write(std::string& out) const;

 private:
  static constexpr std::size_t kLongName = 2048;
  static constexpr std::size_t kLongTag = 256;
  static constexpr std::size_t kMostTags = 16;  // of a call

  // What decides the price of a call.
  struct Group {
    std::uint32_t model = 0;
    std::uint32_t region = 0;
    std::uint32_t day = Moment::kNoDay;
    std::uint8_t tier = 0;
    std::uint8_t band = 0;
    bool depends_on_model = false;
  };
  // Who or what a call is split by; hours have no text.
  enum class Kind : std::uint8_t { kIdentity, kOperation, kHour, kTag, kServed };
  struct Value {
    Kind kind = Kind::kHour;
    std::uint32_t key = 0;
    std::uint32_t value = 0;
  };

  // A call that waits for what is remembered of earlier ones: it comes from the memory, and for
  // several at once. What decides the group is known but for its day's number.
  struct Waiting {
    Earlier::Keys keys;
    Tokens tokens;
    Sums sums;
    Group group;
    std::array<Value, 4 + kMostTags> values;
    std::size_t value_count = 0;
    std::string error;           // of one that failed
    bool region_served = false;  // the only one that the record says
  };
  static constexpr std::size_t kMostWaiting = 16;

  // A pair that a call had lately: most calls find theirs here, in one look instead of three.
  struct KnownPair {
    std::uint64_t value = ~std::uint64_t{0};
    std::uint32_t group = 0;
    std::uint32_t pair = 0;
  };
  static constexpr std::size_t kKnownPairs = 512;

  Group parts_of(const Call& call, const Tokens& tokens, std::uint32_t model, std::uint32_t day);
  void add_values(const Call& call, std::uint32_t identity, const Moment& moment, Waiting& waiting);
  void settle(const Waiting& call);
  std::uint32_t group_of(const Group& group);
  std::uint32_t pool_group();
  std::uint32_t add_group(std::uint64_t key, const Group& group);
  std::array<std::string, 6> texts_of(const Group& group) const;
  void add_value(const Value& value, std::uint32_t group, const Sums& sums);
  void add_error(std::string_view error);
  void add_again(std::uint32_t group, const Sums& again);
  void add_shape(std::span<const std::string> parts, const Weights& weights);
  void write_value(std::string& out, const Value& value) const;
  void write_shape(std::string& out, std::uint32_t shape) const;

  std::array<Waiting, kMostWaiting> waiting_;
  std::size_t waiting_count_ = 0;
  std::vector<std::uint64_t> limits_;
  Pricer pricer_;
  Texts models_{kLongName};
  std::vector<ModelKind> kinds_;  // of models
  Texts regions_{kLongTag};
  Numbers days_;
  Numbers group_ids_;  // by their packed parts
  std::vector<Group> groups_;
  std::vector<Sums> sums_;
  std::vector<Weights> weights_;
  std::vector<std::uint32_t> shape_of_;
  Names shapes_;  // by a group's parts but for its day, and its prices
  std::vector<Shape> spread_;
  Texts names_{kLongName};  // of identities and operations
  Texts tags_{kLongTag};
  Numbers value_ids_;  // by their packed parts
  std::vector<Value> values_;
  Numbers pairs_;  // a value and a group
  std::vector<Sums> pair_sums_;
  std::array<KnownPair, kKnownPairs> known_pairs_{};
  Names errors_;
  std::vector<std::uint64_t> error_calls_;
  Earlier& earlier_;
  EarlierCounts found_;
  Numbers again_;  // groups with calls that were paid for again
  std::vector<Sums> again_sums_;
  std::array<std::uint64_t, kConventions> conventions_{};
  std::uint64_t pooled_ = 0;
  std::uint64_t regions_served_ = 0;  // calls whose records say no other
};

}  // namespace bedrock::scan
