/** A pasted model id, ARN, usage block or log record, explained. */

import type { ModelLife } from './catalog.js';
import type { Endpoint, Route, Tier } from './workloads.js';

/** What a pasted text is, and which rates hold for it. */
export interface Explanation {
  /** The id found in the text; empty for a usage block alone. */
  id: string;
  kind: string;
  /** Null: not in the rate table, or hidden behind a resource of the person's own. */
  model: string | null;
  model_name: string | null;
  route: Route;
  region: string;
  /** The tier that the text says; else `standard`. */
  tier: Tier;
  /**
   * Null, unless reserved capacity served the call: what that costs by term, in USD an hour for each 1,000 tokens a minute. The
   * call costs nothing more; `tier` and `rates` are those of what exceeds the reservation. Empty: the model has no such price.
   */
  reserved: { tier: 'reserved-1mo' | 'reserved-3mo'; input: string; output: string }[] | null;
  /** Why it is priced so, or why not. */
  reason: string;
  /** What to do where it is not priced; otherwise empty. */
  hint: string;
  /** Tokens as billed, of a usage block. */
  usage: {
    input_tokens: string;
    output_tokens: string;
    cache_read_tokens: string;
    cache_write_tokens: string;
    /** The part of them that is kept for an hour. */
    cache_write_1h_tokens: string;
    /** What the block says, else the shortest that the model has. */
    cache_ttl: '5m' | '1h' | '30m';
    /** How the block counts cached tokens. */
    convention: string;
  } | null;
  /** Null where the model is not known, or no source says it. */
  lifecycle: ModelLife | null;
  /**
   * The rates in force, per token, of the tier that the text says, else standard. A model with two
   * meters has those of `bedrock-runtime` first, then those of `bedrock-mantle`.
   */
  rates: {
    dimension: string;
    label: string;
    rate: string;
    /** The endpoint whose own meter this is; null where the rate holds for both. */
    endpoint: Endpoint | null;
    /** First day of the rate's window; null: open. */
    from: string | null;
    source: string;
    source_date: string;
    grade: string;
    /** ISO date of the last publication that has the rate unchanged; null where none is known. */
    confirmed: string | null;
    derived: string | null;
    /** What the price takes to hold, and what a cache write would cost at $0; null: nothing. */
    assumed: string | null;
    note: string | null;
  }[];
}
