#include "core/doors/programmes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/doors/programme_data.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"company", "need_usd"});
constexpr auto kCompanyFields =
    std::to_array<std::string_view>({"stage", "age_years", "funding_usd", "investor", "partner",
                                     "country", "account_opened", "credits_received_usd", "use"});
constexpr auto kStages = std::to_array<std::string_view>(
    {"idea", "pre-seed", "seed", "series-a", "series-b", "later", "established"});
constexpr auto kUses = std::to_array<std::string_view>(
    {"product", "proof-of-concept", "research", "nonprofit", "internal"});
constexpr auto kFits = std::to_array<std::string_view>({"fits", "maybe", "no"});
constexpr auto kFacts = std::to_array<std::string_view>({"speed", "files", "stacking", "lasts"});

// Checks the facts; what they say is looked up in the JSON itself.
void check(const Value& json, std::optional<Error>& error) {
  ObjectReader reader(json, "company", kCompanyFields, error);
  reader.choice("stage", kStages);
  reader.choice("use", kUses);
  for (const std::string_view name : {"age_years", "funding_usd", "credits_received_usd"}) {
    reader.quantity(name);
  }
  reader.boolean("investor", false);
  reader.boolean("partner", false);
  reader.date("account_opened");
  const std::string country = reader.string("country");
  if (!country.empty() && country.size() != 2) {
    reader.fail("bad_country", "country", "A country has two letters here.",
                "Write its ISO code, such as DE.");
  }
}

// Whether a condition of a programme is met; nothing: what it asks for is not given.
std::optional<bool> is_met(const Value& condition, const Value* company) {
  const Value* given = company == nullptr ? nullptr : company->find(condition.find("fact")->text);
  if (given == nullptr) return std::nullopt;
  if (const Value* in = condition.find("in")) {
    return std::any_of(in->items.begin(), in->items.end(),
                       [&](const Value& item) { return item.text == given->text; });
  }
  if (const Value* is = condition.find("is")) return is->boolean == given->boolean;
  if (const Value* from = condition.find("from")) {
    return Date::parse(given->text) >= Date::parse(from->text);
  }
  const auto number = Decimal::parse(given->text);
  if (const Value* most = condition.find("most")) return number <= Decimal::parse(most->text);
  return number < Decimal::parse(condition.find("below")->text);
}

// 0: fits, 1: maybe, 2: no.
std::size_t fit_of(const Value& programme, const Value* company) {
  std::size_t fit = 0;
  for (const Value& condition : programme.find("conditions")->items) {
    const auto met = is_met(condition, company);
    if (met && !*met) return 2;
    if (!met) fit = 1;
  }
  return fit;
}

void write_value(JsonWriter& w, const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      w.null();
      break;
    case Value::Kind::kBool:
      w.boolean(value.boolean);
      break;
    case Value::Kind::kNumber:
      w.raw(value.text);
      break;
    case Value::Kind::kString:
      w.string(value.text);
      break;
    case Value::Kind::kArray:
      w.begin_array();
      for (const Value& item : value.items) write_value(w, item);
      w.end_array();
      break;
    case Value::Kind::kObject:
      w.begin_object();
      for (const Member& member : value.members) {
        w.any_key(member.name);
        write_value(w, member.value);
      }
      w.end_object();
      break;
  }
}

void write_member(JsonWriter& w, const Value& of, std::string_view name) {
  w.any_key(name);
  write_value(w, *of.find(name));
}

void write_optional(JsonWriter& w, std::optional<bool> value) {
  if (value) {
    w.boolean(*value);
  } else {
    w.null();
  }
}

void write_programme(JsonWriter& w, const Value& programme, const Value* company,
                     const std::optional<Decimal>& need) {
  w.begin_object();
  write_member(w, programme, "id");
  write_member(w, programme, "name");
  w.member("fit", kFits[fit_of(programme, company)]).key("conditions").begin_array();
  for (const Value& condition : programme.find("conditions")->items) {
    w.begin_object();
    write_member(w, condition, "text");
    w.key("met");
    write_optional(w, is_met(condition, company));
    w.end_object();
  }
  w.end_array();
  write_member(w, programme, "ceiling");
  for (const std::string_view name : kFacts) write_member(w, programme, name);
  for (const std::string_view name : {"marketplace", "timeline", "doubts"}) {
    write_member(w, programme, name);
  }
  w.key("enough");
  std::optional<bool> enough;
  if (need) enough = Decimal::parse(programme.find("ceiling")->find("usd")->text) >= need;
  write_optional(w, enough);
  w.end_object();
}

}  // namespace

Result<std::string> doors::programmes(Sets /*sets*/, std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  std::optional<Error> error;
  ObjectReader reader(*json, "", kFields, error);
  const Value* company = reader.object("company");
  if (company != nullptr) check(*company, error);
  std::optional<Decimal> need;
  if (reader.has("need_usd")) need = reader.quantity("need_usd");
  if (error) return std::unexpected(std::move(*error));
  const Value data = programme_data();
  std::vector<const Value*> order;
  for (const Value& programme : data.find("programmes")->items) order.push_back(&programme);
  std::stable_sort(order.begin(), order.end(), [&](const Value* a, const Value* b) {
    return fit_of(*a, company) < fit_of(*b, company);
  });
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("programmes").begin_object();
  w.key("programmes").begin_array();
  for (const Value* programme : order) write_programme(w, *programme, company, need);
  w.end_array();
  write_member(w, data, "notes");
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
