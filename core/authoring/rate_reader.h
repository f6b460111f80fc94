// The blocks of rates of a model or service.
#pragma once

#include "core/authoring/entry_reader.h"

namespace bedrock {

class RateReader : EntryReader {
 public:
  using EntryReader::EntryReader;

  // Adds the rates of one block; `model` is the index in the storage.
  void read(const Value& json, const std::string& path, std::uint16_t model);

 private:
  void price(ObjectReader& reader, const Member& member, bool per_million, Rate rate);
};

}  // namespace bedrock
