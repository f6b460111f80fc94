// What calls add up to: sums by what decides their price, the same by who made them, and how their
// sizes are spread. No call is kept, so that memory follows the kinds of calls, not their number.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/call.h"
#include "core/scan/histogram.h"
#include "core/scan/names.h"

namespace bedrock::scan {

struct Sums {
  std::uint64_t calls = 0;
  std::uint64_t failed = 0;
  std::uint64_t blocked = 0;
  std::uint64_t untraced = 0;  // of them: without the guardrail's units
  std::uint64_t without_tokens = 0;
  std::uint64_t input = 0;
  std::uint64_t output = 0;
  std::uint64_t read = 0;
  std::uint64_t write = 0;
  std::uint64_t write_1h = 0;
  std::uint64_t write_unknown = 0;
  std::array<std::uint64_t, kGuardrailUnits> units{};

  void add(const Call& call, const Tokens& tokens);
};

// USD of one token, in 1e-12: input, output, cache read, cache write, cache write for an hour.
struct Weights {
  std::array<std::uint64_t, 5> picodollars{};
  bool known = false;
};

// Asked once for each group: its name as in the report, for the cost of calls.
struct Pricer {
  void (*price)(void* context, std::string_view group, Weights& weights) = nullptr;
  void* context = nullptr;
};

class Groups {
 public:
  // A total input over a limit is in its band: limits ascend.
  void add_limit(std::uint64_t tokens) { limits_.push_back(tokens); }
  void set_pricer(const Pricer& pricer) { pricer_ = pricer; }

  void add(const Call& call);

  // Appends members of a JSON object.
  void write(std::string& out) const;

 private:
  struct Shape {
    Weights weights;
    Histogram input;
    Histogram output;
    Histogram cost;  // in 1e-9 USD
    std::uint64_t calls = 0;
  };

  std::uint32_t group_of(const Call& call, const Tokens& tokens);
  std::string_view plain(std::string_view text, std::size_t most, std::size_t scratch = 0);
  void add_to(std::string_view kind, std::string_view key, std::string_view value,
              std::uint32_t group, const Call& call, const Tokens& tokens);
  void spread(std::uint32_t group, const Tokens& tokens);

  std::vector<std::uint64_t> limits_;
  Pricer pricer_;
  Names groups_;  // model, region, tier, band, whether the model decides, day
  std::vector<Sums> sums_;
  std::vector<Weights> weights_;
  std::vector<std::uint32_t> shape_of_;
  Names shapes_;  // model, region, tier
  std::vector<Shape> spread_;
  Names values_;   // a kind, its key, and a value
  Numbers pairs_;  // a value and a group
  std::vector<Sums> pair_sums_;
  Names errors_;
  std::vector<std::uint64_t> error_calls_;
  std::array<std::uint64_t, kConventions> conventions_{};
  std::uint64_t pooled_ = 0;
  std::array<std::string, 2> scratch_;  // of texts without their escapes
};

}  // namespace bedrock::scan
