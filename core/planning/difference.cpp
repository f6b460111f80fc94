#include "core/planning/difference.h"

#include <algorithm>
#include <string_view>

#include "core/base/exact.h"

namespace bedrock {
namespace {

bool is_own(const Bill& bill, const BillLine& line) {
  const auto first = bill.workloads[line.workload].part;
  const Terms& terms = bill.parts[line.part];
  const bool service = terms.model != nullptr && terms.model->service;
  return first && !service && terms.model_id == bill.parts[*first].model_id;
}

std::string_view model_of(const Bill& bill, const BillLine& line) {
  return bill.parts[line.part].model_id;
}

// The rate's share of a difference. A quantity that does not end has 18 places, of which six are
// more than enough where the product would not fit.
Exact at_other_rate(const BillLine& from, const BillLine& to) {
  const Exact change = difference(to.rate, from.rate);
  const Exact exact = product(change, from.quantity);
  return exact ? exact : product(change, round(from.quantity, 6, Rounding::kHalfEven));
}

bool add_to(Cause& all, const Cause& one) {
  const Exact total = sum(all.difference, one.difference);
  const Exact rate = sum(all.by_rate, one.by_rate);
  const Exact quantity = sum(all.by_quantity, one.by_quantity);
  if (!total || !rate || !quantity) return false;
  all = {*total, *rate, *quantity};
  return true;
}

class Differ {
 public:
  Differ(std::span<const Scenario* const> scenarios, std::span<const Bill> bills)
      : scenarios_(scenarios), bills_(bills) {}

  bool run() {
    match_workloads();
    for (DiffWorkload& workload : all_.workloads) {
      match_lines(workload);
      for (DiffLine& line : workload.lines) {
        if (!explain(line, workload)) return false;
      }
      for (std::size_t i = 0; i + 1 < bills_.size(); ++i) {
        if (!add_to(all_.causes[i], workload.causes[i])) return false;
      }
    }
    return true;
  }

  Diff take() { return std::move(all_); }

 private:
  void match_workloads() {
    for (std::size_t b = 0; b < bills_.size(); ++b) {
      const auto& workloads = scenarios_[b]->workloads;
      for (std::size_t w = 0; w < workloads.size(); ++w) {
        // The first of that name that has none of this bill's workloads yet.
        auto at = std::ranges::find_if(all_.workloads, [&](const DiffWorkload& known) {
          return known.name == workloads[w].name && !known.index[b];
        });
        if (at == all_.workloads.end()) {
          all_.workloads.emplace_back().name = workloads[w].name;
          at = all_.workloads.end() - 1;
        }
        at->index[b] = w;
      }
    }
  }

  void match_lines(DiffWorkload& workload) const {
    for (std::size_t b = 0; b < bills_.size(); ++b) {
      for (const BillLine& line : bills_[b].lines) {
        if (line.workload != workload.index[b]) continue;
        const bool own = is_own(bills_[b], line);
        auto at = std::ranges::find_if(workload.lines, [&](const DiffLine& known) {
          return known.in[b] == nullptr && same(known, b, line, own);
        });
        if (at == workload.lines.end()) {
          workload.lines.emplace_back().own_model = own;
          at = workload.lines.end() - 1;
        }
        at->in[b] = &line;
      }
    }
  }

  bool same(const DiffLine& known, std::size_t bill, const BillLine& line, bool own) const {
    for (std::size_t b = 0; b < bill; ++b) {
      const BillLine* other = known.in[b];
      if (other == nullptr) continue;
      return known.own_model == own && other->dimension == line.dimension &&
             other->context == line.context &&
             (own || model_of(bills_[b], *other) == model_of(bills_[bill], line));
    }
    return false;
  }

  bool explain(DiffLine& line, DiffWorkload& workload) const {
    const BillLine* from = line.in[0];
    for (std::size_t i = 0; i + 1 < bills_.size(); ++i) {
      const BillLine* to = line.in[i + 1];
      const Decimal before = from != nullptr ? from->amount : Decimal{};
      const Decimal after = to != nullptr ? to->amount : Decimal{};
      const Exact change = difference(after, before);
      const Exact rate =
          from != nullptr && to != nullptr ? at_other_rate(*from, *to) : Exact(Decimal{});
      const Exact quantity = difference(change, rate);
      if (!change || !rate || !quantity) return false;
      line.causes[i] = {*change, *rate, *quantity};
      if (!add_to(workload.causes[i], line.causes[i])) return false;
    }
    return true;
  }

  std::span<const Scenario* const> scenarios_;
  std::span<const Bill> bills_;
  Diff all_;
};

}  // namespace

Result<Diff> diff(std::span<const Scenario* const> scenarios, std::span<const Bill> bills) {
  Differ differ(scenarios, bills);
  if (differ.run()) return differ.take();
  return fail("too_large", "scenarios", "The differences have more digits than can be summed.",
              "Enter smaller numbers: an amount can have up to 38 digits.");
}

}  // namespace bedrock
