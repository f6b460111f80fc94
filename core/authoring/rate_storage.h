// The storage behind an OwnedRateTable while it is read and afterwards.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/authoring/rate_file.h"
#include "core/base/error.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

struct OwnedRateTable::Storage {
  // Rates keep indices of models, sources and texts in 16 bits.
  static constexpr std::size_t kMaxPlaces = 65'536;

  Storage();

  // What is kept never moves, so views stay good.
  std::string_view keep(std::string_view text);
  std::span<const std::string_view> keep_list(const std::vector<std::string>& items);
  template <typename T>
  std::span<const T> keep_list(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    const void* kept = keep_bytes(items.data(), items.size() * sizeof(T));
    return {static_cast<const T*>(kept), items.size()};
  }
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
    std::vector<std::uint8_t> terms;
    std::vector<std::uint8_t> regions;
    std::vector<std::uint8_t> coefficient;
    std::vector<std::int64_t> wide;
    std::vector<std::int8_t> scale;
    std::vector<RateTerms> term_sets;
    std::vector<RegionSet> region_sets;
  };
  Columns columns_;

  using Places = std::map<std::string_view, std::size_t>;
  Places text_places_;
  Places source_places_;

  // A copy of its own, aligned for anything.
  const void* keep_bytes(const void* bytes, std::size_t size);
  std::vector<std::unique_ptr<std::byte[]>> kept_;
};

}  // namespace bedrock
