#include "core/billing/bill.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/billing/notices.h"
#include "core/billing/own_prices.h"
#include "core/billing/terms.h"
#include "core/catalog/model_id.h"
#include "core/usage/inference.h"

namespace bedrock {
namespace {

std::unexpected<Error> too_large(const std::string& path) {
  return fail("too_large", path, "The amount has more digits than can be summed exactly.",
              "Enter smaller numbers: amounts of up to 38 digits fit.");
}

NotPriced unknown_model(const RateTable& table, const Terms& terms, const UsageItem& item,
                        std::size_t place) {
  if (terms.kind != ModelIdKind::kModel) {
    return {place, item.dimension, item.quantity,
            "The id names " + std::string(kind_in_words(terms.kind)) +
                ", which does not say its model.",
            "Say once, in model_aliases, which model it stands for."};
  }
  const std::string_view near = nearest_model(table, terms.model_id);
  return {place, item.dimension, item.quantity,
          "The rate table has no model \"" + terms.model_id + "\".",
          near.empty() ? "Check the model id, or take a model from the list."
                       : "Did you mean \"" + std::string(near) + "\"?"};
}

class Pricer {
 public:
  Pricer(const RateTable& table, const Scenario& scenario) : table_(table), scenario_(scenario) {
    bill_.as_of = scenario.as_of.value_or(table.newest);
  }

  Result<Bill> run() {
    for (std::size_t i = 0; i < scenario_.workloads.size(); ++i) {
      const std::string path = "workloads[" + std::to_string(i) + "]";
      const auto done =
          std::visit([&](const auto& workload) { return price_workload(workload, path); },
                     scenario_.workloads[i]);
      if (!done) return std::unexpected(done.error());
    }
    return std::move(bill_);
  }

 private:
  Result<void> price_workload(const InferenceWorkload& workload, const std::string& path) {
    auto terms = terms_of(table_, scenario_, workload, path);
    if (!terms) return std::unexpected(terms.error());
    // An unknown model still has usage, so that what is left out can be named.
    static constexpr Model kUnknown{};
    auto usage = expand(workload, terms->model != nullptr ? *terms->model : kUnknown);
    if (!usage) {
      usage.error().path = path + "." + usage.error().path;
      return std::unexpected(usage.error());
    }
    const std::size_t place = bill_.workloads.size();
    bill_.workloads.push_back(
        {.terms = std::move(*terms), .requests = workload.requests_per_month});
    for (UsageItem& item : usage->items) {
      if (!price_item(place, usage->context, item)) return too_large(path);
    }
    WorkloadBill& total = bill_.workloads.back();
    if (total.complete && !total.requests.is_zero()) {
      total.per_request = divide(total.total, total.requests, 18, Rounding::kHalfEven);
    }
    if (total.terms.model != nullptr) {
      auto notices = notices_of(table_, workload, total.terms, bill_.as_of, place);
      std::move(notices.begin(), notices.end(), std::back_inserter(bill_.notices));
    }
    return {};
  }

  // The list price in force, into the line; else what to say of it.
  std::optional<NotPriced> find_list_price(std::size_t place, const UsageItem& item,
                                           BillLine& line) const {
    const Terms& terms = bill_.workloads[place].terms;
    if (terms.model == nullptr) return unknown_model(table_, terms, item, place);
    auto found = find_rate(table_, {.model = terms.model,
                                    .region = terms.region,
                                    .profile = terms.profile,
                                    .route = terms.route,
                                    .tier = terms.tier,
                                    .dimension = item.dimension,
                                    .context = line.context,
                                    .as_of = bill_.as_of});
    if (found) {
      line.list = *found;
      return std::nullopt;
    }
    return NotPriced{place, item.dimension, item.quantity, std::move(found.error().reason),
                     std::move(found.error().hint)};
  }

  // False when the amount or a total does not fit.
  bool price_item(std::size_t place, Context context, UsageItem& item) {
    BillLine line{.workload = place,
                  .dimension = item.dimension,
                  .context = context,
                  .quantity = item.quantity};
    WorkloadBill& workload = bill_.workloads[place];
    auto missing = find_list_price(place, item, line);
    if (const OwnRate* own = find_own_rate(table_, scenario_, workload.terms, item.dimension)) {
      line.rate = own->usd;
      line.own = "your own rate";
      if (!missing) line.own += " in place of " + rate_in_words(item.dimension, line.list.usd);
    } else if (missing) {
      bill_.not_priced.push_back(std::move(*missing));
      workload.complete = false;
      return true;
    } else {
      const auto usd =
          discounted(scenario_, workload.terms, item.dimension, line.list.usd, line.own);
      if (!usd) return false;
      line.rate = *usd;
    }
    const auto amount = multiply(item.quantity, line.rate);
    const auto workload_total = amount ? add(workload.total, *amount) : amount;
    const auto total = amount ? add(bill_.total, *amount) : amount;
    if (!workload_total || !total) return false;
    workload.total = *workload_total;
    bill_.total = *total;
    line.amount = *amount;
    line.formula = std::move(item.formula) + " x " + rate_in_words(item.dimension, line.rate);
    bill_.lines.push_back(std::move(line));
    return true;
  }

  const RateTable& table_;
  const Scenario& scenario_;
  Bill bill_;
};

}  // namespace

std::optional<std::size_t> Bill::largest_line() const {
  if (lines.empty()) return std::nullopt;
  const auto at =
      std::max_element(lines.begin(), lines.end(),
                       [](const BillLine& a, const BillLine& b) { return a.amount < b.amount; });
  return static_cast<std::size_t>(at - lines.begin());
}

Result<Bill> price(const RateTable& table, const Scenario& scenario) {
  return Pricer(table, scenario).run();
}

}  // namespace bedrock
