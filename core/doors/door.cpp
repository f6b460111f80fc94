#include "core/doors/door.h"

#include "core/doors/break_even.h"
#include "core/doors/catalog.h"
#include "core/doors/compare.h"
#include "core/doors/diff.h"
#include "core/doors/explain.h"
#include "core/doors/levers.h"
#include "core/doors/models.h"
#include "core/doors/prices.h"
#include "core/doors/quote.h"
#include "core/doors/rates.h"
#include "core/doors/resolve.h"
#include "core/doors/search.h"
#include "core/doors/solve.h"
#include "core/doors/unit_costs.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

constexpr Door kDoors[] = {
    {"quote", doors::quote},     {"catalog", doors::catalog},
    {"models", doors::models},   {"resolve", doors::resolve},
    {"explain", doors::explain}, {"rates", doors::rates},
    {"prices", doors::prices},   {"compare", doors::compare},
    {"diff", doors::diff},       {"search", doors::search},
    {"levers", doors::levers},   {"break_even", doors::break_even},
    {"solve", doors::solve},     {"unit_costs", doors::unit_costs},
};

}  // namespace

std::string Door::ask(Sets sets, std::string_view request) const {
  auto json = answer(sets, request);
  return json ? std::move(*json) : error_envelope(json.error());
}

std::span<const Door> all_doors() { return kDoors; }

const Door* find_door(std::string_view name) {
  for (const Door& door : kDoors) {
    if (door.name == name) return &door;
  }
  return nullptr;
}

}  // namespace bedrock
