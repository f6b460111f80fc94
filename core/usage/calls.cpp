#include "core/usage/calls.h"

#include <algorithm>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/usage/cache_hits.h"

namespace bedrock {
namespace {

// Prompt caching: checkpoints that a request may have (prompt-caching).
constexpr int kMaxCheckpoints = 4;

CacheTtl ttl_of(const Workload& workload, const Model& model) {
  const bool only_30m = !model.cache.write_5m.exists() && model.cache.write_30m.exists();
  return workload.cache_ttl.value_or(only_30m ? CacheTtl::k30m : CacheTtl::k5m);
}

std::int64_t ttl_minutes(CacheTtl ttl) {
  if (ttl == CacheTtl::k1h) return 60;
  return ttl == CacheTtl::k30m ? 30 : 5;
}

std::string min_prefix_message(const Model& model) {
  return join({model.name, " caches prefixes of ", grouped(Decimal(model.cache.min_tokens)),
               " tokens or more; a shorter one is not cached and costs the input rate."});
}

// The newest model of the same provider that caches, in words; empty where none does.
std::string caching_neighbour(const RateTable& table, const Model& model) {
  const Model* best = nullptr;
  for (const Model& other : table.models) {
    const bool fits = other.provider == model.provider && other.cache.read.exists() &&
                      status_on(other, -1, table.newest) == ModelStatus::kActive;
    if (fits && (best == nullptr || other.launched > best->launched)) best = &other;
  }
  return best == nullptr ? "" : join({" ", best->name, " has it."});
}

// Whether a prefix can be cached at all; says so where it was asked for and cannot.
bool caches(Expansion& e, const Model& model) {
  const Workload& workload = e.workload();
  if (!workload.cache_ttl) return false;
  if (workload.tier == Tier::kBatch) {
    e.note("batch_without_cache",
           "Batch inference has no prompt caching: all input is charged at the input rate.");
    return false;
  }
  if (!model.cache.read.exists()) {
    e.note("no_prompt_cache", [&] {
      return join({"No prompt caching is known for ", model.name,
                   ": all input is charged at the input rate.",
                   caching_neighbour(e.table(), model)});
    });
    return false;
  }
  if (e.number(Field::kCacheCheckpoints) > Decimal(kMaxCheckpoints)) {
    e.note("too_many_checkpoints", [&] {
      return join({"A request may have ", std::to_string(kMaxCheckpoints),
                   " cache checkpoints; AWS rejects a request with more."});
    });
  }
  return true;
}

constexpr std::string_view kEstimated = "the hit rate is estimated from the calls per hour";

// What the hit rate takes to hold; empty where it is given.
std::string_view hit_assumption(const Expansion& e) {
  return e.workload().find(Field::kCacheHitPercent) != nullptr ? std::string_view{} : kEstimated;
}

// The share of calls that find the shared prefix in the cache.
Quantity hit_share(Expansion& e, const Model& model, const Quantity& count,
                   const Decimal& own_prefixes = {}) {
  if (const Workload::Given* given = e.workload().find(Field::kCacheHitPercent)) {
    return e.percentage(given->number, "hits");
  }
  constexpr std::string_view kHits = "hits (estimated)";
  if (const auto& expected = e.workload().expected_hits) return e.percentage(*expected, kHits);
  const Decimal prefixes =
      std::max(own_prefixes.is_zero() ? e.number(Field::kPrefixes) : own_prefixes, Decimal(1));
  const Exact calls = product(count.value(), Decimal(ttl_minutes(ttl_of(e.workload(), model))));
  const Exact minutes = product(product(e.active_hours(), Decimal(60)), prefixes);
  const Exact per_lifetime = quotient(calls, minutes, 9, Rounding::kDown);
  const Decimal found = per_lifetime.value_or(Decimal{});
  std::optional<HitEstimate>& known = e.usage().hits;
  known = HitEstimate{found, !known || (known->only && known->per_lifetime == found)};
  return e.percentage(hit_percent(found), kHits);
}

Quantity rest_of(const Expansion& e, const Quantity& share) {
  const Decimal rest = subtract(Decimal(1), share.value()).value_or(Decimal{});
  const auto percent = multiply(rest, Decimal(100));
  return percent ? e.percentage(*percent, "misses") : Quantity(rest);
}

Dimension write_dimension(const Workload& workload, const Model& model) {
  if (writes_are_input(model)) return kInputTokens;
  const CacheTtl ttl = ttl_of(workload, model);
  if (ttl == CacheTtl::k1h) return kCacheWrite1hTokens;
  return ttl == CacheTtl::k30m ? kCacheWrite30mTokens : kCacheWrite5mTokens;
}

// How much of the writes is kept for an hour although the others are kept for 5 minutes, percent.
Decimal hour_percent(const Workload& workload, const Model& model) {
  const bool mixes = write_dimension(workload, model) == kCacheWrite5mTokens &&
                     model.cache.write_5m.exists() && model.cache.write_1h.exists();
  return mixes ? workload.number(Field::kCacheWrite1hPercent) : Decimal{};
}

const Multiplier& write_multiplier(const Workload& workload, const Model& model) {
  const Dimension dimension = write_dimension(workload, model);
  if (dimension == kCacheWrite1hTokens) return model.cache.write_1h;
  return dimension == kCacheWrite30mTokens ? model.cache.write_30m : model.cache.write_5m;
}

// Whether the cache forgets between two turns.
bool forgets(const Expansion& e, const Model& model) {
  return e.number(Field::kSecondsBetweenTurns) >=
         Decimal(60 * ttl_minutes(ttl_of(e.workload(), model)));
}

// What the cache does to the price of the tokens in it, and from which hit rate on it pays.
void note_cache_worth(Expansion& e, const Model& model, const Decimal& reads,
                      const Decimal& writes) {
  if (!e.explains()) return;
  const Multiplier& published = write_multiplier(e.workload(), model);
  const Exact all = sum(reads, writes);
  if ((!published.exists() && !writes_are_input(model)) || !all || all->is_zero()) return;
  // Writes without a price, or at $0, are charged as input (lookup.h).
  const bool as_input = !published.exists() || published.value().is_zero();
  const Decimal hour = hour_percent(e.workload(), model);
  Exact mixed = as_input ? Decimal(1) : published.value();
  if (!hour.is_zero()) {
    mixed = sum(product(mixed, fraction(rest_of_100(hour))),
                product(model.cache.write_1h.value(), fraction(hour)));
  }
  const Decimal write = mixed.value_or(Decimal(1));
  const Decimal read = model.cache.read.value();
  const Decimal full(100);
  const Exact cost = sum(product(reads, read), product(writes, write));
  const Exact percent = quotient(product(cost, full), all, 1, Rounding::kHalfUp);
  if (!cost || !percent) return;
  const std::string words = join({"Cached tokens of ", model.name, " cost ", grouped(*percent),
                                  " % of the input rate on average."});
  if (*cost <= *all) {
    e.note("caching_saves", words);
    return;
  }
  // Break-even: (write - 1) / (write - read).
  const Exact over = difference(write, Decimal(1));
  const Exact span = difference(write, read);
  const Exact even = quotient(product(over, full), span, 1, Rounding::kUp);
  e.note("caching_costs_more", [&] {
    const std::string way =
        forgets(e, model)
            ? "The pause between turns outlasts the cache."
            : join({"It pays off at a hit rate of ", grouped(even.value_or(full)), " % or more."});
    return join({"Caching costs more than it saves here. ", words, " ", way});
  });
}

void note_limits(Expansion& e, const Model& model, const Decimal& input, const Decimal& output) {
  if (!e.explains()) return;
  const Decimal total = add(input, output).value_or(input);
  if (model.context_tokens > 0 && total > Decimal(model.context_tokens)) {
    e.note("over_context_window", [&] {
      return join({"A request of ", grouped(total), " tokens does not fit the context window of ",
                   model.name, ": ", grouped(Decimal(model.context_tokens)), " tokens."});
    });
  }
  if (model.max_output_tokens > 0 && output > Decimal(model.max_output_tokens)) {
    e.note("over_max_output", [&] {
      return join({model.name, " returns at most ", grouped(Decimal(model.max_output_tokens)),
                   " tokens in one answer, not ", grouped(output), "."});
    });
  }
}

// Tokens of one conversation in one context band.
struct Band {
  std::int64_t turns = 0;
  std::int64_t plain_turns = 0;  // priced as plain input
  std::int64_t replays = 0;      // how often the growth is in those
  Exact reads = Decimal{};
  Exact writes = Decimal{};
};

struct Bands {
  Band standard;
  Band longer;
};

// How many additions a prompt has at most.
int most_additions(const Conversation& c) { return c.replaces ? 1 : c.history; }

// Goes through a conversation turn by turn.
Bands walk(const Expansion& e, const Model& model, const Conversation& c, bool cached,
           const Exact& first_hit, const Exact& hit) {
  Bands bands;
  const Decimal least(model.cache.min_tokens);
  Exact prompt = sum(c.shared.value(), c.first.value());
  Exact before = c.shared.value();
  Exact share = first_hit;
  const int most = most_additions(c);
  for (int turn = 0; turn < c.turns; ++turn) {
    const Decimal size = prompt.value_or(Decimal{});
    const bool over = context_of(e, model, size) == Context::kLong;
    Band& band = over ? bands.longer : bands.standard;
    band.turns += 1;
    if (cached && size >= least) {
      // What was cached before is read on a hit; the rest of the prompt is written.
      const Exact read = before && *before >= least ? product(before, share) : Decimal{};
      band.reads = sum(band.reads, read);
      band.writes = sum(band.writes, difference(prompt, read));
    } else {
      band.plain_turns += 1;
      band.replays += std::min(turn, most);
    }
    // A draft is replaced by the next one, so only what precedes it is found again; once old turns
    // are dropped, only what all prompts share is.
    if (c.replaces) {
      before = sum(c.shared.value(), c.first.value());
    } else {
      before = turn < most ? prompt : c.shared.value();
    }
    share = hit;
    if (turn < most) prompt = sum(prompt, c.growth.value());
  }
  return bands;
}

// Whether a turn finds what the one before wrote: by the pause, else as given, else always.
Exact turn_hit(const Expansion& e, const Model& model) {
  if (!e.number(Field::kSecondsBetweenTurns).is_zero()) {
    return forgets(e, model) ? Decimal{} : Decimal(1);
  }
  const Workload::Given* given = e.workload().find(Field::kCacheHitPercent);
  return given != nullptr ? fraction(given->number) : Decimal(1);
}

}  // namespace

void note_longest_text(Expansion& e, const Model& model, const Decimal& tokens) {
  if (model.context_tokens <= 0 || tokens <= Decimal(model.context_tokens)) return;
  e.note("over_embedding_length", [&] {
    return join({model.name, " reads texts of up to ", grouped(Decimal(model.context_tokens)),
                 " tokens; these have ", grouped(tokens),
                 ". AWS rejects or truncates them: split them into shorter ones."});
  });
}

void add_cache_writes(Expansion& e, UsagePart& part, const Model& model, const Quantity& writes,
                      std::string_view assumed) {
  const Dimension write = write_dimension(e.workload(), model);
  const Decimal hour = hour_percent(e.workload(), model);
  if (hour.is_zero()) {
    e.add(part, write, writes, assumed);
    if (e.has(Field::kCacheWrite1hPercent) && !writes.is_zero()) {
      e.note("no_mixed_lifetimes",
             "A share of the cache writes that is kept for an hour counts only beside writes of 5 "
             "minutes, and on models that have both lifetimes.");
    }
    return;
  }
  e.add(part, write, percent_of(writes, rest_of_100(hour), "kept for 5 minutes"), assumed);
  e.add(part, kCacheWrite1hTokens, percent_of(writes, hour, "kept for an hour"), assumed);
}

Context context_of(const Expansion& e, const Model& model, const Decimal& total_input) {
  const bool over = model.long_context_standing && model.long_context_over > 0 &&
                    total_input > Decimal(model.long_context_over) &&
                    has_long_context(e.table(), model, e.as_of());
  return e.workload().context.value_or(over ? Context::kLong : Context::kStandard);
}

void add_calls(Expansion& e, const CallTarget& target, const Quantity& count,
               const CallShape& shape) {
  const Model& model = *target.model;
  const Quantity cached_by_hand = shape.cache_read + shape.cache_write;
  const Quantity packed = shape.items_per_call * shape.item_input;
  const Quantity total = shape.input + packed + shape.prefix + cached_by_hand;
  if (!total.fits()) e.add(e.part(target), kInputTokens, total);
  UsagePart& part = e.part(target, context_of(e, model, total.value()));
  part.calls = add(part.calls, count.value()).value_or(part.calls);
  const Quantity longest = shape.output + shape.items_per_call * shape.item_output;
  part.largest_input = std::max(part.largest_input, total.value());
  part.largest_output = std::max(part.largest_output, longest.value());
  note_limits(e, model, total.value(), longest.value());
  const Decimal least(model.cache.min_tokens);
  bool cached = !shape.prefix.is_zero() && caches(e, model);
  const bool too_short = cached && shape.prefix.value() < least;
  if (too_short || (!cached_by_hand.is_zero() && cached_by_hand.value() < least)) {
    e.note("cache_too_short", [&] { return min_prefix_message(model); });
  }
  cached = cached && !too_short;
  e.add(
      part, kInputTokens,
      count * (cached ? shape.input : shape.input + shape.prefix) + shape.items * shape.item_input,
      shape.assumed);
  if (cached) {
    const Quantity hits = hit_share(e, model, count, shape.prefixes);
    const Quantity reads = count * shape.prefix * hits;
    const Quantity writes = count * shape.prefix * rest_of(e, hits);
    e.add(part, kCacheReadTokens, reads, hit_assumption(e));
    add_cache_writes(e, part, model, writes, hit_assumption(e));
    note_cache_worth(e, model, reads.value(), writes.value());
  }
  e.add(part, kCacheReadTokens, count * shape.cache_read);
  add_cache_writes(e, part, model, count * shape.cache_write);
  e.add(part, kOutputTokens, count * shape.output + shape.items * shape.item_output);
}

void add_conversations(Expansion& e, const CallTarget& target, const Quantity& count,
                       const Conversation& c) {
  const Model& model = *target.model;
  const bool cached = caches(e, model);
  const bool may_hit = cached && !forgets(e, model);
  const Decimal first_hit = may_hit ? hit_share(e, model, count).value() : Decimal{};
  const Bands bands = walk(e, model, c, cached, first_hit, turn_hit(e, model));
  const Quantity first = c.shared + c.first;
  const int additions = std::min(c.turns - 1, most_additions(c));
  const Quantity last = first + plain(Decimal(additions)) * c.growth;
  const Quantity& last_output = c.last_differs ? c.last_output : c.output;
  const Decimal most_output = std::max(c.output.value(), last_output.value());
  note_limits(e, model, last.value(), most_output);
  Exact reads = Decimal{};
  Exact writes = Decimal{};
  for (const Context context : {Context::kStandard, Context::kLong}) {
    const Band& band = context == Context::kLong ? bands.longer : bands.standard;
    if (band.turns == 0) continue;
    UsagePart& part = e.part(target, context);
    part.largest_input = last.value();
    part.largest_output = most_output;
    const Quantity turns = e.of(Decimal(band.turns), c.noun);
    part.calls = sum(part.calls, product(count.value(), turns.value())).value_or(part.calls);
    const auto cached_tokens = [&](const Exact& tokens, std::string_view what) {
      return e.of(tokens, "token").joined(what, turns);
    };
    e.add(part, kInputTokens,
          count * (e.of(Decimal(band.plain_turns), c.noun) * first +
                   e.of(Decimal(band.replays), "replay") * c.growth),
          c.assumed);
    std::string assumed;
    if (e.explains() && may_hit && !c.shared.is_zero()) assumed = hit_assumption(e);
    if (e.explains() && !c.assumed.empty()) {
      assumed += assumed.empty() ? "" : "; ";
      assumed += c.assumed;
    }
    e.add(part, kCacheReadTokens, count * cached_tokens(band.reads, " read over "), assumed);
    add_cache_writes(e, part, model, count * cached_tokens(band.writes, " written over "), assumed);
    const bool has_last = context == Context::kLong || bands.longer.turns == 0;
    if (c.last_differs && has_last) {
      const Quantity others = e.of(Decimal(band.turns - 1), c.noun);
      e.add(part, kOutputTokens, count * (others * c.output + c.last_output));
    } else {
      e.add(part, kOutputTokens, count * (turns * c.output));
    }
    reads = sum(reads, band.reads);
    writes = sum(writes, band.writes);
  }
  if (!cached || !reads || !writes) return;
  if (reads->is_zero() && writes->is_zero()) {
    e.note("cache_too_short", [&] { return min_prefix_message(model); });
  }
  note_cache_worth(e, model, *reads, *writes);
}

}  // namespace bedrock
