// What several doors write of a model.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/date.h"
#include "core/catalog/rate_table.h"
#include "core/json/writer.h"

namespace bedrock {

// Null for the day that is not known.
void date_or_null(JsonWriter& w, JsonWriter::Name name, Date date);

// Null for what is not positive: not known.
void number_or_null(JsonWriter& w, JsonWriter::Name name, std::int32_t value);

void write_texts(JsonWriter& w, JsonWriter::Name name, std::span<const std::string_view> texts);

// What a model is called, and where it stands in its life in the region on that day.
void write_model_head(JsonWriter& w, const Model& model, int region, Date day);

// Where a rate was read, how sure it is, and what it takes to hold.
void write_source(JsonWriter& w, const RateTable& table, const Rate& rate);

// "lifecycle": where the model stands in the region on that day, its dates, their source, and the
// model that AWS names in its place; null where no source says it.
void write_lifecycle(JsonWriter& w, const RateTable& table, const Model& model, int region,
                     Date day);

}  // namespace bedrock
