#include "core/usage/expansion.h"

#include <algorithm>

#include "core/base/exact.h"
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

}  // namespace

Expansion::Expansion(const RateTable& table, const Scenario& scenario, const Workload& workload,
                     bool explain)
    : table_(table), scenario_(scenario), workload_(workload) {
  if (explain) usage_.words = std::make_unique<Words>();
}

Quantity Expansion::in(Field field) const {
  return Quantity::of(number(field), field).in(usage_.words.get());
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
  const auto known = callees_.find(target);
  if (known != callees_.end()) return known->second;
  // What is parsed points into the map's own copy of the id.
  const auto added = callees_.emplace(target, Callee{}).first;
  added->second = callee_of(table_, scenario_, added->first);
  return added->second;
}

const Model* Expansion::model(std::string_view id) {
  const Model* found = callee(id).model;
  return found != nullptr ? found : &kUnknown;
}

std::vector<CallTarget> Expansion::targets() {
  std::vector<CallTarget> targets;
  Decimal left(100);
  for (const ModelShare& share : workload_.routing) {
    const auto rest = subtract(left, share.percent);
    if (!rest || rest->is_negative()) {
      fail({"out_of_range", "routing", "The shares add up to more than 100 percent.",
            "Lower one of them: the rest goes to the workload's own model."});
      return {};
    }
    left = *rest;
  }
  const auto add_target = [&](std::string_view id, const Decimal& percent) {
    if (percent.is_zero()) return;
    const Quantity share = percent == Decimal(100) ? Quantity(Decimal(1)) : percentage(percent, {});
    targets.push_back({std::string(id), model(id), share});
  };
  // Shares of one id are one target, whose own share stands first.
  std::vector<ModelShare> shares{{std::string(workload_.text(Field::kModel)), left}};
  for (const ModelShare& share : workload_.routing) {
    const auto same = std::find_if(shares.begin(), shares.end(), [&](const ModelShare& other) {
      return other.model == share.model;
    });
    if (same == shares.end()) {
      shares.push_back(share);
    } else {
      same->percent = bedrock::add(same->percent, share.percent).value_or(Decimal(100));
    }
  }
  for (const ModelShare& share : shares) add_target(share.model, share.percent);
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
  for (UsagePart& part : usage_.parts) {
    if (part.of_workload && part.target == target.id && part.context == context) return part;
  }
  UsagePart& part = usage_.parts.emplace_back();
  part.target = target.id;
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
  UsagePart& part = usage_.parts.emplace_back();
  part.target = target;
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
    std::string words(explains() ? assumed : std::string_view{});
    if (explains() && part.of_workload && has(Field::kFailurePercent)) {
      words += words.empty() ? "" : "; ";
      words += "failed calls are assumed not to be billed";
    }
    part.items.push_back({dimension, quantity, std::move(words), {}, {}});
  }
}

void Expansion::ask(UsagePart& part, NamedDimension named, std::string why, std::string hint) {
  part.items.push_back({named.dimension, {}, {}, std::move(why), std::move(hint)});
}

void Expansion::add_router_fee() {
  if (choice(Field::kPromptRouter) == 0) return;
  Quantity routed;
  for (const UsagePart& part : usage_.parts) {
    if (part.of_workload) routed = routed + of(part.calls, "routed call");
  }
  add(part("bedrock-prompt-router"), "requests", routed);
}

void Expansion::note(std::string code, std::string message) {
  if (explains()) usage_.notes.push_back({std::move(code), std::move(message)});
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

Result<Usage> Expansion::take(const std::string& path) {
  if (error_) {
    if (!path.empty()) error_->path = path + "." + error_->path;
    return std::unexpected(std::move(*error_));
  }
  std::erase_if(usage_.parts,
                [](const UsagePart& part) { return part.items.empty() && !part.of_workload; });
  for (UsagePart& part : usage_.parts) {
    auto terms =
        terms_of(table_, scenario_, workload_, callee(part.target), part.route, part.tier, path);
    if (!terms) return std::unexpected(std::move(terms.error()));
    part.terms = std::move(*terms);
  }
  return std::move(usage_);
}

namespace {

// What a workload asks for that is impossible or has no effect.
void note_contradictions(Expansion& e) {
  const Workload& workload = e.workload();
  const Workload::Given* active = workload.find(Field::kActiveHoursPerMonth);
  if (active != nullptr && active->number > e.scenario().hours_per_month) {
    e.note("over_month", "The month has " + grouped(e.scenario().hours_per_month) +
                             " hours; the workload says it is active for " +
                             grouped(active->number) + ".");
  }
  if (workload.type->calls && workload.find(Field::kCacheHitPercent) != nullptr &&
      !workload.cache_ttl && !e.number(Field::kCacheHitPercent).is_zero()) {
    e.note("hit_rate_without_cache",
           "A cache hit rate has no effect without \"cache_ttl\": nothing is cached. Choose a "
           "cache lifetime.");
  }
}

}  // namespace

Result<Usage> expand(const RateTable& table, const Scenario& scenario, const Workload& workload,
                     const std::string& path, bool explain) {
  Expansion expansion(table, scenario, workload, explain);
  if (explain) note_contradictions(expansion);
  workload.type->expand(expansion);
  expansion.add_router_fee();
  add_invocation_log(expansion);
  if (explain) add_throughput(expansion);
  return expansion.take(path);
}

}  // namespace bedrock
