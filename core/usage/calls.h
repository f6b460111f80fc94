// Calls alike to one model: tokens in and out, with the beginning that they share in the cache.
#pragma once

#include <string_view>

#include "core/usage/expansion.h"

namespace bedrock {

// One call. Left-out parts are zero.
struct CallShape {
  Quantity input;       // neither read from nor written to the cache
  Quantity prefix;      // the same first tokens in every call; cached if the workload asks for it
  Quantity cache_read;  // as the person counted them
  Quantity cache_write;
  Quantity output;
  std::string_view assumed;  // what the input count takes to hold
  // Of calls that pack items together where the last one is not full: all items of the month, what
  // one of them takes, and how many a full call holds. Not part of `input` and `output`.
  Quantity items;
  Quantity item_input;
  Quantity item_output;
  Quantity items_per_call;
  // For the estimated hit rate: how many different beginnings there are; zero: what
  // Field::kPrefixes says.
  Decimal prefixes;
};

// `count` calls a month. A model with a standing long-context threshold prices the whole call by
// its long-context rates when all its input, cached or not, is over it; the workload may say the
// band itself. A prefix is cached when the workload names a cache lifetime, the model caches, the
// prefix has its minimum and the tier is not batch; the hit rate is the one given, else estimated
// from the calls an hour (cache_hits.h).
void add_calls(Expansion& expansion, const CallTarget& target, const Quantity& count,
               const CallShape& shape);

// Calls that go on: each repeats what was said before.
struct Conversation {
  Quantity shared;  // the beginning of the first prompt that all conversations share
  Quantity first;   // the rest of the first prompt
  Quantity growth;  // what each later prompt has more than the one before
  int turns = 1;
  int history = 1000;     // how many additions a prompt has at most: the last ones
  std::string_view noun;  // of one turn: "turn"
  Quantity output;        // generated in each turn
  Quantity last_output;   // in the last one, where `last_differs`
  bool last_differs = false;
  // What is added replaces what was added before: prompt k > 1 has shared + first + growth tokens.
  bool replaces = false;
  std::string_view assumed;  // what the growth takes to hold
};

// `count` conversations a month. Prompt k has shared + first + (k - 1) x growth tokens, or as
// `replaces` says. With a
// cache lifetime every turn ends in a checkpoint: a hit reads the prompt before and writes what is
// new; a miss writes all of it.
void add_conversations(Expansion& expansion, const CallTarget& target, const Quantity& count,
                       const Conversation& conversation);

// Says where a text is longer than an embedding model reads.
void note_longest_text(Expansion& expansion, const Model& model, const Decimal& tokens);

// Adds cache writes by their lifetime: the one asked for, else the shortest that the model has;
// input where the model has no price for writes. Beside 5 minutes, a share of them may be kept for
// an hour (Field::kCacheWrite1hPercent).
void add_cache_writes(Expansion& expansion, UsagePart& part, const Model& model,
                      const Quantity& writes, std::string_view assumed = {});

// The band that a request with that much input is priced in: long over the model's threshold, once
// a long-context rate is in force.
Context context_of(const Expansion& expansion, const Model& model, const Decimal& total_input);

}  // namespace bedrock
