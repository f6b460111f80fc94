// The boundary: numbers in, numbers out. Texts and bulk data are in the module's memory, at
// addresses that JavaScript asks for: Embind would walk a string by the byte.

#include <emscripten/bind.h>
#include <emscripten/em_js.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "core/billing/bulk.h"
#include "core/billing/bulk_columns.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/door.h"

// What the caller has put there hears how much of a long answer is done; false stops it.
EM_JS(bool, tell, (double done), { return Module["tell"] ? Module["tell"](done) : true; });

namespace {

using namespace bedrock;

// The doors of this module: the small one leaves planning to the full one, and with it all the code
// that only planning needs.
std::array<std::span<const Door>, 2> lists() {
#ifdef BEDROCK_PLANNING
  return {pricing_doors(), planning_doors()};
#else
  return {pricing_doors()};
#endif
}

std::string request;
std::string answer;

// Where JavaScript writes the request, of at most so many bytes.
std::uint32_t room_of(std::uint32_t bytes) {
  request.resize_and_overwrite(bytes, [](char*, std::size_t size) { return size; });
  return reinterpret_cast<std::uint32_t>(request.data());
}
// Where the answer is, good until the next question.
std::uint32_t answer_at() { return reinterpret_cast<std::uint32_t>(answer.data()); }

// Each returns how many bytes its answer has. The names of the doors, apart by spaces; a door is
// called by its index in them, because a number crosses for nothing.
std::uint32_t doors() {
  answer.clear();
  for (const auto list : lists()) {
    for (const Door& door : list) answer.append(answer.empty() ? "" : " ").append(door.name);
  }
  return answer.size();
}
std::uint32_t ask(std::uint32_t door, std::uint32_t bytes) {
  const std::string asked = std::move(request);
  answer = {};
  std::size_t index = door;
  for (const auto list : lists()) {
    if (index < list.size()) {
      answer =
          list[index].ask(rate_sets(), std::string_view(asked).substr(0, bytes), Progress(tell));
      break;
    }
    index -= list.size();
  }
  return answer.size();
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
std::int32_t bulk_run(std::uint32_t usages, std::uint32_t width) {
  const std::size_t items = std::size_t{usages} * width;
  const auto error = price_bulk(rate_sets(), std::span(room.handles).first(items),
                                std::span(room.quantities).first(items), width,
                                std::span(room.amounts).first(usages));
  if (!error) return -1;
  return static_cast<std::int32_t>(4 * error->item + static_cast<std::size_t>(error->fault));
}

// The same for columns: the handles of all kinds, then the kinds and one column of a part.
struct ColumnRoom {
  BulkColumns columns;
  std::array<RateHandle, BulkColumns::kMostRates> rates;
  std::array<std::uint16_t, BulkColumns::kMostUsages> kinds;
  std::array<std::uint32_t, BulkColumns::kMostUsages> quantities;
  Int128 total;
};
ColumnRoom column_room;

std::uint32_t columns_usages() { return BulkColumns::kMostUsages; }
std::uint32_t columns_rates() { return reinterpret_cast<std::uint32_t>(column_room.rates.data()); }
std::uint32_t columns_kinds() { return reinterpret_cast<std::uint32_t>(column_room.kinds.data()); }
std::uint32_t columns_quantities() {
  return reinterpret_cast<std::uint32_t>(column_room.quantities.data());
}
bool columns_is_narrow() { return column_room.columns.narrow(); }
std::uint32_t columns_amounts() {
  const BulkColumns& columns = column_room.columns;
  return columns.narrow() ? reinterpret_cast<std::uint32_t>(columns.narrow_amounts().data())
                          : reinterpret_cast<std::uint32_t>(columns.wide_amounts().data());
}
// The first bad rate, else -1 - the scale of the amounts.
std::int32_t columns_start(std::uint32_t kinds, std::uint32_t width) {
  const auto bad = column_room.columns.start(
      rate_sets(), std::span(column_room.rates).first(std::size_t{kinds} * width), width);
  return bad ? static_cast<std::int32_t>(*bad) : -1 - column_room.columns.scale();
}
// The first bad kind, else -1.
std::int32_t columns_begin(std::uint32_t usages) {
  const auto bad = column_room.columns.begin(std::span(column_room.kinds).first(usages));
  return bad ? static_cast<std::int32_t>(*bad) : -1;
}
void columns_add(std::uint32_t column, std::uint32_t usages) {
  column_room.columns.add(column, std::span(column_room.quantities).first(usages));
}
bool columns_end() { return column_room.columns.end(); }
std::uint32_t columns_total() {
  column_room.total = column_room.columns.total();
  return reinterpret_cast<std::uint32_t>(&column_room.total);
}

}  // namespace

EMSCRIPTEN_BINDINGS(bedrock) {
  emscripten::function("doors", &doors);
  emscripten::function("roomOf", &room_of);
  emscripten::function("answerAt", &answer_at);
  emscripten::function("ask", &ask);
  emscripten::function("bulkItems", &bulk_items);
  emscripten::function("bulkHandles", &bulk_handles);
  emscripten::function("bulkQuantities", &bulk_quantities);
  emscripten::function("bulkAmounts", &bulk_amounts);
  emscripten::function("bulkRun", &bulk_run);
  emscripten::function("columnsUsages", &columns_usages);
  emscripten::function("columnsRates", &columns_rates);
  emscripten::function("columnsKinds", &columns_kinds);
  emscripten::function("columnsQuantities", &columns_quantities);
  emscripten::function("columnsIsNarrow", &columns_is_narrow);
  emscripten::function("columnsAmounts", &columns_amounts);
  emscripten::function("columnsStart", &columns_start);
  emscripten::function("columnsBegin", &columns_begin);
  emscripten::function("columnsAdd", &columns_add);
  emscripten::function("columnsEnd", &columns_end);
  emscripten::function("columnsTotal", &columns_total);
}
