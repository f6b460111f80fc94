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
  void each(ObjectReader& reader, std::string_view name, const Read& read) {
    each(
        reader, name,
        [](const void* context, const Value& item, const std::string& path) {
          (*static_cast<const Read*>(context))(item, path);
        },
        &read);
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

 private:
  using ReadItem = void (*)(const void* context, const Value& item, const std::string& path);
  void each(ObjectReader& reader, std::string_view name, ReadItem read, const void* context);

 protected:
  OwnedRateTable::Storage& store_;
  std::optional<Error>& error_;
};

}  // namespace bedrock
