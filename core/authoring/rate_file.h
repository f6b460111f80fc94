// Authored rate files (core/rates/, and a person's own rate sets) to a rate table.
//
// core/rates/README.md describes the schema key by key. Reading is strict: unknown keys, unknown
// names, prices that are not decimal strings, doubled and overlapping rates are errors that name
// the file, the entry and the fix.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/catalog/rate_table.h"
#include "core/json/value.h"

namespace bedrock {

// A rate table with the storage behind it. The table's views stay good as long as this lives, also
// when it is moved.
class OwnedRateTable {
 public:
  struct Storage;
  explicit OwnedRateTable(std::unique_ptr<Storage> storage);
  OwnedRateTable(OwnedRateTable&&) noexcept;
  OwnedRateTable& operator=(OwnedRateTable&&) noexcept;
  ~OwnedRateTable();

  const RateTable& table() const;

 private:
  std::unique_ptr<Storage> storage_;
};

// Takes files in this order: regions, sources, then providers; then finish. `file` is only named in
// errors (as the start of their path).
class RateFileReader {
 public:
  RateFileReader(std::string_view id, std::string_view name);
  ~RateFileReader();

  Result<void> add_regions(std::string_view file, std::string_view text);
  Result<void> add_sources(std::string_view file, std::string_view text);
  Result<void> add_provider(std::string_view file, std::string_view text);
  // The same for JSON that is read already; `known` are the names allowed beside the list.
  Result<void> add_regions(std::string_view file, const Value& json,
                           std::span<const std::string_view> known);
  Result<void> add_sources(std::string_view file, const Value& json,
                           std::span<const std::string_view> known);
  Result<void> add_provider(std::string_view file, const Value& json);
  // The regions and profiles of a table that outlives this one.
  void take_regions(const RateTable& table);
  // Sorts models and rates and checks them against each other.
  Result<OwnedRateTable> finish();

 private:
  std::unique_ptr<OwnedRateTable::Storage> storage_;
};

}  // namespace bedrock
