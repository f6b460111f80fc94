#include "core/billing/bill.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/billing/allowances.h"
#include "core/billing/invoice.h"
#include "core/billing/lifecycle.h"
#include "core/billing/notices.h"
#include "core/billing/own_prices.h"
#include "core/billing/terms.h"
#include "core/catalog/model_id.h"
#include "core/usage/expansion.h"

namespace bedrock {
namespace {

std::unexpected<Error> too_large(const std::string& path) {
  return fail("too_large", path, "The amount has more digits than can be summed exactly.",
              "Enter smaller numbers: an amount can have up to 38 digits.");
}

// Why a part without a known model or service has no price; looks for the nearest id if `suggest`.
NoRate unknown_model(const RateTable& table, const Terms& terms, bool suggest) {
  if (terms.kind == ModelIdKind::kChina) {
    return {"The ARN belongs to AWS China, and no Bedrock prices are known for its regions.",
            "Enter a model id and a region of the commercial or GovCloud partition."};
  }
  if (terms.kind != ModelIdKind::kModel) {
    return {"The id names " + std::string(kind_in_words(terms.kind)) + ", which hides its model.",
            "Add it to \"model_aliases\" with the id of its model."};
  }
  const std::string_view near = suggest ? nearest_model(table, terms.model_id) : std::string_view{};
  return {"The rate table has no model \"" + terms.model_id + "\".",
          near.empty() ? "Check the model id, or choose a model from the list."
                       : "Did you mean \"" + std::string(near) + "\"?"};
}

class Pricer {
 public:
  Pricer(const RateTable& table, const Scenario& scenario)
      : table_(table),
        scenario_(scenario),
        bill_{.as_of = scenario.as_of.value_or(table.newest)},
        meter_(scenario, bill_.as_of) {}

  Result<Bill> run() {
    for (std::size_t i = 0; i < scenario_.workloads.size(); ++i) {
      const auto done =
          price_workload(scenario_.workloads[i], "workloads[" + std::to_string(i) + "]");
      if (!done) return std::unexpected(done.error());
    }
    return std::move(bill_);
  }

 private:
  Result<void> price_workload(const Workload& workload, const std::string& path) {
    auto usage = expand(table_, scenario_, workload);
    if (!usage) {
      usage.error().path = path + "." + usage.error().path;
      return std::unexpected(usage.error());
    }
    const std::size_t index = bill_.workloads.size();
    bill_.workloads.push_back({.name = workload.name,
                               .type = workload.type,
                               .volume = workload.number(workload.type->volume),
                               .throughput = usage->throughput});
    for (const UsagePart& part : usage->parts) {
      auto terms = terms_of(table_, scenario_, workload, part, path);
      if (!terms) return std::unexpected(terms.error());
      bill_.parts.push_back(std::move(*terms));
      name_workload(workload, bill_.workloads[index]);
      for (const UsageItem& item : part.items) {
        if (!price_item(index, part.context, item)) return too_large(path);
      }
      add_notices(part, index);
    }
    for (UsageNote& note : usage->notes) add_notice(index, std::move(note));
    add_obligation(index);
    WorkloadBill& total = bill_.workloads[index];
    if (total.complete && !total.volume.is_zero()) {
      total.per_one = divide(total.total, total.volume, 18, Rounding::kHalfEven);
    }
    return {};
  }

  void add_obligation(std::size_t index) {
    const WorkloadBill& workload = bill_.workloads[index];
    if (workload.term_months == 0) return;
    const Decimal months(workload.term_months);
    add_notice(index,
               {"commitment", "Committed for " + counted(months, "month") + ": $" +
                                  grouped(workload.obligation) +
                                  " in total, charged for the whole term whether used or not."});
  }

  // The first part decides the workload's model, and its name if it was not given one.
  void name_workload(const Workload& workload, WorkloadBill& bill) const {
    if (bill.part) return;
    bill.part = bill_.parts.size() - 1;
    if (!workload.name.empty()) return;
    const Terms& terms = bill_.parts.back();
    bill.name = terms.model != nullptr ? std::string(terms.model->name) : terms.model_id;
  }

  // A notice that this workload already has is not repeated.
  void add_notice(std::size_t index, UsageNote note) {
    for (const Notice& said : bill_.notices | std::views::reverse) {
      if (said.workload != index) break;  // those of one workload are adjacent
      if (said.message == note.message) return;
    }
    bill_.notices.push_back({index, std::move(note.code), std::move(note.message)});
  }

  void add_notices(const UsagePart& part, std::size_t index) {
    const Terms& terms = bill_.parts.back();
    if (terms.model == nullptr) return;
    const Date today = scenario_.today.value_or(bill_.as_of);
    for (UsageNote& note : lifecycle_notices(table_, terms, bill_.as_of, today)) {
      add_notice(index, std::move(note));
    }
    if (!part.of_workload) return;
    for (UsageNote& note : notices_of(table_, part, terms, bill_.as_of)) {
      add_notice(index, std::move(note));
    }
  }

  // Looking for the nearest id is slow: once for each id, and only for the first hundred.
  const NoRate& explain_unknown(const Terms& terms) {
    constexpr std::size_t kMostSuggestions = 100;
    const auto known = unknown_.find(terms.model_id);
    if (known != unknown_.end()) return known->second;
    const bool suggest = unknown_.size() < kMostSuggestions;
    return unknown_.emplace(terms.model_id, unknown_model(table_, terms, suggest)).first->second;
  }

