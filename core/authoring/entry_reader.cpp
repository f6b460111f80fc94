#include "core/authoring/entry_reader.h"

#include <algorithm>

#include "core/base/text.h"

namespace bedrock {

void EntryReader::each(ObjectReader& reader, std::string_view name, ReadItem read,
                       const void* context) {
  const Value* list = reader.list(name);
  if (list == nullptr) {
    reader.fail("missing_field", name, "The list is missing.", "Add it; it may be empty.");
    return;
  }
  for (std::size_t i = 0; i < list->items.size() && !error_; ++i) {
    read(context, list->items[i], join({reader.path_of(name), "[", std::to_string(i), "]"}));
  }
}

std::uint16_t EntryReader::source(ObjectReader& reader) {
  const std::string id = reader.required_string("source");
  const int index = store_.source(id);
  if (index < 0) {
    std::vector<std::string_view> ids;
    ids.reserve(store_.sources.size());
    for (const Source& known : store_.sources) ids.push_back(known.id);
    const std::string_view near = nearest(id, ids);
    reader.fail(
        "unknown_source", "source", join({"No source \"", id, "\" is in sources.json."}),
        near.empty() ? "Add the source there first." : join({"Did you mean \"", near, "\"?"}));
    return 0;
  }
  return static_cast<std::uint16_t>(index);
}

RegionSet EntryReader::region_set(ObjectReader& reader) {
  const Value* value = error_ ? nullptr : reader.member_of_any_kind("regions");
  if (value == nullptr) {
    reader.fail("missing_field", "regions", "The regions are missing.",
                "Write a list of region codes, or \"any\".");
    return 0;
  }
  if (value->is(Value::Kind::kString) && value->text == "any") return kAnyRegion;
  RegionSet set = 0;
  for (const std::string& code : reader.strings("regions")) {
    const int bit = store_.region_bit(code);
    if (bit < 0) {
      reader.fail("unknown_region", "regions", join({"\"", code, "\" is not in regions.json."}),
                  "Fix the code, or add the region there.");
      return 0;
    }
    set |= RegionSet{1} << bit;
  }
  if (set == 0) reader.fail("empty_list", "regions", "The list is empty.", "Name a region.");
  return set;
}

void EntryReader::too_many(ObjectReader& reader, std::string_view field, const char* what) {
  reader.fail("too_many", field,
              join({std::string("A rate set has at most 65,536 "), what, "; this is one more."}),
              "Split it into several rate sets.");
}

std::uint16_t EntryReader::text(ObjectReader& reader, const char* field, std::string_view words) {
  const int index = store_.text(words);
  if (index < 0) too_many(reader, field, "different notes");
  return static_cast<std::uint16_t>(std::max(index, 0));
}

std::optional<Dimension> EntryReader::known_dimension(ObjectReader& reader, const char* where,
                                                      const std::string& name) {
  const auto dimension = find_dimension(name);
  if (dimension) return dimension;
  const std::string_view near = nearest_dimension(name);
  reader.fail("unknown_dimension", where, join({"There is no dimension \"", name, "\"."}),
              near.empty() ? "Declare it in core/catalog/dimension_list.h."
                           : join({"Did you mean \"", near, "\"?"}));
  return std::nullopt;
}

}  // namespace bedrock
