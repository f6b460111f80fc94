// Prices many usages of resolved rates at once: no words, no allocation, exact amounts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/base/decimal.h"
#include "core/catalog/lookup.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// Amounts are whole numbers of 1e-18 USD.
inline constexpr int kBulkScale = 18;
// Quantities are whole numbers that a double holds exactly.
inline constexpr double kMaxBulkQuantity = 9007199254740992.0;  // 2^53

enum class BulkFault : std::uint8_t { kHandle, kQuantity, kAmount };
struct BulkError {
  std::size_t item = 0;
  BulkFault fault = BulkFault::kHandle;
};

// The rate behind a handle, whose top four bits choose the table. Nothing where there is none, or
// where it is not a whole number of 1e-18 USD under 2^72.
std::optional<Decimal> rate_in_bulk(std::span<const RateTable* const> tables, RateHandle handle);

// amounts[u] = sum over the `width` items of usage u of quantity x rate. Handle 0 means no item.
// Nothing on success; else the first bad item, with amounts up to its usage good. Preconditions:
// width > 0; handles and quantities have amounts.size() x width items.
std::optional<BulkError> price_bulk(std::span<const RateTable* const> tables,
                                    std::span<const RateHandle> handles,
                                    std::span<const double> quantities, std::size_t width,
                                    std::span<Int128> amounts);

}  // namespace bedrock
