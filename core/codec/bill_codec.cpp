#include "core/codec/bill_codec.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/codec/model_codec.h"
#include "core/json/writer.h"

namespace bedrock {
namespace {

std::string_view region_code(const RateTable& table, int region) {
  return region < 0 ? std::string_view{} : table.regions[static_cast<std::size_t>(region)].code;
}

// The id to call: with the prefix of the terms' route.
std::string_view model_id(const Terms& terms) {
  return terms.model != nullptr ? terms.model->id : std::string_view(terms.model_id);
}

std::string_view model_name(const Terms& terms) {
  return terms.model != nullptr ? terms.model->name : std::string_view(terms.model_id);
}

// Where the list price behind a line was read; a private rate without one is the person's own.
void write_line_source(JsonWriter& w, const RateTable& table, const Bill& bill,
                       const BillLine& line) {
  const Rate* rate = line.list ? &line.list->rate : nullptr;
  if (rate == nullptr) {
    w.member("source", "your own rate").member("source_date", bill.as_of);
    w.member("grade", "own");
    return;
  }
  const Source& source = table.sources[rate->source];
  w.member("source", source.title).member("source_date", source.date);
  w.member("grade", grade(table, *rate));
}

// What the usage and the rate take to hold.
std::string assumed(const RateTable& table, const BillLine& line) {
  const std::optional<FoundRate>& list = line.list;
  if (!list || line.own.starts_with("your own rate")) return line.assumed;
  const std::string words = assumed_in_words(table, *list);
  if (words.empty()) return line.assumed;
  return line.assumed.empty() ? words : join({line.assumed, "; ", words});
}

void write_line(JsonWriter& w, const RateTable& table, const Bill& bill, const BillLine& line) {
  const Terms& terms = bill.parts[line.part];
  const Rate* rate = line.list ? &line.list->rate : nullptr;
  w.begin_object();
  w.member("workload", bill.workloads[line.workload].name);
  w.member("dimension", info(line.dimension).name);
  w.member("quantity", line.quantity);
  w.member("unit", info(line.dimension).unit);
  w.member("rate", line.rate);
  w.member("amount", line.amount);
  w.member("formula", line.formula);
  write_line_source(w, table, bill, line);
  w.member("label", info(line.dimension).label);
  w.member("gross", line.gross);
  w.member("free", line.free);
  w.member("model", model_id(terms));
  w.member("model_name", model_name(terms));
  w.key("is_service").boolean(terms.model != nullptr && terms.model->service);
  w.member_or_null("service", line.service);
  w.member_or_null("usage_type", line.usage_type);
  w.key("workload_index").integer(static_cast<std::int64_t>(line.workload));
  w.member("region", region_code(table, terms.region));
  w.member("route", name(terms.route));
  w.member("tier", name(terms.tier));
  w.member("context", name(line.context));
  const auto scope = rate != nullptr ? rate->endpoint : EndpointScope::kBoth;
  w.member_or_null("endpoint", name(scope));
  date_or_null(w, "confirmed", rate != nullptr ? Date{rate->confirmed} : Date{});
  w.member_or_null("own", line.own);
  w.member_or_null("derived", line.list ? derivation_in_words(table, *line.list) : std::string());
  constexpr std::string_view kNone;
  w.member_or_null("assumed", assumed(table, line));
  w.member_or_null("price_region", region_code(table, line.price_region));
  w.member_or_null("note", rate != nullptr ? table.texts[rate->note] : kNone);
  w.member_or_null("source_url", rate != nullptr ? table.sources[rate->source].url : kNone);
  w.end_object();
}

void write_not_priced(JsonWriter& w, const RateTable& table, const Bill& bill,
                      const NotPriced& item) {
  w.begin_object();
  w.member("workload", bill.workloads[item.workload].name);
  w.member("model", model_id(bill.parts[item.part]));
  w.member("dimension", info(item.dimension).name);
  w.member("quantity", item.quantity);
  w.member("unit", info(item.dimension).unit);
  w.member("reason", item.reason);
  w.member("hint", item.hint);
  w.key("workload_index").integer(static_cast<std::int64_t>(item.workload));
  w.key("known_in").begin_array();
  for (const int region : item.known_in) {
    w.string(table.regions[static_cast<std::size_t>(region)].code);
  }
  w.end_array();
  w.member_or_null("nearest_rate", item.nearest);
  w.end_object();
}

void write_throughput(JsonWriter& w, const std::optional<Throughput>& throughput) {
  w.key("throughput");
  if (!throughput) {
    w.null();
    return;
  }
  w.begin_object().member("requests_per_minute", throughput->requests_per_minute);
  w.member("tokens_per_minute", throughput->tokens_per_minute).end_object();
}

void write_commitment(JsonWriter& w, const WorkloadBill& workload) {
  w.key("commitment");
  if (workload.term_months == 0) {
    w.null();
    return;
  }
  w.begin_object().key("months").integer(workload.term_months);
  w.member("total", workload.obligation).end_object();
}

void write_workload(JsonWriter& w, const RateTable& table, const Bill& bill,
                    const WorkloadBill& workload) {
  static const Terms kNothing;
  const Terms& terms = workload.part ? bill.parts[*workload.part] : kNothing;
  w.begin_object();
  w.member("workload", workload.name);
  w.member("type", workload.type->name);
  w.member("model", model_id(terms));
  w.member("model_name", model_name(terms));
  w.member("provider", terms.model != nullptr ? terms.model->provider : std::string_view{});
  w.member("region", region_code(table, terms.region));
  w.member("route", name(terms.route));
  w.member("tier", name(terms.tier));
  w.member("count", workload.volume);
  w.member("unit", info(workload.type->volume).noun);
  w.member("total", workload.total);
  w.member_or_null("per_unit", workload.per_one);
  write_throughput(w, workload.throughput);
  write_commitment(w, workload);
  w.key("complete").boolean(workload.complete);
  if (workload.switched_off) w.key("switched_off").boolean(true);
  // Only where they are given: most scenarios have none.
  if (!workload.team.empty()) w.member("team", workload.team);
  if (!workload.tags.empty()) {
    w.key("tags").begin_object();
    for (const Tag& tag : workload.tags) w.any_key(tag.name).string(tag.value);
    w.end_object();
  }
  w.end_object();
}

void write_notice(JsonWriter& w, const Bill& bill, const Notice& notice) {
  w.begin_object();
  w.member("workload", bill.workloads[notice.workload].name);
  w.member("code", notice.code);
  w.member("message", notice.message);
  w.end_object();
}

// Day 0 without lines at list prices.
Date oldest_source_date(const RateTable& table, const Bill& bill) {
  Date oldest{65535};
  for (const BillLine& line : bill.lines) {
    if (!line.list) continue;
    oldest = std::min(oldest, table.sources[line.list->rate.source].date);
  }
  return oldest == Date{65535} ? Date{} : oldest;
}

}  // namespace

std::string derivation_in_words(const RateTable& table, const FoundRate& found) {
  if (!found.derived()) return {};
  const Model& model = table.models[found.rate.model];
  const bool cache = found.derivation != Derivation::kNone;
  std::string words;
  if (found.derivation == Derivation::kPlainInput) {
    words =
        "input rate: the model has no price for cache writes, so what misses the cache is "
        "plain input";
  } else if (found.derivation == Derivation::kFreeWrite) {
    words = "input rate instead of the published $0 for cache writes";
  } else if (cache) {
    words =
        join({"input rate x ", multiplier(model, found.derivation).value().text(),
              ", the published cache multiplier (", table.sources[model.cache.source].title, ")"});
  }
  if (found.tier == Tier::kStandard) return words;
  words += cache ? ", x " : "standard rate x ";
  return join({words, multiplier(model, found.tier).value().text(),
               ", the published multiplier of the ", name(found.tier), " tier (",
               table.sources[model.tiers.source].title, ")"});
}

std::string assumed_in_words(const RateTable& table, const FoundRate& found) {
  std::string words;
  if (found.derivation == Derivation::kFreeWrite) {
    words =
        "AWS publishes $0 for these cache writes, which no invoice has confirmed, so they are "
        "charged at the input rate; at $0 they would cost nothing";
  } else if (found.derivation == Derivation::kPlainInput) {
    words =
        "AWS publishes no price for these cache writes, so they are charged as plain input; at $0 "
        "they would cost nothing";
  }
  const std::string_view of_rate = table.texts[found.rate.assumed];
  if (!words.empty() && !of_rate.empty()) words += "; ";
  return words.append(of_rate);
}

std::string bill_envelope(const RateTable& table, const Bill& bill) {
  constexpr std::size_t kBytesOfALine = 1200;  // about, with its share of the rest
  JsonWriter w(kBytesOfALine * (1 + bill.lines.size() + bill.not_priced.size()));
  w.begin_object().key("ok").boolean(true).key("bill").begin_object();
  w.member("currency", "USD").member("period", "month");
  w.member("total", bill.total);
  w.key("complete").boolean(bill.complete());
  w.key("lines").begin_array();
  for (const BillLine& line : bill.lines) write_line(w, table, bill, line);
  w.end_array().key("not_priced").begin_array();
  for (const NotPriced& item : bill.not_priced) write_not_priced(w, table, bill, item);
  w.end_array().key("workloads").begin_array();
  for (const WorkloadBill& workload : bill.workloads) write_workload(w, table, bill, workload);
  w.end_array().key("services").begin_array();
  for (const ServiceTotal& entry : bill.services) {
    w.begin_object();
    w.member_or_null("service", entry.service);
    w.member("total", entry.total).end_object();
  }
  w.end_array().key("largest_line");
  if (const auto largest = bill.largest_line()) {
    w.integer(static_cast<std::int64_t>(*largest));
  } else {
    w.null();
  }
  w.key("notices").begin_array();
  for (const Notice& notice : bill.notices) write_notice(w, bill, notice);
  w.end_array();
  w.member("rate_set", table.id);
  w.member("as_of", bill.as_of);
  date_or_null(w, "oldest_source_date", oldest_source_date(table, bill));
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
