#include "core/planning/credits.h"

#include <algorithm>
#include <tuple>

namespace bedrock {
namespace {

Decimal owed(const ServiceCharge& charge) {
  return subtract(charge.amount, charge.credited).value_or(Decimal{});
}

auto order_of(const Credit& credit) {
  return std::tuple(credit.expires, credit.services.size(), credit.issued);
}

}  // namespace

void apply_credits(std::vector<ServiceCharge>& charges, std::vector<Credit>& credits,
                   Date month_start) {
  std::vector<Credit*> order;
  for (Credit& credit : credits) {
    if (credit.expires >= month_start) order.push_back(&credit);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Credit* a, const Credit* b) { return order_of(*a) < order_of(*b); });
  for (Credit* credit : order) {
    std::vector<std::size_t> indices = credit->services;
    std::stable_sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
      return owed(charges[a]) > owed(charges[b]);
    });
    for (const std::size_t index : indices) {
      const Decimal paid = std::min(credit->left, owed(charges[index]));
      charges[index].credited = add(charges[index].credited, paid).value_or(paid);
      credit->left = subtract(credit->left, paid).value_or(Decimal{});
    }
  }
}

}  // namespace bedrock
