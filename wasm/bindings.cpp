// The boundary: the only file that includes an Emscripten header. Text in, text out; bulk data
// through one buffer that JavaScript fills and reads as typed arrays.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/billing/bulk.h"
#include "core/catalog/rate_sets.h"
#include "core/codec/catalog_codec.h"
#include "core/codec/explain_codec.h"
#include "core/codec/quote.h"
#include "core/codec/rates_codec.h"

namespace {

using namespace bedrock;

std::string quote_text(const std::string& scenario) { return quote(rate_sets(), scenario); }
std::string catalog_text() { return catalog_envelope(rate_sets()); }
std::string models_text(const std::string& request) {
  return models_envelope(rate_sets(), request);
}
std::string resolve_text(const std::string& request) {
  return resolve_envelope(rate_sets(), request);
}
std::string explain_text(const std::string& request) {
  return explain_envelope(rate_sets(), request);
}
std::string rates_text(const std::string& request) { return rates_envelope(rate_sets(), request); }
std::string prices_text(const std::string& request) {
  return prices_envelope(rate_sets(), request);
}

// The one bulk room of the module. It lives as long as the module, so that JavaScript has nothing
// to release.
struct BulkRoom {
  std::vector<RateHandle> handles;
  std::vector<double> quantities;
  std::vector<Int128> amounts;
  std::size_t width = 1;
};

BulkRoom& room() {
  static BulkRoom instance;
  return instance;
}

constexpr std::uint32_t kMostItems = 1u << 26;

// False when there is no room for so much.
bool bulk_reserve(std::uint32_t usages, std::uint32_t width) {
  if (width == 0 || usages > kMostItems / width) return false;
  BulkRoom& r = room();
  r.width = width;
  r.handles.assign(std::size_t{usages} * width, 0);
  r.quantities.assign(std::size_t{usages} * width, 0);
  r.amounts.assign(usages, 0);
  return true;
}

// Addresses in the module's memory; JavaScript lays its views over them.
std::uint32_t bulk_handles() { return reinterpret_cast<std::uint32_t>(room().handles.data()); }
std::uint32_t bulk_quantities() {
  return reinterpret_cast<std::uint32_t>(room().quantities.data());
}
std::uint32_t bulk_amounts() { return reinterpret_cast<std::uint32_t>(room().amounts.data()); }

// -1 on success, else 4 x the first bad item + its fault.
double bulk_run() {
  BulkRoom& r = room();
  const auto error = price_bulk(rate_sets(), r.handles, r.quantities, r.width, r.amounts);
  if (!error) return -1;
  return 4.0 * static_cast<double>(error->item) + static_cast<double>(error->fault);
}

std::string bulk_amount(std::uint32_t usage) {
  const BulkRoom& r = room();
  return usage < r.amounts.size() ? Decimal::of(r.amounts[usage], kBulkScale).text() : "";
}

// Empty when the sum does not fit.
std::string bulk_total() {
  Decimal total;
  for (const Int128 amount : room().amounts) {
    const auto sum = add(total, Decimal::of(amount, kBulkScale));
    if (!sum) return "";
    total = *sum;
  }
  return total.text();
}

// The module's memory as it is now; it moves when it grows.
emscripten::val memory() {
  return emscripten::val(
      emscripten::typed_memory_view(0, static_cast<std::uint8_t*>(nullptr)))["buffer"];
}

}  // namespace

EMSCRIPTEN_BINDINGS(bedrock) {
  emscripten::function("quote", &quote_text);
  emscripten::function("catalog", &catalog_text);
  emscripten::function("models", &models_text);
  emscripten::function("resolve", &resolve_text);
  emscripten::function("explain", &explain_text);
  emscripten::function("rates", &rates_text);
  emscripten::function("prices", &prices_text);
  emscripten::function("bulkReserve", &bulk_reserve);
  emscripten::function("bulkHandles", &bulk_handles);
  emscripten::function("bulkQuantities", &bulk_quantities);
  emscripten::function("bulkAmounts", &bulk_amounts);
  emscripten::function("bulkRun", &bulk_run);
  emscripten::function("bulkAmount", &bulk_amount);
  emscripten::function("bulkTotal", &bulk_total);
  emscripten::function("memory", &memory);
}
