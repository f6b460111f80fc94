#include "core/billing/bill.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/billing/allowances.h"
#include "core/billing/charge.h"
#include "core/billing/invoice.h"
#include "core/billing/lifecycle.h"
#include "core/billing/notices.h"
#include "core/billing/own_prices.h"
#include "core/billing/usage_type.h"
#include "core/catalog/missing_rate.h"
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
    return {join({"The id names ", kind_in_words(terms.kind), ", which hides its model."}),
            "Add it to \"model_aliases\" with the id of its model."};
  }
  const std::string_view near = suggest ? nearest_model(table, terms.model_id) : std::string_view{};
  return {join({"The rate table has no model \"", terms.model_id, "\"."}),
          near.empty() ? "Check the model id, or choose a model from the list."
                       : join({"Did you mean \"", near, "\"?"})};
}

// Puts charges into words: lines, totals, what could not be priced, and notices.
class Describer {
 public:
  Describer(const RateTable& table, const Scenario& scenario)
      : table_(table), scenario_(scenario), bill_{.as_of = scenario.as_of.value_or(table.newest)} {}

  // False when a total has more digits than fit.
  bool add(const Workload& workload, Usage usage, const std::vector<Charge>& charges) {
    const std::size_t index = bill_.workloads.size();
    const bool off = workload.switched_off;
    bill_.workloads.push_back({.name = workload.name,
                               .team = workload.team,
                               .tags = workload.tags,
                               .type = workload.type,
                               .volume = off ? Decimal{} : workload.number(workload.type->volume),
                               .throughput = usage.throughput,
                               .switched_off = off});
    // Without parts, nothing else names it.
    std::string& name = bill_.workloads[index].name;
    if (off && name.empty()) name = workload.text(Field::kModel);
    if (off && name.empty()) name = workload.type->name;
    auto next = charges.begin();
    for (std::size_t p = 0; p < usage.parts.size(); ++p) {
      UsagePart& part = usage.parts[p];
      bill_.parts.push_back(std::move(part.terms));
      name_workload(workload, bill_.workloads[index]);
      for (; next != charges.end() && next->part == p; ++next) {
        if (!add_charge(index, part, *next)) return false;
      }
      add_notices(part, index);
    }
    for (UsageNote& note : usage.notes) add_notice(index, std::move(note));
    add_obligation(index);
    WorkloadBill& total = bill_.workloads[index];
    if (total.complete && !total.volume.is_zero()) {
      total.per_one = divide(total.total, total.volume, 18, Rounding::kHalfEven);
    }
    return true;
  }

  Bill take() { return std::move(bill_); }

