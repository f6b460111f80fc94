#include "core/doors/catalog.h"
#include "core/doors/door.h"
#include "core/doors/models.h"
#include "core/doors/quote.h"
#include "core/doors/rates.h"
#include "core/doors/resolve.h"

namespace bedrock {
namespace {

constexpr Door kDoors[] = {
    {"quote", doors::quote},     {"catalog", doors::catalog}, {"models", doors::models},
    {"resolve", doors::resolve}, {"rates", doors::rates},
};

}  // namespace

std::span<const Door> pricing_doors() { return kDoors; }

}  // namespace bedrock