  // Puts the list price in force into the line; otherwise says why there is none.
  std::optional<NoRate> find_list_price(const Terms& terms, BillLine& line) {
    if (terms.model == nullptr) return explain_unknown(terms);
    if (auto why = not_offered(table_, terms)) return why;
    auto found = find_rate(table_, {.model = terms.model,
                                    .region = terms.region,
                                    .profile = terms.profile,
                                    .route = terms.route,
                                    .tier = terms.tier,
                                    .dimension = line.dimension,
                                    .context = line.context,
                                    .endpoint = terms.endpoint,
                                    .as_of = bill_.as_of});
    if (!found) return std::move(found.error());
    line.list = *found;
    return std::nullopt;
  }

  void leave_out(const BillLine& line, NoRate why) {
    bill_.not_priced.push_back({line.workload, line.part, line.dimension, line.gross,
                                std::move(why.reason), std::move(why.hint), std::move(why.known_in),
                                why.nearest});
    bill_.workloads[line.workload].complete = false;
  }

  // An item of the part that was added last. False when the amount or a total does not fit.
  bool price_item(std::size_t index, Context context, const UsageItem& item) {
    const std::size_t part = bill_.parts.size() - 1;
    BillLine line{.workload = index,
                  .part = part,
                  .dimension = item.dimension,
                  .context = context,
                  .gross = item.quantity.value(),
                  .assumed = item.assumed};
    if (!item.unknown.empty()) {
      leave_out(line, {item.unknown, item.hint});
      return true;
    }
    const Terms& terms = bill_.parts[part];
    const auto slices =
        meter_.take(table_, terms.model, terms.region, item.dimension, item.quantity.value());
    for (const Slice& slice : slices) {
      line.dimension = slice.dimension;
      line.gross = slice.gross;
      line.free = slice.free;
      line.quantity = slice.billed;
      line.formula = slices.size() == 1 ? item.quantity.words()
                                        : counted(slice.gross, info(slice.dimension).unit) +
                                              " of " + item.quantity.words();
      if (!slice.free.is_zero()) line.formula += ", " + grouped(slice.free) + " of it free,";
      // Cut into bands, or used up by an allowance, it is what the meter counted.
      const bool whole = slices.size() == 1 && !slice.billed.is_zero();
      if (!price_line(line, whole ? item.quantity.less(slice.free) : Quantity(slice.billed))) {
        return false;
      }
    }
    return !slices.empty();
  }

  bool price_line(BillLine line, const Quantity& billed) {
    const Terms& terms = bill_.parts[line.part];
    WorkloadBill& workload = bill_.workloads[line.workload];
    auto missing = find_list_price(terms, line);
    if (const OwnRate* own = find_own_rate(table_, scenario_, terms, line.dimension)) {
      line.rate = own->usd;
      line.own = "your own rate";
      if (!missing) line.own += " instead of " + rate_in_words(line.dimension, line.list.usd);
    } else if (missing) {
      leave_out(line, std::move(*missing));
      return true;
    } else {
      const auto usd = discounted(scenario_, terms, line.dimension, line.list.usd, line.own);
      if (!usd) return false;
      line.rate = *usd;
    }
    const auto amount = billed.at(line.rate);
    const auto workload_total = amount ? add(workload.total, *amount) : amount;
    const auto total = amount ? add(bill_.total, *amount) : amount;
    if (!workload_total || !total) return false;
    if (const int months = term_months(terms.tier); months > 0) {
      const Exact all = sum(workload.obligation, multiply(*amount, Decimal(months)));
      if (!all) return false;
      workload.term_months = months;
      workload.obligation = *all;
    }
    workload.total = *workload_total;
    bill_.total = *total;
    line.amount = *amount;
    line.formula += " x " + rate_in_words(line.dimension, line.rate);
    return file_line(std::move(line));
  }

  // Under its service on the invoice. Only the AWS rate set has these.
  bool file_line(BillLine line) {
    const Terms& terms = bill_.parts[line.part];
    if (terms.model != nullptr && table_.id == "aws") {
      line.service = invoice_service(*terms.model, line.dimension);
      line.usage_type = usage_type(table_, terms, line);
      if (marketplace_sold(*terms.model)) {
        add_notice(
            line.workload,
            {"marketplace",
             "Sold through AWS Marketplace: the invoice and Cost Explorer show it as \"" +
                 line.service +
                 "\". Budgets and reports filtered by the service Amazon Bedrock leave it out."});
      }
    }
    auto at =
        std::find_if(bill_.services.begin(), bill_.services.end(),
                     [&](const ServiceTotal& entry) { return entry.service == line.service; });
    if (at == bill_.services.end()) at = bill_.services.insert(at, {line.service, {}});
    const auto total = add(at->total, line.amount);
    if (!total) return false;
    at->total = *total;
    bill_.lines.push_back(std::move(line));
    return true;
  }

  const RateTable& table_;
  const Scenario& scenario_;
  Bill bill_;
  ServiceMeter meter_;
  std::map<std::string, NoRate> unknown_;
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
