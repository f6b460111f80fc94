#include "core/billing/bulk.h"

#include <array>

namespace bedrock {
namespace {

// A rate in 1e-18 USD beside the handle it came from; the slots are found again by the handle's low
// bits, so that a bulk over a few hundred rates decodes each of them once.
struct Slot {
  RateHandle handle = 0;
  Int128 rate = 0;
};

// Quantities stop at 2^53, so products of rates below this stay below 2^126 and four of them fit.
constexpr Int128 kMaxRate = Int128{1} << 72;

// The rate as a whole number of bulk units; nothing where it is too large.
std::optional<Int128> in_units(const Decimal& usd) {
  Int128 rate = usd.coefficient();
  for (int i = usd.scale(); i < kBulkScale; ++i) {
    if (rate > kMaxRate) return std::nullopt;
    rate *= 10;
  }
  if (rate < 0 || rate > kMaxRate) return std::nullopt;
  return rate;
}

constexpr Int128 kMaxAmount = static_cast<Int128>((~static_cast<unsigned __int128>(0)) >> 1);

}  // namespace

std::optional<Decimal> rate_in_bulk(std::span<const RateTable* const> tables, RateHandle handle) {
  const std::size_t set = handle >> 28;
  if (set >= tables.size()) return std::nullopt;
  const auto found = rate_of(*tables[set], handle & 0x0FFFFFFF);
  if (!found || found->usd.scale() > kBulkScale || !in_units(found->usd)) return std::nullopt;
  return found->usd;
}

std::optional<BulkError> price_bulk(std::span<const RateTable* const> tables,
                                    std::span<const RateHandle> handles,
                                    std::span<const double> quantities, std::size_t width,
                                    std::span<Int128> amounts) {
  std::array<Slot, 512> slots{};
  std::size_t item = 0;
  for (Int128& amount : amounts) {
    Int128 sum = 0;
    for (const std::size_t end = item + width; item < end; ++item) {
      const RateHandle handle = handles[item];
      if (handle == 0) continue;
      const double quantity = quantities[item];
      // Also false for NaN.
      if (!(quantity >= 0 && quantity <= kMaxBulkQuantity)) {
        return BulkError{item, BulkFault::kQuantity};
      }
      const auto whole = static_cast<std::int64_t>(quantity);
      if (static_cast<double>(whole) != quantity) return BulkError{item, BulkFault::kQuantity};
      Slot& slot = slots[handle % slots.size()];
      if (slot.handle != handle) {
        const auto usd = rate_in_bulk(tables, handle);
        const auto units = usd ? in_units(*usd) : std::nullopt;
        if (!units) return BulkError{item, BulkFault::kHandle};
        slot = {handle, *units};
      }
      const Int128 product = slot.rate * whole;
      if (product > kMaxAmount - sum) return BulkError{item, BulkFault::kAmount};
      sum += product;
    }
    amount = sum;
  }
  return std::nullopt;
}

}  // namespace bedrock