 private:
  void add_obligation(std::size_t index) {
    const WorkloadBill& workload = bill_.workloads[index];
    if (workload.term_months == 0) return;
    const Decimal months(workload.term_months);
    add_notice(index, {"commitment",
                       join({"Committed for ", counted(months, "month"), ": ",
                             in_cents(workload.obligation),
                             " in total, charged for the whole term whether used or not."})});
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
    bill_.notices.push_back({index, note.code, std::move(note.message)});
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

  // Why the list has no price for it.
  NoRate why_missing(const Terms& terms, const BillLine& line) {
    if (terms.model == nullptr) return explain_unknown(terms);
    if (!is_offered(table_, terms)) return not_offered(table_, terms);
    return explain_missing(table_, query_of(terms, line.dimension, line.context, bill_.as_of));
  }

  void leave_out(const BillLine& line, NoRate why) {
    bill_.not_priced.push_back({line.workload, line.part, line.dimension, line.gross,
                                std::move(why.reason), std::move(why.hint), std::move(why.known_in),
                                why.nearest});
    bill_.workloads[line.workload].complete = false;
  }

  // Of the part that was added last.
  bool add_charge(std::size_t index, const UsagePart& part, const Charge& charge) {
    const UsageItem& item = part.items[charge.item];
    const Terms& terms = bill_.parts.back();
    BillLine line{.workload = index,
                  .part = bill_.parts.size() - 1,
                  .dimension = charge.slice.dimension,
                  .context = part.context,
                  .gross = charge.slice.gross,
                  .free = charge.slice.free,
                  .quantity = charge.slice.billed,
                  .amount = charge.amount,
                  .assumed = item.assumed};
    if (!item.unknown.empty()) {
      leave_out(line, {item.unknown, item.hint});
      return true;
    }
    if (!charge.rate.usd) {
      leave_out(line, why_missing(terms, line));
      return true;
    }
    line.rate = *charge.rate.usd;
    take_list_price(terms, charge.rate, line);
    line.own = own_in_words(terms, line, charge.rate);
    line.formula = formula(item, charge, line.rate);
    return add_to_totals(line) && file_line(std::move(line));
  }

  // A private rate leaves what another region costs out of it.
  void take_list_price(const Terms& terms, const AppliedRate& rate, BillLine& line) const {
    if (!rate.list || (rate.own != nullptr && rate.region >= 0)) return;
    line.list = rate.list;
    line.price_region = rate.region;
    if (rate.region < 0) return;
    const auto code = [&](int region) {
      return std::string(table_.regions[static_cast<std::size_t>(region)].code);
    };
    if (!line.assumed.empty()) line.assumed += "; ";
    line.assumed +=
        join({"the price of ", code(rate.region),
              ", the nearest region that has one: none is known for ", code(terms.region)});
  }

  std::string own_in_words(const Terms& terms, const BillLine& line,
                           const AppliedRate& rate) const {
    const std::optional<FoundRate>& list = line.list;
    if (rate.own != nullptr) {
      return list ? join({"your own rate instead of ", rate_in_words(line.dimension, list->usd)})
                  : "your own rate";
    }
    return list ? discounts_in_words(scenario_, terms, line.dimension, list->usd) : std::string();
  }

  static std::string formula(const UsageItem& item, const Charge& charge, const Decimal& rate) {
    const Slice& slice = charge.slice;
    std::string words;
    if (charge.is_band) words = join({counted(slice.gross, info(slice.dimension).unit), " of "});
    words += item.quantity.words();
    if (!slice.free.is_zero()) words += join({", ", grouped(slice.free), " of it free,"});
    return join({words, " x ", rate_in_words(slice.dimension, rate)});
  }

  bool add_to_totals(const BillLine& line) {
    WorkloadBill& workload = bill_.workloads[line.workload];
    const auto workload_total = bedrock::add(workload.total, line.amount);
    const auto total = bedrock::add(bill_.total, line.amount);
    if (!workload_total || !total) return false;
    workload.total = *workload_total;
    bill_.total = *total;
    const int months = term_months(bill_.parts[line.part].tier);
    if (months == 0) return true;
    const Exact all = sum(workload.obligation, multiply(line.amount, Decimal(months)));
    if (!all) return false;
    workload.term_months = months;
    workload.obligation = *all;
    return true;
  }

  // Under its service on the invoice. Only the AWS rate set has these.
  bool file_line(BillLine line) {
    const Terms& terms = bill_.parts[line.part];
    if (terms.model != nullptr && table_.id == "aws") {
      line.service = invoice_service(*terms.model, line.dimension);
      line.usage_type = usage_type(table_, terms, line);
      // The line before has said so for its own service.
      const bool said = !bill_.lines.empty() && bill_.lines.back().workload == line.workload &&
                        bill_.lines.back().service == line.service;
      if (!said && marketplace_sold(*terms.model)) {
        add_notice(
            line.workload,
            {"marketplace",
             join({"Sold through AWS Marketplace: the invoice and Cost Explorer show it as \"",
                   line.service,
                   "\". Budgets and reports filtered by the service Amazon Bedrock leave it "
                   "out."})});
      }
    }
    auto at =
        std::find_if(bill_.services.begin(), bill_.services.end(),
                     [&](const ServiceTotal& entry) { return entry.service == line.service; });
    if (at == bill_.services.end()) at = bill_.services.insert(at, {line.service, {}});
    const auto total = bedrock::add(at->total, line.amount);
    if (!total) return false;
    at->total = *total;
    bill_.lines.push_back(std::move(line));
    return true;
  }

  const RateTable& table_;
  const Scenario& scenario_;
  Bill bill_;
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
  const Date as_of = scenario.as_of.value_or(table.newest);
  ServiceMeter meter(scenario, as_of);
  Describer describer(table, scenario);
  std::vector<Charge> charges;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const Workload& workload = scenario.workloads[i];
    const std::string path = join({"workloads[", std::to_string(i), "]"});
    auto usage = expand(table, scenario, workload, path);
    if (!usage) return std::unexpected(std::move(usage.error()));
    charges.clear();
    if (!charge(table, scenario, *usage, as_of, meter, charges) ||
        !describer.add(workload, std::move(*usage), charges)) {
      return too_large(path);
    }
  }
  return describer.take();
}

}  // namespace bedrock
