// What entries of rate files have in common: references to sources, sets of regions, dimensions.
#pragma once

#include <optional>
#include <string>

#include "core/authoring/rate_storage.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/json/reader.h"

namespace bedrock {

inline constexpr std::string_view kRateGrades[] = {"A", "A-", "A?", "B", "C"};

// Reads into a storage; the first error sticks.
class EntryReader {
 public:
  EntryReader(OwnedRateTable::Storage& storage, std::optional<Error>& error)
      : store_(storage), error_(error) {}

 protected:
  // The entries of a list, which must be there, with their paths.
  template <typename Read>
  void each(ObjectReader& reader, std::string_view name, Read read) {
    const Value* list = reader.list(name);
    if (list == nullptr) {
      reader.fail("missing_field", name, "The list is missing.", "Add it; it may be empty.");
      return;
    }
    for (std::size_t i = 0; i < list->items.size() && !error_; ++i) {
      read(list->items[i], join({reader.path_of(name), "[", std::to_string(i), "]"}));
    }
  }

  // The index of the source that "source" names.
  std::uint16_t source(ObjectReader& reader);
  // "regions": "any", or a list of region codes and "geo:<profile>".
  RegionSet region_set(ObjectReader& reader);
  // The index of a text that is kept.
  std::uint16_t text(ObjectReader& reader, const char* field, std::string_view words);
  static std::optional<Dimension> known_dimension(ObjectReader& reader, const char* where,
                                                  const std::string& name);
  static void too_many(ObjectReader& reader, std::string_view field, const char* what);

  OwnedRateTable::Storage& store_;
  std::optional<Error>& error_;
};

}  // namespace bedrock
