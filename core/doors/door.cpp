#include "core/doors/door.h"

#include "core/json/writer.h"

namespace bedrock {

std::string Door::ask(Sets sets, std::string_view request, const Progress& progress) const {
  auto json = answer != nullptr ? answer(sets, request) : long_answer(sets, request, progress);
  return json ? std::move(*json) : error_envelope(json.error());
}

std::vector<Door> all_doors() {
  const auto pricing = pricing_doors();
  const auto planning = planning_doors();
  std::vector<Door> all(pricing.begin(), pricing.end());
  all.insert(all.end(), planning.begin(), planning.end());
  return all;
}

const Door* find_door(std::string_view name) {
  for (const auto doors : {pricing_doors(), planning_doors()}) {
    for (const Door& door : doors) {
      if (door.name == name) return &door;
    }
  }
  return nullptr;
}

}  // namespace bedrock
