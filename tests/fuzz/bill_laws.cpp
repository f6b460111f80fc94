#include "bill_laws.h"

#include <map>

#include "check.h"
#include "core/base/decimal.h"

using bedrock::Decimal;
using bedrock::Value;

namespace {

const Value& part(const Value& object, std::string_view name, const std::string& answer) {
  const Value* found = object.find(name);
  require(found != nullptr, name, answer);
  return *found;
}

Decimal number(const Value& object, std::string_view name, const std::string& answer) {
  const auto value = Decimal::parse(part(object, name, answer).text);
  require(value.has_value(), name, answer);
  return *value;
}

void count_in(Decimal& sum, const Decimal& amount, const std::string& answer) {
  const auto next = add(sum, amount);
  require(next.has_value(), "a sum that a bill states fits", answer);
  sum = *next;
}

// A quotient that never ends is stated to 18 places, and so is what it costs.
constexpr int kPlaces = 18;

bool is_product(const Decimal& quantity, const Decimal& rate, const Decimal& amount) {
  const auto product = multiply(quantity, rate);
  if (product == amount) return true;
  if (quantity.scale() <= kPlaces / 2) return false;
  const auto off = product ? subtract(*product, amount) : std::nullopt;
  const auto most = add(rate, Decimal(1));
  if (!off || !most) return !product;  // too many digits to tell
  const auto bound = multiply(*most, Decimal::of(1, kPlaces));
  return bound && (off->is_negative() ? subtract(Decimal{}, *off) : off) <= bound;
}

void require_line(const Value& line, const std::string& answer) {
  const Decimal quantity = number(line, "quantity", answer);
  require(is_product(quantity, number(line, "rate", answer), number(line, "amount", answer)),
          "quantity x rate = amount", answer);
  require(add(quantity, number(line, "free", answer)) == number(line, "gross", answer),
          "what is billed and what is free are what was used", answer);
}

}  // namespace

void require_sound_bill(const std::string& answer) {
  require_envelope(answer);
  const auto json = bedrock::parse_json(answer);
  const Value* bill = json->find("bill");
  if (bill == nullptr) return;
  Decimal whole;
  std::map<std::string, Decimal> of_workload;
  for (const Value& line : part(*bill, "lines", answer).items) {
    require_line(line, answer);
    const Decimal amount = number(line, "amount", answer);
    count_in(whole, amount, answer);
    count_in(of_workload[part(line, "workload_index", answer).text], amount, answer);
  }
  const Decimal total = number(*bill, "total", answer);
  require(whole == total, "lines add up to the total", answer);
  const auto& workloads = part(*bill, "workloads", answer).items;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    require(of_workload[std::to_string(i)] == number(workloads[i], "total", answer),
            "a workload's lines add up to its total", answer);
  }
  Decimal services;
  for (const Value& service : part(*bill, "services", answer).items) {
    count_in(services, number(service, "total", answer), answer);
  }
  require(services == total, "services add up to the total", answer);
}
