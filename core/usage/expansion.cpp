#include "core/usage/expansion.h"

#include <algorithm>
#include <utility>

#include "core/base/exact.h"
#include "core/base/order.h"
#include "core/base/text.h"
#include "core/usage/invocation_log.h"
#include "core/usage/throughput.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr Model kUnknown{};

// A count times 1 + percent / 100: "x 1.05 for retries".
Quantity raised(const Expansion& e, const Quantity& count, const Decimal& percent,
                std::string_view for_what) {
  if (percent.is_zero()) return count;
  const Exact factor = sum(Decimal(1), fraction(percent));
  return count * e.shown(factor, factor.value_or(Decimal{}), for_what);
}

// Shares of one model are one, where the first of them stands; the others have nothing left.
void join_shares(std::vector<Workspace::Share>& shares, std::vector<std::uint32_t>& order) {
  order.resize(shares.size());
  sort_indices(order,
               [&](std::uint32_t a, std::uint32_t b) { return shares[a].model < shares[b].model; });
  Workspace::Share* first = nullptr;
  for (const std::uint32_t i : order) {
    Workspace::Share& share = shares[i];
    if (first == nullptr || first->model != share.model) {
      first = &share;
      continue;
    }
    first->percent = add(first->percent, share.percent).value_or(Decimal(100));
    share.percent = {};
  }
}

}  // namespace

Expansion::Expansion(const RateTable& table, const Scenario& scenario, const Workload& workload,
                     Workspace& space, bool explain)
    : table_(table), scenario_(scenario), workload_(workload), space_(space), usage_(space.usage) {
  usage_.parts.clear();
  usage_.notes.clear();
  usage_.throughput.reset();
  usage_.hits.reset();
  if (explain) usage_.words = std::make_unique<Words>();
}

Quantity Expansion::in(Field field) const {
  return Quantity::of(number(field), field, usage_.words.get());
}

Quantity Expansion::of(const Exact& value, std::string_view noun) const {
  return Quantity(value).in(usage_.words.get()).as_counted(noun);
}

Quantity Expansion::shown(const Exact& value, const Decimal& number,
                          std::string_view literal) const {
  return Quantity(value).in(usage_.words.get()).as_number(number, literal);
}

Quantity Expansion::percentage(const Decimal& percent, std::string_view literal) const {
  return Quantity(fraction(percent)).in(usage_.words.get()).as_percent(percent, literal);
}

const Callee& Expansion::callee(std::string_view target) {
  const auto known = space_.callees.find(target);
  if (known != space_.callees.end()) return known->second;
  // What is parsed points into the map's own copy of the id.
  const auto added = space_.callees.emplace(target, Callee{}).first;
  added->second = callee_of(table_, scenario_, added->first);
  return added->second;
}

const Model* Expansion::model(std::string_view id) {
  const Model* found = callee(id).model;
  return found != nullptr ? found : &kUnknown;
}

std::span<const CallTarget> Expansion::targets() {
  std::vector<CallTarget>& targets = space_.targets;
  if (std::exchange(has_targets_, true)) return targets;
  targets.clear();
  std::vector<Workspace::Share>& shares = space_.shares;
  shares.clear();
  shares.push_back({workload_.text(Field::kModel), Decimal(100)});
  for (const ModelShare& share : workload_.routing) {
    const auto rest = subtract(shares.front().percent, share.percent);
    if (!rest || rest->is_negative()) {
      fail({"out_of_range", "routing", "The shares add up to more than 100 percent.",
            "Lower one of them: the rest goes to the workload's own model."});
      return {};
    }
    shares.front().percent = *rest;
    shares.push_back({share.model, share.percent});
  }
  if (shares.size() > 1) join_shares(shares, space_.order);
  for (const auto& [id, percent] : shares) {
    if (percent.is_zero()) continue;
    const Callee& behind = callee(id);
    targets.push_back(
        {.id = id,
         .callee = &behind,
         .model = behind.model != nullptr ? behind.model : &kUnknown,
         .share = percent == Decimal(100) ? Quantity(Decimal(1)) : percentage(percent, {}),
         .index = targets.size()});
  }
  return targets;
}

Quantity Expansion::calls(const Quantity& count, const CallTarget& target) const {
  Quantity calls = count * target.share;
  calls = raised(*this, calls, number(Field::kRetryPercent), " for retries");
  calls = raised(*this, calls, number(Field::kExperimentationPercent), " for experiments");
  if (has(Field::kFailurePercent)) {
    calls = percent_of(calls, rest_of_100(number(Field::kFailurePercent)), "not failed");
  }
  return calls;
}

UsagePart& Expansion::part(const CallTarget& target, Context context) {
  UsagePart*& known = space_.targets[target.index].parts[static_cast<std::size_t>(context)];
  if (known != nullptr) return *known;
  UsagePart& part = usage_.parts.add(target.id);
  known = &part;
  part.callee = target.callee;
  part.model = target.model;
  part.tier = workload_.tier;
  part.context = context;
  part.of_workload = true;
  // A route that is asked for is the workload's own model's; another's id says its own.
  if (target.id == workload_.text(Field::kModel)) part.route = workload_.route;
  return part;
}

