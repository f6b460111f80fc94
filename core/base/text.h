// Small text helpers of the engine: near-miss suggestions and numbers written for people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace bedrock {

// The candidate nearest to `name` by edit distance (a swap of neighbours counts one), if it is near
// enough to be a typo (about a third of its letters); empty when none is. Ties go to the
// candidate that comes first.
std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

// The same for names of fields; else the first that begins with `name` ("chunks" ->
// "chunks_per_question"), else the one that shares most with it in whole words.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates);

// Whole digits in groups of three: "40000000.5" -> "40,000,000.5".
std::string grouped(const Decimal& value);

// USD to the cent, half up: "$1,234.50".
std::string in_cents(const Decimal& amount);

// A count with its noun, in the singular or plural: counted(1, "request") -> "1 request".
std::string counted(const Decimal& count, std::string_view noun);

}  // namespace bedrock
