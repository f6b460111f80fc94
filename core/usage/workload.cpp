#include "core/usage/workload.h"

#include <algorithm>

#include "core/usage/workload_type.h"

namespace bedrock {

const Workload::Given* Workload::find(Field field) const {
  const std::size_t place = places_[static_cast<std::size_t>(field)];
  return place == 0 ? nullptr : &given[place - 1];
}

Decimal Workload::number(Field field) const {
  if (const Given* item = find(field)) return item->number;
  return type != nullptr ? Decimal(fallback_of(*type, field)) : Decimal{};
}

int Workload::choice(Field field) const { return static_cast<int>(number(field).coefficient()); }

std::string_view Workload::text(Field field) const {
  const Given* item = find(field);
  return item != nullptr ? std::string_view(item->text) : std::string_view{};
}

void Workload::unset(Field field) {
  const Given* item = find(field);
  if (item == nullptr) return;
  given.erase(given.begin() + (item - given.data()));
  places_ = {};
  for (std::size_t i = 0; i < given.size(); ++i) {
    places_[static_cast<std::size_t>(given[i].field)] = static_cast<std::uint8_t>(i + 1);
  }
}

std::size_t Workload::turns() const {
  Int128 turns = 1;
  for (const Given& item : given) {
    if (info(item.field).kind == FieldKind::kWhole)
      turns = std::max(turns, item.number.coefficient());
  }
  return static_cast<std::size_t>(turns) * (1 + routing.size());
}

void Workload::set(Field field, const Decimal& number) { entry(field).number = number; }

void Workload::set(Field field, std::string_view text) { entry(field).text = text; }

Workload::Given& Workload::entry(Field field) {
  std::uint8_t& place = places_[static_cast<std::size_t>(field)];
  if (place == 0) {
    given.push_back({field, {}, {}});
    place = static_cast<std::uint8_t>(given.size());
  }
  return given[place - 1u];
}

}  // namespace bedrock
