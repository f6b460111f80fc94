// Prices many usages by columns: each usage is of a kind, a kind is a list of rates, and a column
// has the quantities of all usages for one place in these lists. Kinds repeat, so rates are looked
// up once, and where all products provably fit they take 64 bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/base/decimal.h"
#include "core/billing/bulk.h"

namespace bedrock {

class BulkColumns {
 public:
  static constexpr std::size_t kMostRates = 4096;       // of all kinds together
  static constexpr std::size_t kMostUsages = 1u << 14;  // in one part

  // `width` rates for each kind, one kind after the other; handle 0 means no rate. Gives the index
  // of the first that cannot be priced. Preconditions: width > 0, at most kMostRates handles.
  std::optional<std::size_t> start(std::span<const RateTable* const> tables,
                                   std::span<const RateHandle> handles, std::size_t width);

  // Whether all amounts of a usage fit 64 bits, in 10^-scale USD; else they are Int128, in 1e-18.
  bool narrow() const { return narrow_; }
  int scale() const { return narrow_ ? scale_ : kBulkScale; }

  // Prices a part: its kinds, then each column in any order, then the end, which adds the part to
  // the total. `begin` gives the index of the first kind that there is not; `end` is false where
  // the total does not fit.
  std::optional<std::size_t> begin(std::span<const std::uint16_t> kinds);
  void add(std::size_t column, std::span<const std::uint32_t> quantities);
  bool end();

  // Of the last part: `narrow_amounts` where narrow, else `wide_amounts`.
  std::span<const std::int64_t> narrow_amounts() const { return narrow_amounts_; }
  std::span<const Int128> wide_amounts() const { return wide_amounts_; }
  // Of all parts since the start, in 10^-scale USD.
  Int128 total() const { return total_; }

 private:
  std::array<Int128, kMostRates> wide_rates_{};
  std::array<std::int64_t, kMostRates> narrow_rates_{};
  std::array<Int128, kMostUsages> wide_amounts_{};
  std::array<std::int64_t, kMostUsages> narrow_amounts_{};
  std::span<const std::uint16_t> kinds_;
  std::size_t width_ = 0;
  std::size_t count_ = 0;  // of kinds
  Int128 total_ = 0;
  int scale_ = 0;
  bool narrow_ = false;
};

}  // namespace bedrock
