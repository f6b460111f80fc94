#include "core/doors/credits.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/doors/programme_data.h"

namespace bedrock {
namespace {

constexpr std::size_t kMostAwards = 50;
constexpr auto kAwardFields = std::to_array<std::string_view>(
    {"name", "programme", "amount", "start", "expires", "services", "marketplace", "workloads"});
constexpr std::string_view kOwnSource = "The award as entered";

void read_award(const Value& json, const std::string& path, const PlanRequest& request,
                const Value& programmes, ReadAwards& result, std::optional<Error>& error) {
  ObjectReader reader(json, path, kAwardFields, error);
  Award award;
  award.name = reader.required_string("name");
  award.amount = reader.required_quantity("amount");
  award.start = reader.date("start").value_or(request.plan.start.first());
  const auto expires = reader.date("expires");
  if (!expires) {
    reader.fail("missing_field", "expires", "The day on which the award expires is missing.",
                "Add its last day, such as \"2027-11-30\".");
    return;
  }
  award.expires = *expires;
  if (award.expires < award.start) {
    reader.fail("out_of_range", "expires", "The award expires before it starts.",
                "Enter a day on or after " + award.start.text() + ".");
  }
  award.services = reader.strings("services");
  const std::string id = reader.string("programme");
  const Value* programme = find_programme(programmes, id);
  if (!id.empty() && programme == nullptr) {
    reader.fail("unknown_value", "programme", "There is no programme \"" + id.substr(0, 60) + "\".",
                "Use an id that the door \"programmes\" lists, or leave it out.");
    return;
  }
  const bool covered =
      programme != nullptr && programme->find("marketplace")->find("covered")->boolean;
  award.marketplace = reader.boolean("marketplace", covered);
  if (const Value* workloads = reader.list("workloads")) {
    for (const Value& item : workloads->items) {
      const auto index = item.is(Value::Kind::kNumber) ? Decimal::parse(item.text) : std::nullopt;
      const auto count = static_cast<std::int64_t>(request.plan.workloads.size());
      if (!index || !index->is_whole() || index->is_negative() || *index >= Decimal(count)) {
        reader.fail("out_of_range", "workloads", "The scenario does not have that workload.",
                    "Enter indices of workloads, from 0.");
        return;
      }
      award.workloads.push_back(static_cast<std::size_t>(index->small()));
    }
  }
  result.awards.push_back(std::move(award));
  result.programmes.push_back(id);
  result.says.push_back(reader.has("marketplace"));
}

// All that one answer is made of.
struct Answer {
  const PlanRequest& request;
  const Forecast& forecast;
  const ReadAwards& read;
  const CreditLedger& ledger;
  const Value& programmes;
};

void write_months(JsonWriter& w, const Answer& answer) {
  w.key("months").begin_array();
  for (std::size_t m = 0; m < answer.forecast.months.size(); ++m) {
    const ForecastMonth& month = answer.forecast.months[m];
    const CreditMonth& credit = answer.ledger.months[m];
    w.begin_object().member("month", month.month.text()).member("charged", credit.charged);
    w.member("credited", credit.paid_by_credits).member("to_pay", credit.to_pay);
    w.key("awards").begin_array();
    for (const AwardMonth& award : credit.awards) {
      w.begin_object().member("left", award.left).member("used", award.used);
      w.member("expired", award.expired).end_object();
    }
    w.end_array().key("services").begin_array();
    for (std::size_t s = 0; s < answer.forecast.services.size(); ++s) {
      Exact charged = Decimal{};
      Exact credited = Decimal{};
      for (std::size_t c = 0; c < month.charges.size(); ++c) {
        if (month.charges[c].service != s) continue;
        charged = sum(charged, month.charges[c].amount);
        credited = sum(credited, credit.credited[c]);
      }
      if (!charged || !credited || *charged == *credited) continue;
      w.begin_object();
      write_service(w, answer.forecast.services[s]);
      w.member("charged", *charged).member("credited", *credited).end_object();
    }
    w.end_array().end_object();
  }
  w.end_array();
}

// What the months together leave to pay if the award covered the Marketplace, or did not.
Exact otherwise(const Answer& answer, std::size_t award) {
  std::vector<Award> awards = answer.read.awards;
  awards[award].marketplace = !awards[award].marketplace;
  const auto ledger = apply_awards(answer.forecast, awards);
  if (!ledger || ledger->to_pay == answer.ledger.to_pay) return std::nullopt;
  return ledger->to_pay;
}

void write_marketplace(JsonWriter& w, const Answer& answer, std::size_t index) {
  const Award& award = answer.read.awards[index];
  const Value* programme = find_programme(answer.programmes, answer.read.programmes[index]);
  w.key("marketplace").begin_object().key("covered").boolean(award.marketplace);
  if (answer.read.says[index]) {
    w.member("by", "award").member("reason", "The award as entered says so.");
    w.member("source", kOwnSource).member("source_date", answer.request.plan.start.text());
  } else {
    const Value* fact = programme != nullptr ? programme->find("marketplace")->find("fact")
                                             : &answer.programmes.find("rules")->items[1];
    w.member("by", programme != nullptr ? "programme" : "terms");
    w.member("reason", fact->find("text")->text).member("source", fact->find("source")->text);
    w.member("source_date", fact->find("date")->text);
  }
  w.key("otherwise_to_pay");
  const Exact other = otherwise(answer, index);
  if (other) {
    w.decimal(*other);
  } else {
    w.null();
  }
  w.end_object();
}

// What was paid in cash in the months of an award, by why it did not pay it; cut to what expired.
void write_unused(JsonWriter& w, const Answer& answer, const Award& award, const Decimal& expired) {
  constexpr auto kWhy =
      std::to_array<std::string_view>({"none", "marketplace", "service", "workload"});
  constexpr auto kBecause = std::to_array<std::string_view>(
      {"", "of models sold through AWS Marketplace, which it does not cover",
       "of services that it does not cover", "of workloads that it is not for"});
  std::array<Exact, 4> missed;
  missed.fill(Decimal{});
  for (std::size_t m = 0; m < answer.forecast.months.size(); ++m) {
    const ForecastMonth& month = answer.forecast.months[m];
    if (!award.holds_in(month.month)) continue;
    for (std::size_t c = 0; c < month.charges.size(); ++c) {
      const MonthCharge& charge = month.charges[c];
      const Cover why = cover(award, answer.forecast.services[charge.service], charge.source);
      Exact& sums = missed[static_cast<std::size_t>(why)];
      sums = sum(sums, difference(charge.amount, answer.ledger.months[m].credited[c]));
    }
  }
  w.key("unused").begin_array();
  bool any = false;
  for (std::size_t i = 1; i < missed.size() && !expired.is_zero(); ++i) {
    const Decimal amount = std::min(missed[i].value_or(Decimal{}), expired);
    if (amount.is_zero()) continue;
    any = true;
    w.begin_object().member("why", kWhy[i]).member("amount", amount);
    w.member("sentence",
             "It would have paid " + in_cents(amount) + " " + std::string(kBecause[i]) + ".");
    w.end_object();
  }
  if (!any && !expired.is_zero()) {
    w.begin_object().member("why", "none").member("amount", expired);
    w.member("sentence", "Credits paid all charges of its months: " + in_cents(expired) +
                             " more was granted than is used.");
    w.end_object();
  }
  w.end_array();
}

void write_award(JsonWriter& w, const Answer& answer, std::size_t index) {
  const Award& award = answer.read.awards[index];
  Exact used = Decimal{};
  Exact expired = Decimal{};
  std::optional<Month> used_up;
  for (std::size_t m = 0; m < answer.ledger.months.size(); ++m) {
    const AwardMonth& month = answer.ledger.months[m].awards[index];
    used = sum(used, month.used);
    expired = sum(expired, month.expired);
    if (!used_up && used == award.amount) used_up = answer.forecast.months[m].month;
  }
  w.begin_object().member("name", award.name).member("amount", award.amount);
  w.member("start", award.start.text()).member("expires", award.expires.text());
  w.member("used", used.value_or(Decimal{})).member("expired", expired.value_or(Decimal{}));
  w.member("left", answer.ledger.months.back().awards[index].left).key("used_up");
  if (used_up) {
    w.string(used_up->text());
  } else {
    w.null();
  }
  write_marketplace(w, answer, index);
  write_unused(w, answer, award, expired.value_or(Decimal{}));
  w.end_object();
}

void write_first_payment(JsonWriter& w, const Answer& answer) {
  const auto day = first_payment(answer.request.plan, answer.forecast, answer.ledger);
  w.key("first_payment");
  if (!day) {
    w.null();
    return;
  }
  const Month month = Month::of(*day);
  const auto index = static_cast<std::size_t>(month.since(answer.request.plan.start));
  w.begin_object().member("month", month.text()).member("day", day->text());
  w.member("to_pay", answer.ledger.months[index].to_pay).end_object();
}

void write_ask(JsonWriter& w, const Answer& answer, const Decimal& headroom) {
  Exact marketplace = Decimal{};
  for (std::size_t m = 0; m < answer.forecast.months.size(); ++m) {
    const ForecastMonth& month = answer.forecast.months[m];
    for (std::size_t c = 0; c < month.charges.size(); ++c) {
      const MonthCharge& charge = month.charges[c];
      if (!answer.forecast.services[charge.service].marketplace) continue;
      marketplace =
          sum(marketplace, difference(charge.amount, answer.ledger.months[m].credited[c]));
    }
  }
  const Decimal& to_pay = answer.ledger.to_pay;
  const Exact with = product(to_pay, sum(Decimal(100), headroom));
  const Exact thousands = quotient(with, Decimal(100'000), 0, Rounding::kUp);
  const Decimal amount = product(thousands, Decimal(1000)).value_or(Decimal{});
  w.key("ask").begin_object().member("to_pay", to_pay).member("headroom_percent", headroom);
  w.member("amount", amount).member("marketplace", marketplace.value_or(Decimal{}));
  const std::string last = answer.forecast.months.back().month.text();
  w.member("sentence", to_pay.is_zero()
                           ? "Credits pay everything until " + last + ": nothing more is needed."
                           : in_cents(to_pay) + " is left to pay until " + last + "; with " +
                                 grouped(headroom) + " % on top, ask for $" + grouped(amount) +
                                 ".");
  w.end_object();
}

}  // namespace

ReadAwards read_awards(const PlanRequest& request, const Value& programmes,
                       std::optional<Error>& error) {
  ReadAwards result;
  if (request.plan_json == nullptr) return result;
  ObjectReader reader = plan_reader(request, error);
  read_list(reader, "awards", kMostAwards, error, [&](const Value& item, const std::string& path) {
    read_award(item, path, request, programmes, result, error);
  });
  return result;
}

void write_facts(JsonWriter& w, const Value* facts) {
  w.begin_array();
  for (std::size_t i = 0; facts != nullptr && i < facts->items.size(); ++i) {
    w.begin_object();
    for (const Member& member : facts->items[i].members) {
      w.any_key(member.name).string(member.value.text);
    }
    w.end_object();
  }
  w.end_array();
}

Result<std::string> doors::credits(Sets sets, std::string_view text) {
  const auto request = read_plan_request(sets, text);
  if (!request) return std::unexpected(request.error());
  const PlanRequest& asked = **request;
  const Value programmes = programme_data();
  std::optional<Error> error;
  const ReadAwards read = read_awards(asked, programmes, error);
  Decimal headroom(20);
  if (asked.plan_json != nullptr) {
    ObjectReader reader = plan_reader(asked, error);
    headroom = read_between(reader, "headroom_percent", 0, 1000, headroom);
  }
  if (error) return std::unexpected(std::move(*error));
  const auto forecast = bedrock::forecast(asked.table(), asked.scenario(), asked.plan);
  if (!forecast) return std::unexpected(inside(forecast.error(), "scenario"));
  const auto ledger = apply_awards(*forecast, read.awards);
  if (!ledger) return std::unexpected(ledger.error());
  const Answer answer{asked, *forecast, read, *ledger, programmes};
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("credits").begin_object();
  w.member("charged", ledger->charged).member("credited", ledger->credited);
  w.member("to_pay", ledger->to_pay);
  write_months(w, answer);
  w.key("awards").begin_array();
  for (std::size_t a = 0; a < read.awards.size(); ++a) write_award(w, answer, a);
  w.end_array();
  write_first_payment(w, answer);
  Exact expired = Decimal{};
  for (const CreditMonth& month : ledger->months) {
    for (const AwardMonth& award : month.awards) expired = sum(expired, award.expired);
  }
  w.member("expired", expired.value_or(Decimal{}));
  write_ask(w, answer, headroom);
  w.key("rules");
  write_facts(w, programmes.find("rules"));
  w.key("complete").boolean(forecast->complete()).end_object().end_object();
  return w.take();
}

}  // namespace bedrock
