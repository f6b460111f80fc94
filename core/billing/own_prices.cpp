#include "core/billing/own_prices.h"

#include "core/base/text.h"

namespace bedrock {
namespace {

std::string_view model_of(const Terms& terms) {
  return terms.model != nullptr ? terms.model->id : std::string_view(terms.model_id);
}

bool holds(const Discount& discount, const Terms& terms, Dimension dimension) {
  return (discount.provider.empty() ||
          (terms.model != nullptr && terms.model->provider == discount.provider)) &&
         (discount.model.empty() || model_of(terms) == discount.model) &&
         (!discount.dimension || *discount.dimension == dimension);
}

bool holds(const RateTable& table, const OwnRate& rate, const Terms& terms, Dimension dimension) {
  const std::string_view region = terms.region < 0
                                      ? std::string_view{}
                                      : table.regions[static_cast<std::size_t>(terms.region)].code;
  return rate.model == model_of(terms) && rate.dimension == dimension &&
         (rate.region.empty() || rate.region == region) &&
         (!rate.route || *rate.route == terms.route) && (!rate.tier || *rate.tier == terms.tier);
}

}  // namespace

std::string rate_in_words(Dimension dimension, const Decimal& usd) {
  const auto per = info(dimension).quoted_per;
  const auto quoted = per == 1 ? std::nullopt : multiply(usd, Decimal(per));
  std::string words = join({"$", grouped(quoted.value_or(usd))});
  if (words.size() > 2 && words[words.size() - 2] == '.') words += '0';  // $3.30
  if (quoted) words += " per million";
  return words;
}

const OwnRate* find_own_rate(const RateTable& table, const Scenario& scenario, const Terms& terms,
                             Dimension dimension) {
  const OwnRate* found = nullptr;
  for (const OwnRate& rate : scenario.own_rates) {
    if (holds(table, rate, terms, dimension)) found = &rate;
  }
  return found;
}

std::optional<Decimal> discounted(const Scenario& scenario, const Terms& terms, Dimension dimension,
                                  const Decimal& usd) {
  Decimal price = usd;
  for (const Discount& discount : scenario.discounts) {
    if (!holds(discount, terms, dimension)) continue;
    const auto left = subtract(Decimal(100), discount.percent);
    const auto product = left ? multiply(price, *left) : left;
    if (!product || product->scale() + 2 > Decimal::kMaxScale) return std::nullopt;
    price = Decimal::of(product->coefficient(), product->scale() + 2);
  }
  return price;
}

std::string discounts_in_words(const Scenario& scenario, const Terms& terms, Dimension dimension,
                               const Decimal& usd) {
  std::string words;
  for (const Discount& discount : scenario.discounts) {
    if (!holds(discount, terms, dimension)) continue;
    words += join({(words.empty() ? "" : ", then "), discount.percent.text(), " %"});
  }
  if (!words.empty()) words += join({" off the list price ", rate_in_words(dimension, usd)});
  return words;
}

}  // namespace bedrock
