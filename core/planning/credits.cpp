#include "core/planning/credits.h"

#include <algorithm>
#include <tuple>

namespace bedrock {
namespace {

Decimal owed(const ServiceCharge& charge) {
  return subtract(charge.amount, charge.credited).value_or(Decimal{});
}

auto order_of(const Credit& credit) {
  return std::tuple(credit.expires, credit.scope, credit.issued);
}

// What the credit may pay of the service.
Decimal owed_to(const Credit& credit, const std::vector<ServiceCharge>& charges,
                std::size_t service) {
  Decimal total;
  for (const std::size_t index : credit.charges) {
    if (charges[index].service == service) {
      total = add(total, owed(charges[index])).value_or(total);
    }
  }
  return total;
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
    std::vector<std::pair<Decimal, std::size_t>> indices;
    indices.reserve(credit->charges.size());
    for (const std::size_t index : credit->charges) {
      indices.emplace_back(owed_to(*credit, charges, charges[index].service), index);
    }
    std::stable_sort(indices.begin(), indices.end(), [&](const auto& a, const auto& b) {
      const auto key = [&](const auto& entry) { return charges[entry.second].service; };
      return a.first != b.first ? a.first > b.first : key(a) < key(b);
    });
    for (const auto& [total, index] : indices) {
      const Decimal paid = std::min(credit->left, owed(charges[index]));
      charges[index].credited = add(charges[index].credited, paid).value_or(paid);
      credit->left = subtract(credit->left, paid).value_or(Decimal{});
    }
  }
}

}  // namespace bedrock
