#include "core/billing/bulk_columns.h"

#include <algorithm>
#include <bit>

namespace bedrock {
namespace {

constexpr int kQuantityBits = 32;

int bits(Int128 value) {
  const auto high = static_cast<std::uint64_t>(value >> 64);
  if (high != 0) return 128 - std::countl_zero(high);
  return 64 - std::countl_zero(static_cast<std::uint64_t>(value));
}

Int128 times_ten_to(Int128 value, int exponent) {
  for (; exponent > 0; --exponent) value *= 10;
  return value;
}

// The amounts of a column are added to those before; rates are `width` apart by kind.
template <typename Amount>
void add_products(std::span<const std::uint16_t> kinds, std::span<const std::uint32_t> quantities,
                  const Amount* rates, std::size_t width, Amount* amounts) {
  for (std::size_t u = 0; u < kinds.size(); ++u) {
    amounts[u] += rates[kinds[u] * width] * static_cast<Amount>(quantities[u]);
  }
}

}  // namespace

std::optional<std::size_t> BulkColumns::start(std::span<const RateTable* const> tables,
                                              std::span<const RateHandle> handles,
                                              std::size_t width) {
  width_ = width;
  count_ = handles.size() / width;
  total_ = 0;
  scale_ = 0;
  Int128 largest = 0;
  for (std::size_t i = 0; i < handles.size(); ++i) {
    const auto rate = handles[i] == 0 ? Decimal{} : rate_in_bulk(tables, handles[i]);
    if (!rate) return i;
    scale_ = std::max(scale_, rate->scale());
    wide_rates_[i] = times_ten_to(rate->coefficient(), kBulkScale - rate->scale());
    largest = std::max(largest, wide_rates_[i]);
  }
  const Int128 unit = times_ten_to(1, kBulkScale - scale_);
  const int sum_bits = bits(static_cast<Int128>(width));
  narrow_ = bits(largest / unit) + kQuantityBits + sum_bits < 64;
  for (std::size_t i = 0; i < handles.size() && narrow_; ++i) {
    narrow_rates_[i] = static_cast<std::int64_t>(wide_rates_[i] / unit);
  }
  return std::nullopt;
}

std::optional<std::size_t> BulkColumns::begin(std::span<const std::uint16_t> kinds) {
  kinds_ = kinds;
  const auto most = std::max_element(kinds.begin(), kinds.end());
  if (most != kinds.end() && *most >= count_) {
    const auto bad = std::find_if(kinds.begin(), kinds.end(),
                                  [&](std::uint16_t kind) { return kind >= count_; });
    return static_cast<std::size_t>(bad - kinds.begin());
  }
  if (narrow_) {
    std::fill_n(narrow_amounts_.begin(), kinds.size(), 0);
  } else {
    std::fill_n(wide_amounts_.begin(), kinds.size(), 0);
  }
  return std::nullopt;
}

void BulkColumns::add(std::size_t column, std::span<const std::uint32_t> quantities) {
  if (narrow_) {
    add_products(kinds_, quantities, narrow_rates_.data() + column, width_, narrow_amounts_.data());
  } else {
    add_products(kinds_, quantities, wide_rates_.data() + column, width_, wide_amounts_.data());
  }
}

bool BulkColumns::end() {
  constexpr Int128 kMax = static_cast<Int128>((~static_cast<unsigned __int128>(0)) >> 1);
  if (narrow_) {
    // 2^14 amounts of 2^63 have no more than 77 bits.
    Int128 sum = 0;
    for (std::size_t u = 0; u < kinds_.size(); ++u) sum += narrow_amounts_[u];
    total_ += sum;
    return true;
  }
  for (std::size_t u = 0; u < kinds_.size(); ++u) {
    if (wide_amounts_[u] > kMax - total_) return false;
    total_ += wide_amounts_[u];
  }
  return true;
}

}  // namespace bedrock
