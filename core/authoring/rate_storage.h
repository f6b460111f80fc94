// The storage behind an OwnedRateTable while it is read and afterwards.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/authoring/rate_file.h"
#include "core/base/error.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

struct OwnedRateTable::Storage {
  // Rates keep indices of models, sources and texts in 16 bits.
  static constexpr std::size_t kMaxPlaces = 65'536;

  Storage();

  // Deques: what is kept never moves, so views stay good.
  std::string_view keep(std::string text);
  std::span<const std::string_view> keep_list(std::vector<std::string> items);
  std::span<const CallableRoute> keep_list(std::vector<CallableRoute> items);
  std::span<const Allowance> keep_list(std::vector<Allowance> items);
  std::span<const Dimension> keep_list(std::vector<Dimension> items);
  std::span<const PriceBand> keep_list(std::vector<PriceBand> items);
  // The index of a text, added where it is new; 0 for the empty one, -1 where there is no room.
  int text(std::string_view words);
  void add_source(const Source& source);

  // Places, or -1. profile() adds what is new, as far as there is room.
  int profile(std::string_view prefix);
  int find_profile(std::string_view prefix) const;
  int source(std::string_view source_id) const;
  // The bit of a region code or of "geo:<profile>".
  int region_bit(std::string_view code) const;

  // Sorts models by id and rates by model, checks that nothing is given twice and no two windows of
  // one rate overlap, and fills `table`.
  Result<void> arrange();

  std::string id;
  std::string name;
  std::string file;  // being read, for errors
  std::vector<Region> regions;
  std::vector<std::string_view> profiles;
  std::vector<Source> sources;
  std::vector<Model> models;
  std::vector<std::string> paths;  // the path of each model, for errors
  std::vector<Rate> rates;         // as they are read; arrange() puts them into columns
  std::vector<std::string_view> texts;
  RateTable table;

 private:
  Result<void> sort_models();
  Result<void> check_successors() const;
  Result<void> check_rates() const;
  std::unexpected<Error> overlap(const Rate& a, const Rate& b) const;

  void fill_columns();

  struct Columns {
    std::vector<Dimension> dimension;
    std::vector<std::uint16_t> terms;
    std::vector<std::uint16_t> regions;
    std::vector<std::int64_t> coefficient;
    std::vector<std::int8_t> scale;
    std::vector<RateTerms> term_sets;
    std::vector<RegionSet> region_sets;
  };
  Columns columns_;

  using Places = std::map<std::string_view, std::size_t>;
  Places text_places_;
  Places source_places_;

  std::deque<std::string> strings_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<CallableRoute>> ways_;
  std::deque<std::vector<Allowance>> allowances_;
  std::deque<std::vector<Dimension>> dimensions_;
  std::deque<std::vector<PriceBand>> bands_;
};

}  // namespace bedrock
