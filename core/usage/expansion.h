// Turns a workload into usage: what the expansions of all types have in common.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/error.h"
#include "core/catalog/rate_table.h"
#include "core/usage/quantity.h"
#include "core/usage/rounding.h"
#include "core/usage/scenario.h"
#include "core/usage/usage.h"

namespace bedrock {

// The usage of a workload over a month; `path` is the workload's in the scenario ("workloads[0]").
// Fails when a quantity has more digits than a Decimal holds, a share is over 100 percent, or a
// region is missing or not in the table. With `explain`, the quantities have words and the usage
// has notes.
Result<Usage> expand(const RateTable& table, const Scenario& scenario, const Workload& workload,
                     std::string_view path, bool explain = true);

// One model that calls of the workload go to.
struct CallTarget {
  std::string_view id;                   // as written in the workload
  const Callee* callee;                  // what it names
  const Model* model;                    // never null: an unknown model has empty data
  Quantity share;                        // of the calls; without words where it is all of them
  std::size_t index;                     // among the targets
  std::array<UsagePart*, 2> parts = {};  // by context, once there are any
};

// What an expansion works with, and leaves for the next one: in the same workspace, a workload is
// expanded again without allocating. One table and one scenario's aliases for each.
struct Workspace {
  struct Share {
    std::string_view model;
    Decimal percent;
  };

  Usage usage;
  std::vector<CallTarget> targets;
  std::vector<Share> shares;
  std::vector<std::uint32_t> order;                    // of the shares by model
  std::map<std::string, Callee, std::less<>> callees;  // by the id as written
};

// The same into a workspace's usage, without words and notes.
Result<void> expand(const RateTable& table, const Scenario& scenario, const Workload& workload,
                    std::string_view path, Workspace& space);

class Expansion {
 public:
  Expansion(const RateTable& table, const Scenario& scenario, const Workload& workload,
            Workspace& space, bool explain);

  const Workload& workload() const { return workload_; }
  const Scenario& scenario() const { return scenario_; }
  const RateTable& table() const { return table_; }

  // False where only the figures are wanted: no words, no notes.
  bool explains() const { return usage_.words != nullptr; }
  // A field as a quantity in its own words.
  Quantity in(Field field) const;
  // Another number, with its noun.
  Quantity of(const Exact& value, std::string_view noun) const;
  // A constant that is combined with no other quantity of the expansion.
  Quantity of(const Quantity& constant) const { return constant.in(usage_.words.get()); }
  // A value whose words show another number, or itself as a percentage, and then a literal.
  Quantity shown(const Exact& value, const Decimal& number, std::string_view literal) const;
  Quantity percentage(const Decimal& percent, std::string_view literal) const;
  Decimal number(Field field) const { return workload_.number(field); }
  int choice(Field field) const { return workload_.choice(field); }
  bool has(Field field) const { return !number(field).is_zero(); }

  // The models that the workload's calls go to: its own and those of its routing.
  std::span<const CallTarget> targets();
  // Calls a month to one of them, with retries, failures and experiments.
  Quantity calls(const Quantity& count, const CallTarget& target) const;
  // The model behind an id or alias; never null.
  const Model* model(std::string_view id);

  // The part of a target's calls in one context band, made when first asked for.
  UsagePart& part(const CallTarget& target, Context context = Context::kStandard);
  // The part of another model, by its id's own prefix, or of a service.
  UsagePart& part(std::string_view target, Tier tier = Tier::kStandard);
  // Adds to a part what is not zero.
  void add(UsagePart& part, Dimension dimension, const Quantity& quantity,
           std::string_view assumed = {});
  void add(UsagePart& part, NamedDimension named, const Quantity& quantity,
           std::string_view assumed = {}) {
    add(part, named.dimension, quantity, assumed);
  }
  // Says that a dimension of a part is not priced: why, and which field to fill in.
  void ask(UsagePart& part, NamedDimension named, std::string_view why, std::string_view hint,
           const Quantity& quantity = {});
  // The fee of intelligent prompt routing, if the workload has it.
  void add_router_fee();
  void note(std::string_view code, std::string_view message);
  // The same of a message that takes putting together.
  template <typename Compose>
    requires std::is_invocable_v<Compose>
  void note(std::string_view code, Compose compose) {
    if (explains()) note(code, compose());
  }
  void fail(Error error);

  // The day whose prices are asked for.
  Date as_of() const { return scenario_.as_of.value_or(table_.newest); }
  // The hours of the month, and those in which the workload is active.
  Quantity hours() const;
  Decimal active_hours() const;
  // The usual ones of a type, where the workload does not say them.
  void set_active_hours(const Decimal& hours) { usual_hours_ = hours; }

  Usage& usage() { return usage_; }
  // Ends it: the terms of all parts.
  Result<void> finish(std::string_view path);

 private:
  // What an id names, looked up once.
  const Callee& callee(std::string_view target);

  const RateTable& table_;
  const Scenario& scenario_;
  const Workload& workload_;
  Workspace& space_;
  Usage& usage_;
  Decimal usual_hours_;
  std::optional<Error> error_;
  bool has_targets_ = false;
};

}  // namespace bedrock
