#include "scenario_maker.h"

#include <initializer_list>
#include <random>

#include "core/base/text.h"
#include "core/catalog/rate_sets.h"
#include "core/json/writer.h"
#include "core/workloads/workload_types.h"

namespace {

using bedrock::FieldKind;
using bedrock::JsonWriter;
using bedrock::Model;

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  void scenario(JsonWriter& w) {
    w.begin_object();
    w.key("version").integer(1);
    w.member("region", region());
    if (one_in(3)) w.member("as_of", pick({"2026-10-10", "2026-01-31", "2024-02-29"}));
    if (one_in(4)) w.member("hours_per_month", pick({"730", "672", "744"}));
    if (one_in(4)) w.key("free_allowances").boolean(one_in(2));
    if (one_in(4)) w.member("account_opened", pick({"2026-01-01", "2025-06-30"}));
    if (one_in(4)) discounts(w);
    if (one_in(4)) own_rates(w);
    w.key("workloads").begin_array();
    for (std::uint32_t i = below(4) + 1; i > 0; --i) workload(w);
    w.end_array().end_object();
  }

  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::string_view pick(std::initializer_list<std::string_view> values) {
    return values.begin()[below(static_cast<std::uint32_t>(values.size()))];
  }
  template <class Values>
  const auto& any(const Values& values) {
    return values[below(static_cast<std::uint32_t>(values.size()))];
  }
  const bedrock::RateTable& table() { return *bedrock::rate_sets()[0]; }

  std::string_view region() {
    return one_in(2) ? std::string_view("us-east-1") : any(table().regions).code;
  }

  // Any model or service of the list, seldom one that nobody has.
  std::string model() {
    if (one_in(12)) return "no.such-model";
    return std::string(pick({"", "", "us.", "global.", "eu."})) +
           std::string(any(table().models).id);
  }

  std::string_view number() {
    return pick({"0", "1", "7.5", "33.3", "100", "1234", "50000", "123456.789", "0.000001"});
  }

  void discounts(JsonWriter& w) {
    w.key("discounts").begin_array().begin_object();
    w.member("percent", pick({"0", "12.5", "100"}));
    if (one_in(2)) w.member("provider", pick({"Anthropic", "Amazon"}));
    w.end_object().end_array();
  }

  void own_rates(JsonWriter& w) {
    w.key("own_rates").begin_array().begin_object();
    w.member("model", any(table().models).id);
    w.member("dimension", pick({"input_tokens", "output_tokens", "cache_read_tokens"}));
    w.member("usd", pick({"0", "0.000002", "1"}));
    w.end_object().end_array();
  }

  void field(JsonWriter& w, const bedrock::WorkloadType& type, bedrock::Field field) {
    const bedrock::FieldInfo& about = info(field);
    const auto choices = about.choices;
    switch (about.kind) {
      case FieldKind::kQuantity:
        w.any_key(about.name).string(number());
        return;
      case FieldKind::kWhole:
        w.any_key(about.name).integer(1 + below(one_in(4) ? 60 : 6));
        return;
      case FieldKind::kPercent:
        w.any_key(about.name).string(pick({"0", "5", "12.5", "50", "99.99"}));
        return;
      case FieldKind::kChoice:
        w.any_key(about.name).string(any(choices));
        return;
      case FieldKind::kChoices:
        w.any_key(about.name).begin_array();
        for (const auto& choice : choices) {
          if (one_in(2)) w.string(choice);
        }
        w.end_array();
        return;
      case FieldKind::kModel:
        w.any_key(about.name);
        w.string(type.calls && one_in(2) ? "us.anthropic.claude-haiku-4-5-20251001-v1:0" : model());
        return;
    }
  }

  void workload(JsonWriter& w) {
    const bedrock::WorkloadType& type = *any(bedrock::workload_types());
    w.begin_object();
    w.member("type", type.name);
    if (one_in(6)) w.member("name", "Named");
    if (one_in(6)) w.member("team", "Search");
    if (one_in(6)) w.member("region", region());
    if (one_in(12)) w.key("switched_off").boolean(true);
    if (one_in(6)) w.member("missing_prices", "nearest");
    if (type.calls) {
      w.member("model", model());
      if (one_in(4)) w.member("route", pick({"in-region", "geo", "global"}));
      if (one_in(4)) w.member("tier", pick({"standard", "flex", "priority", "batch"}));
      if (one_in(3)) w.member("cache_ttl", pick({"5m", "1h", "30m"}));
      if (one_in(4)) w.member("context", pick({"standard", "long"}));
      if (one_in(4)) routing(w);
      for (const auto& use : bedrock::call_fields()) {
        if (one_in(5)) field(w, type, use.field);
      }
    }
    for (const auto& use : type.fields) {
      if (use.required || one_in(2)) field(w, type, use.field);
    }
    w.end_object();
  }

  void routing(JsonWriter& w) {
    w.key("routing").begin_array().begin_object();
    w.member("model", model());
    w.member("percent", pick({"0", "33.3", "80", "100"}));
    w.end_object().end_array();
  }

  std::mt19937 random_;
};

// What doors ask for beside a scenario.
void settings(JsonWriter& w, std::string_view door) {
  if (door == "compare") w.key("workload").integer(0);
  if (door != "solve") return;
  w.member("budget", "1000").key("input").begin_object();
  w.key("workload").integer(0).member("field", "requests_per_month").end_object();
}

}  // namespace

std::string make_scenario(std::uint32_t seed) {
  JsonWriter w;
  Maker(seed).scenario(w);
  return w.take();
}

std::string make_request(std::string_view door, std::uint32_t seed) {
  Maker maker(seed);
  JsonWriter w;
  if (door == "quote") {
    maker.scenario(w);
    return w.take();
  }
  w.begin_object();
  if (door == "diff") {
    w.key("scenarios").begin_array();
    maker.scenario(w);
    maker.scenario(w);
    w.end_array();
  } else {
    w.key("scenario");
    maker.scenario(w);
  }
  settings(w, door);
  w.end_object();
  return w.take();
}
