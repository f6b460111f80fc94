// Any handles and quantities, as JavaScript can write them into the bulk room: exact amounts or the
// first bad item, never a crash. The first byte chooses the width.
#include <algorithm>
#include <cstring>
#include <vector>

#include "check.h"
#include "core/billing/bulk.h"
#include "core/catalog/rate_sets.h"

using bedrock::Decimal;

namespace {

struct Item {
  bedrock::RateHandle handle;
  double quantity;
};

Item item_at(const std::uint8_t* data) {
  Item item{};
  std::memcpy(&item.handle, data, 4);
  std::memcpy(&item.quantity, data + 4, 8);
  // Half the quantities small and whole, or hardly one would be priced.
  if ((data[11] & 1) != 0) item.quantity = static_cast<double>(data[4] * 257 + data[5]);
  return item;
}

// The amount of one item again, by the engine's other arithmetic.
Decimal amount_of(const Item& item) {
  if (item.handle == 0) return {};
  const auto sets = bedrock::rate_sets();
  require(item.handle >> 28 < sets.size(), "a priced handle is of a rate set");
  const auto found = rate_of(*sets[item.handle >> 28], item.handle & 0x0FFFFFFF);
  require(found.has_value(), "a priced handle has a rate");
  const auto amount = multiply(found->usd, Decimal(static_cast<std::int64_t>(item.quantity)));
  require(amount.has_value(), "an amount of one item fits");
  return *amount;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 13) return 0;
  const std::size_t width = 1 + data[0] % 4;
  const std::size_t usages = (size - 1) / 12 / width;
  std::vector<Item> items;
  std::vector<bedrock::RateHandle> handles;
  std::vector<double> quantities;
  for (std::size_t i = 0; i < usages * width; ++i) {
    items.push_back(item_at(data + 1 + 12 * i));
    handles.push_back(items.back().handle);
    quantities.push_back(items.back().quantity);
  }
  std::vector<bedrock::Int128> amounts(usages);
  const auto error = bedrock::price_bulk(bedrock::rate_sets(), handles, quantities, width, amounts);
  require(!error || error->item < items.size(), "the bad item is one of those given");
  const std::size_t good = error ? error->item / width : usages;
  for (std::size_t u = 0; u < good; ++u) {
    Decimal sum;
    for (std::size_t i = u * width; i < (u + 1) * width; ++i) {
      const auto next = add(sum, amount_of(items[i]));
      require(next.has_value(), "a sum that bulk made fits");
      sum = *next;
    }
    require(sum == Decimal::of(amounts[u], bedrock::kBulkScale), "bulk is exact");
  }
  return 0;
}
