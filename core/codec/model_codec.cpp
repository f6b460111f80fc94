#include "core/codec/model_codec.h"

namespace bedrock {

void date_or_null(JsonWriter& w, JsonWriter::Name name, Date date) {
  w.key(name);
  if (date == Date{}) {
    w.null();
  } else {
    w.date(date);
  }
}

void number_or_null(JsonWriter& w, JsonWriter::Name name, std::int32_t value) {
  w.key(name);
  if (value > 0) {
    w.integer(value);
  } else {
    w.null();
  }
}

void write_model_head(JsonWriter& w, const Model& model, int region, Date day) {
  w.member("id", model.id).member("name", model.name).member("provider", model.provider);
  w.member("status", model_status_names()[static_cast<std::size_t>(status_on(model, region, day))]);
  date_or_null(w, "launched", model.launched);
  date_or_null(w, "end_of_life", dated_in(model, region) ? model.life.end_of_life : Date{});
}

void write_texts(JsonWriter& w, JsonWriter::Name name, std::span<const std::string_view> texts) {
  w.key(name).begin_array();
  for (const std::string_view text : texts) w.string(text);
  w.end_array();
}

void write_source(JsonWriter& w, const RateTable& table, const Rate& rate) {
  const Source& source = table.sources[rate.source];
  w.member("source", source.title);
  w.member("source_date", source.date);
  w.member_or_null("source_url", source.url);
  w.member("grade", grade(table, rate));
  date_or_null(w, "confirmed", Date{rate.confirmed});
  w.member_or_null("assumed", table.texts[rate.assumed]);
  w.member_or_null("note", table.texts[rate.note]);
}

void write_lifecycle(JsonWriter& w, const RateTable& table, const Model& model, int region,
                     Date day) {
  const Lifecycle& life = model.life;
  w.key("lifecycle");
  if (!life.sourced) {
    w.null();
    return;
  }
  w.begin_object();
  w.member("status", model_status_names()[static_cast<std::size_t>(status_on(model, region, day))]);
  const bool dated = dated_in(model, region);
  date_or_null(w, "legacy", dated ? life.legacy : Date{});
  date_or_null(w, "extended_access", dated ? life.extended_access : Date{});
  date_or_null(w, "end_of_life", dated ? life.end_of_life : Date{});
  date_or_null(w, "no_sooner_than", dated ? life.no_sooner_than : Date{});
  w.member_or_null("successor", life.successor);
  w.member_or_null("note", table.texts[life.note]);
  const Source& source = table.sources[life.source];
  w.member("source", source.title).member("source_date", source.date);
  w.member_or_null("source_url", source.url);
  w.end_object();
}

}  // namespace bedrock
