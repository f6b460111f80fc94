#include "core/doors/break_even.h"
#include "core/doors/budgets.h"
#include "core/doors/compare.h"
#include "core/doors/credits.h"
#include "core/doors/diff.h"
#include "core/doors/door.h"
#include "core/doors/explain.h"
#include "core/doors/forecast.h"
#include "core/doors/levers.h"
#include "core/doors/prices.h"
#include "core/doors/programmes.h"
#include "core/doors/search.h"
#include "core/doors/simulate.h"
#include "core/doors/solve.h"
#include "core/doors/unit_costs.h"

namespace bedrock {
namespace {

constexpr Door kDoors[] = {
    {"explain", doors::explain},        {"prices", doors::prices},
    {"compare", doors::compare},        {"diff", doors::diff},
    {"search", nullptr, doors::search}, {"levers", doors::levers},
    {"break_even", doors::break_even},  {"solve", doors::solve},
    {"unit_costs", doors::unit_costs},  {"forecast", doors::forecast},
    {"credits", doors::credits},        {"simulate", nullptr, doors::simulate},
    {"budgets", doors::budgets},        {"programmes", doors::programmes},
};

}  // namespace

std::span<const Door> planning_doors() { return kDoors; }

}  // namespace bedrock
