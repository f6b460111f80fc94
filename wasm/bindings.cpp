// The boundary: the only file that includes an Emscripten header. Text in, text out; bulk data
// through one small buffer that JavaScript fills and reads.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "core/billing/bulk.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/door.h"

namespace {

using namespace bedrock;

// The names of the doors apart by spaces; a door is called by its index in them, because a number
// crosses for nothing.
std::string doors() {
  std::string names;
  for (const Door& door : all_doors()) names.append(names.empty() ? "" : " ").append(door.name);
  return names;
}
std::string ask(std::uint32_t door, const std::string& request) {
  return all_doors()[door].ask(rate_sets(), request);
}

// Room for one part of a bulk: JavaScript copies items in and amounts out. It never grows, so no
// size that is asked for can exhaust or move the memory.
constexpr std::size_t kBulkItems = 1u << 14;
struct BulkRoom {
  std::array<Int128, kBulkItems> amounts;
  std::array<double, kBulkItems> quantities;
  std::array<RateHandle, kBulkItems> handles;
};
BulkRoom room;

std::uint32_t bulk_items() { return kBulkItems; }
// Addresses in the module's memory; JavaScript lays its views over them.
std::uint32_t bulk_handles() { return reinterpret_cast<std::uint32_t>(room.handles.data()); }
std::uint32_t bulk_quantities() { return reinterpret_cast<std::uint32_t>(room.quantities.data()); }
std::uint32_t bulk_amounts() { return reinterpret_cast<std::uint32_t>(room.amounts.data()); }

// Prices the room's first `usages` usages of `width` items, which must fit. -1 on success, else 4 x
// the first bad item + its fault.
double bulk_run(std::uint32_t usages, std::uint32_t width) {
  const std::size_t items = std::size_t{usages} * width;
  const auto error = price_bulk(rate_sets(), std::span(room.handles).first(items),
                                std::span(room.quantities).first(items), width,
                                std::span(room.amounts).first(usages));
  if (!error) return -1;
  return 4.0 * static_cast<double>(error->item) + static_cast<double>(error->fault);
}

// The module's memory as it is now; it moves when it grows.
emscripten::val memory() {
  return emscripten::val(
      emscripten::typed_memory_view(0, static_cast<std::uint8_t*>(nullptr)))["buffer"];
}

}  // namespace

EMSCRIPTEN_BINDINGS(bedrock) {
  emscripten::function("doors", &doors);
  emscripten::function("ask", &ask);
  emscripten::function("bulkItems", &bulk_items);
  emscripten::function("bulkHandles", &bulk_handles);
  emscripten::function("bulkQuantities", &bulk_quantities);
  emscripten::function("bulkAmounts", &bulk_amounts);
  emscripten::function("bulkRun", &bulk_run);
  emscripten::function("memory", &memory);
}