UsagePart& Expansion::part(std::string_view target, Tier tier) {
  for (UsagePart& part : usage_.parts) {
    if (!part.of_workload && part.target == target && part.tier == tier) return part;
  }
  UsagePart& part = usage_.parts.add(target);
  part.callee = &callee(target);
  part.tier = tier;
  if (target == workload_.text(Field::kModel)) part.route = workload_.route;
  return part;
}

void Expansion::add(UsagePart& part, Dimension dimension, const Quantity& quantity,
                    std::string_view assumed) {
  if (!quantity.fits()) {
    const Field field =
        quantity.field() == Field::kCount ? workload_.type->volume : quantity.field();
    fail({"too_large", std::string(info(field).name),
          "The number has more digits than can be priced.",
          "Enter a smaller number: up to 38 digits fit."});
  } else if (!quantity.is_zero()) {
    UsageItem& item = part.items.emplace_back();
    item.dimension = dimension;
    item.quantity = quantity;
    if (!explains()) return;
    item.assumed = assumed;
    if (part.of_workload && has(Field::kFailurePercent)) {
      item.assumed += item.assumed.empty() ? "" : "; ";
      item.assumed += "failed calls are assumed not to be billed";
    }
  }
}

void Expansion::ask(UsagePart& part, NamedDimension named, std::string_view why,
                    std::string_view hint, const Quantity& quantity) {
  UsageItem& item = part.items.emplace_back();
  item.dimension = named.dimension;
  item.quantity = quantity;
  item.unknown = explains() ? why : "?";
  if (explains()) item.hint = hint;
}

void Expansion::add_router_fee() {
  if (choice(Field::kPromptRouter) == 0) return;
  Quantity routed;
  for (const UsagePart& part : usage_.parts) {
    if (part.of_workload) routed = routed + of(part.calls, "routed call");
  }
  add(part("bedrock-prompt-router"), "requests", routed);
}

void Expansion::note(std::string_view code, std::string_view message) {
  if (explains()) usage_.notes.push_back({code, std::string(message)});
}

void Expansion::fail(Error error) {
  if (!error_) error_ = std::move(error);
}

Quantity Expansion::hours() const { return of(scenario_.hours_per_month, "hour"); }

Decimal Expansion::active_hours() const {
  const Workload::Given* given = workload_.find(Field::kActiveHoursPerMonth);
  if (given != nullptr && !given->number.is_zero()) return given->number;
  return usual_hours_.is_zero() ? scenario_.hours_per_month : usual_hours_;
}

Result<void> Expansion::finish(std::string_view path) {
  if (error_) {
    if (!path.empty()) error_->path = join({path, ".", error_->path});
    return std::unexpected(std::move(*error_));
  }
  usage_.parts.drop_empty();
  for (UsagePart& part : usage_.parts) {
    auto region = region_of(table_, scenario_, workload_, *part.callee, path);
    if (!region) return std::unexpected(std::move(region.error()));
    set_terms(part.terms, workload_, *part.callee, *region, part.route, part.tier);
  }
  return {};
}

namespace {

// What a workload asks for that is impossible or has no effect.
void note_contradictions(Expansion& e) {
  const Workload& workload = e.workload();
  const Workload::Given* active = workload.find(Field::kActiveHoursPerMonth);
  if (active != nullptr && active->number > e.scenario().hours_per_month) {
    e.note("over_month", [&] {
      return join({"The month has ", grouped(e.scenario().hours_per_month),
                   " hours; the workload says it is active for ", grouped(active->number), "."});
    });
  }
  if (workload.type->calls && workload.find(Field::kCacheHitPercent) != nullptr &&
      !workload.cache_ttl && !e.number(Field::kCacheHitPercent).is_zero()) {
    e.note("hit_rate_without_cache",
           "A cache hit rate has no effect without \"cache_ttl\": nothing is cached. Choose a "
           "cache lifetime.");
  }
}

Result<void> expand_into(Expansion& expansion, std::string_view path) {
  if (expansion.workload().switched_off) {
    if (expansion.explains()) {
      expansion.note("switched_off", "This workload is switched off: it is not in the total.");
    }
    return expansion.finish(path);
  }
  if (expansion.explains()) note_contradictions(expansion);
  expansion.workload().type->expand(expansion);
  expansion.add_router_fee();
  add_invocation_log(expansion);
  if (expansion.explains()) add_throughput(expansion);
  return expansion.finish(path);
}

}  // namespace

Result<Usage> expand(const RateTable& table, const Scenario& scenario, const Workload& workload,
                     std::string_view path, bool explain) {
  Workspace space;
  Expansion expansion(table, scenario, workload, space, explain);
  if (auto done = expand_into(expansion, path); !done) {
    return std::unexpected(std::move(done.error()));
  }
  return std::move(space.usage);
}

Result<void> expand(const RateTable& table, const Scenario& scenario, const Workload& workload,
                    std::string_view path, Workspace& space) {
  Expansion expansion(table, scenario, workload, space, false);
  return expand_into(expansion, path);
}

}  // namespace bedrock
