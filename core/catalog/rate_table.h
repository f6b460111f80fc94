// The rate table: every rate of one rate set, ready to be looked up, with its sources, regions and
// models. A table is a view over constant data: the built-in sets are compiled from core/rates/
// into the program's read-only data and cost nothing at start.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/date.h"
#include "core/catalog/model.h"
#include "core/catalog/rate.h"
#include "core/catalog/region.h"

namespace bedrock {

// Where a price was read.
struct Source {
  std::string_view id;
  std::string_view title;
  std::string_view url;
  Date date;
  // A: AWS Price List · B: AWS pricing page or an AWS document · C: community list.
  // "A-": a Price List figure at second hand · "A?": a Price List figure that looks wrong.
  std::string_view grade;
};

struct RateTable {
  std::string_view id;
  std::string_view name;
  RateColumns rates;              // grouped by model
  std::span<const Model> models;  // sorted by id
  std::span<const Source> sources;
  std::span<const Region> regions;
  std::span<const std::string_view> profiles;
  std::span<const std::string_view> texts;  // texts[0] is empty
  Date newest;                              // the newest and the oldest source date behind any rate
  Date oldest;

  // The rate as a whole. Precondition: i < rates.size().
  Rate rate(std::size_t i) const;
};

// The index of a region code in the table, or -1.
int find_region(const RateTable& table, std::string_view code);
// The index of a geo profile ("us") in the table, or -1.
int find_profile(const RateTable& table, std::string_view profile);

// Whether calls from a region of the table may take the global route: none leaves GovCloud.
bool offers_global(const RateTable& table, int region);

std::string_view grade(const RateTable& table, const RateTerms& terms);

}  // namespace bedrock
