#include "core/authoring/rate_file.h"

#include <algorithm>
#include <array>

#include "core/authoring/model_reader.h"
#include "core/base/text.h"
#include "core/json/reader.h"

namespace bedrock {
namespace {

using Storage = OwnedRateTable::Storage;

constexpr auto kRegionFileFields = std::to_array<std::string_view>({"regions"});
constexpr auto kRegionFields =
    std::to_array<std::string_view>({"code", "name", "profiles", "routes_listed"});
constexpr auto kSourceFileFields = std::to_array<std::string_view>({"sources"});
constexpr auto kSourceFields =
    std::to_array<std::string_view>({"id", "title", "via", "date", "grade", "url"});
constexpr auto kProviderFields =
    std::to_array<std::string_view>({"rate_set", "provider", "models"});

// Reads one file into the storage; the error sticks.
class FileReader : EntryReader {
 public:
  using EntryReader::EntryReader;

  void regions(const Value& json, std::span<const std::string_view> known) {
    ObjectReader file(json, "", known, error_);
    each(file, "regions", [&](const Value& item, const std::string& path) {
      ObjectReader reader(item, path, kRegionFields, error_);
      Region region;
      region.code = store_.keep(reader.required_string("code"));
      region.name = store_.keep(reader.required_string("name"));
      for (const std::string& profile : reader.strings("profiles")) {
        const int index = store_.profile(profile);
        if (index < 0) {
          reader.fail("too_many", "profiles", "There are more than 16 geo profiles.",
                      "Merge some.");
        } else {
          region.profiles = static_cast<std::uint16_t>(region.profiles | (1u << index));
        }
      }
      region.routes_listed = reader.boolean("routes_listed", true);
      if (store_.regions.size() >= static_cast<std::size_t>(kMaxRegions)) {
        reader.fail("too_many", "code", "There are more than 48 regions.",
                    "Widen RegionSet in rate_table.h.");
      }
      if (!error_) store_.regions.push_back(region);
    });
  }

  void sources(const Value& json, std::span<const std::string_view> known) {
    ObjectReader file(json, "", known, error_);
    each(file, "sources", [&](const Value& item, const std::string& path) {
      ObjectReader reader(item, path, kSourceFields, error_);
      Source source;
      source.id = store_.keep(reader.required_string("id"));
      std::string title = reader.required_string("title");
      if (const std::string via = reader.string("via"); !via.empty())
        title += join({", via ", via});
      source.title = store_.keep(title);
      source.url = store_.keep(reader.string("url"));
      source.date = reader.date("date").value_or(Date{});
      if (source.date == Date{}) {
        reader.fail("missing_field", "date", "The source has no date.", "Add YYYY-MM-DD.");
      }
      const auto grade = reader.choice("grade", kRateGrades);
      if (!grade) reader.fail("missing_field", "grade", "The source has no grade.", "Add it.");
      if (store_.source(source.id) >= 0) {
        reader.fail("duplicate", "id", "This source id is given twice.", "Keep one.");
      }
      if (store_.sources.size() >= Storage::kMaxPlaces) too_many(reader, "id", "sources");
      if (!source.url.empty() && !source.url.starts_with("https://") &&
          !source.url.starts_with("http://")) {
        reader.fail("bad_url", "url",
                    "The address of a source must start with https:// or http://.",
                    "Fix it, or leave it out.");
      }
      if (error_) return;
      source.grade = kRateGrades[*grade];
      store_.add_source(source);
    });
  }

  void provider(const Value& json) {
    ObjectReader file(json, "", kProviderFields, error_);
    if (file.required_string("rate_set") != store_.id) {
      file.fail("wrong_rate_set", "rate_set", "This file belongs to another rate set.",
                join({"Write \"", store_.id, "\", or move the file."}));
    }
    const std::string_view provider = store_.keep(file.required_string("provider"));
    each(file, "models", [&](const Value& item, const std::string& path) {
      read_model(store_, error_, item, path, provider);
    });
  }
};

template <typename Read>
Result<void> read_json(Storage& storage, std::string_view file, const Value& json, Read read) {
  storage.file = file;
  std::optional<Error> error;
  FileReader reader(storage, error);
  read(reader, json);
  if (!error) return {};
  error->path = join({file, (error->path.empty() ? "" : join({": ", error->path}))});
  return std::unexpected(std::move(*error));
}

template <typename Read>
Result<void> read_file(Storage& storage, std::string_view file, std::string_view text, Read read) {
  const auto json = parse_json(text);
  if (json) return read_json(storage, file, *json, read);
  Error error = json.error();
  error.path = file;
  return std::unexpected(std::move(error));
}

}  // namespace

OwnedRateTable::OwnedRateTable(std::unique_ptr<Storage> storage) : storage_(std::move(storage)) {}
OwnedRateTable::OwnedRateTable(OwnedRateTable&&) noexcept = default;
OwnedRateTable& OwnedRateTable::operator=(OwnedRateTable&&) noexcept = default;
OwnedRateTable::~OwnedRateTable() = default;
const RateTable& OwnedRateTable::table() const { return storage_->table; }

RateFileReader::RateFileReader(std::string_view id, std::string_view name)
    : storage_(std::make_unique<Storage>()) {
  storage_->id = id;
  storage_->name = name;
}
RateFileReader::~RateFileReader() = default;

Result<void> RateFileReader::add_regions(std::string_view file, std::string_view text) {
  return read_file(*storage_, file, text, [](FileReader& reader, const Value& json) {
    reader.regions(json, kRegionFileFields);
  });
}

Result<void> RateFileReader::add_regions(std::string_view file, const Value& json,
                                         std::span<const std::string_view> known) {
  return read_json(*storage_, file, json,
                   [&](FileReader& reader, const Value& j) { reader.regions(j, known); });
}

Result<void> RateFileReader::add_sources(std::string_view file, std::string_view text) {
  return read_file(*storage_, file, text, [](FileReader& reader, const Value& json) {
    reader.sources(json, kSourceFileFields);
  });
}

Result<void> RateFileReader::add_sources(std::string_view file, const Value& json,
                                         std::span<const std::string_view> known) {
  return read_json(*storage_, file, json,
                   [&](FileReader& reader, const Value& j) { reader.sources(j, known); });
}

Result<void> RateFileReader::add_provider(std::string_view file, std::string_view text) {
  return read_file(*storage_, file, text,
                   [](FileReader& reader, const Value& json) { reader.provider(json); });
}

Result<void> RateFileReader::add_provider(std::string_view file, const Value& json) {
  return read_json(*storage_, file, json,
                   [](FileReader& reader, const Value& j) { reader.provider(j); });
}

void RateFileReader::take_regions(const RateTable& table) {
  storage_->regions.assign(table.regions.begin(), table.regions.end());
  storage_->profiles.assign(table.profiles.begin(), table.profiles.end());
}

Result<OwnedRateTable> RateFileReader::finish() {
  if (auto sorted = storage_->arrange(); !sorted) return std::unexpected(sorted.error());
  return OwnedRateTable(std::move(storage_));
}

}  // namespace bedrock
