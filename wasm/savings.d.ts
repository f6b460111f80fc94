/**
 * What would lower a bill, from when on something pays, and which input meets a budget. Every figure
 * is the difference of two whole bills of the scenario, so free allowances, price bands and rounding
 * count as they do in `quote`.
 */

import type { Scenario } from './index.js';
import type { Quantity } from './workloads.js';

/**
 * One change of a scenario: `workloads[0].tier` or, for a whole workload, `workloads[0]`; null removes
 * the field. `applyPatch` does it.
 */
export interface Change {
  path: string;
  value: unknown;
}

/** The scenario with the changes made, in their order; the one given stays as it is. */
export function applyPatch(scenario: Scenario, patch: Change[]): Scenario;

// --- levers ---

/**
 * `same`: same answers, same speed · `later`: same answers, later · `other`: other answers, so test first.
 */
export type LeverGroup = 'same' | 'later' | 'other';

export type LeverKind =
  | 'cache'
  | 'route'
  | 'vector_store'
  | 'idle_capacity'
  | 'commitment'
  | 'reserved'
  | 'provisioned'
  | 'standard_tier'
  | 'batch'
  | 'flex'
  | 'right_size'
  | 'routing'
  | 'successor'
  | 'trim_output'
  | 'trim_input'
  | 'trim_history'
  | 'fewer_chunks'
  | 'smaller_chunks'
  | 'no_rerank';

export interface LeversRequest {
  scenario: Scenario;
  /** Ids of levers that stay out of the plan. */
  off?: string[];
  /** Models that you accept in place of any other; the cheapest that can do the work is taken. Left out: the next cheaper model of the same provider. */
  models?: string[];
  /** The share of requests that goes to the cheaper model. Default: 80. */
  routing_percent?: Quantity;
  /** How much shorter answers become. Default: 33. */
  trim_output_percent?: Quantity;
  /** How much shorter prompts become. Default: 20. */
  trim_input_percent?: Quantity;
  /** How many earlier turns a prompt replays. Default: 3. */
  history_turns?: number;
  /** How many chunks fewer, and how much smaller ones. Default: 25. */
  chunks_percent?: Quantity;
  /** The hours of a month in which capacity is needed. Default: 176, 22 days of 8 hours. */
  capacity_hours?: Quantity;
  /** Tokens a minute that one provisioned model unit serves; AWS does not publish it. */
  unit_tokens_per_minute?: Quantity;
}

interface AnyLever {
  /** The kind and the index of its workload: `cache:0`. */
  id: string;
  kind: LeverKind;
  group: LeverGroup;
  /** Index in the scenario. */
  workload: number;
  /** "Turn on prompt caching, kept for 5 minutes" */
  title: string;
}

/** What a lever does to the scenario as it stands. */
export interface Lever extends AnyLever {
  available: true;
  /** How much less the month costs with this lever alone; negative where it costs more. */
  amount: string;
  /** Of the bill now, to one place. */
  percent: string;
  /** The bill with this lever alone: what `quote` gives for the patched scenario. */
  total: string;
  /** In latency, quality or work. */
  cost: string;
  /** What the figure takes to hold; null: nothing. */
  assumes: string | null;
  /** Ids of levers that cannot be pulled together with this one. */
  excludes: string[];
  /** Whether `off` names it. */
  off: boolean;
  patch: Change[];
}

/** A lever that the scenario's workload does not have, and why. */
export interface LeverNotAvailable extends AnyLever {
  available: false;
  why: string;
}

/** One step of the plan: a lever on top of those before it. */
export interface PlanStep {
  id: string;
  kind: LeverKind;
  group: LeverGroup;
  workload: number;
  title: string;
  cost: string;
  assumes: string | null;
  /** The bill before this step less the bill after it. */
  amount: string;
  percent: string;
  /** The bill after this step. */
  total: string;
  /** On top of the patches before it. */
  patch: Change[];
}

export interface Plan {
  /** The group `same` first, then `later`, then `other`; in each, the step that saves most comes first. */
  steps: PlanStep[];
  /** The bill with all steps: what `quote` gives once all patches are applied in their order. */
  total: string;
  amount: string;
  percent: string;
  /** After the last step of each group that has one. */
  groups: { group: LeverGroup; steps: number; amount: string; percent: string; total: string }[];
}

export interface Savings {
  /** The bill as it is. */
  total: string;
  /** False: items of it have no price, so totals leave them out; no lever adds to them. */
  complete: boolean;
  /** Those that save most alone first; then those that are not available. */
  levers: (Lever | LeverNotAvailable)[];
  plan: Plan;
}

// --- break-even ---

export type BreakEvenKind =
  | 'cache_by_hits'
  | 'cache_by_volume'
  | 'cache_by_pause'
  | 'lifetime_by_volume'
  | 'lifetime_by_pause'
  | 'flex_by_hits'
  | 'reserved_1mo'
  | 'reserved_3mo'
  | 'provisioned'
  | 'provisioned_1mo'
  | 'provisioned_6mo'
  | 'imported'
  | 'provider_api';

export interface BreakEvenRequest {
  scenario: Scenario;
  /** Index of the workload in question. Default: 0. */
  workload?: number;
  /** Left out: all. */
  kinds?: BreakEvenKind[];
  /** Tokens a minute that one provisioned model unit serves; AWS does not publish it. */
  unit_tokens_per_minute?: Quantity;
  /** Custom model units that a copy of the imported model takes: 2 for Llama 3.1 8B, 8 for 70B. */
  units_per_copy?: Quantity;
}

export interface BreakEven {
  kind: BreakEvenKind;
  workload: number;
  available: true;
  /** What varies: `cache_hit_percent`, `requests_per_month`, `hours`. */
  input: string;
  /** Of the input: `%`, `request`, `second`, `hour`. */
  unit: string;
  /** Where the scenario stands; null where it does not say. */
  now: string | null;
  /** The two ways, in words: "prompt caching" and "no caching". */
  a: string;
  b: string;
  /**
   * The smallest value from which the other way costs no more, on the input's own steps; null: never. Where they cross
   * several times, the last one.
   */
  crossing: string | null;
  /** Every crossing, rising. */
  crossings: string[];
  /** One step before `crossing`; null where there is none. */
  before: string | null;
  /** Which way is cheaper from the crossing on, or everywhere where there is no crossing; null: they cost the same. */
  cheaper: 'a' | 'b' | null;
  /** For capacity: how much of it the workload uses now, and at the crossing, in percent. */
  utilisation: { now: string | null; crossing: string | null } | null;
  /**
   * For a chart, by rising `x`; the crossing and the step before it are among them. The amounts are of the whole
   * bill; of `provider_api`, of this workload alone.
   */
  points: { x: string; a: string; b: string }[];
  /** What to do. */
  sentence: string;
}

/** A break-even that the workload does not have, and why. */
export interface BreakEvenNotAvailable {
  kind: BreakEvenKind;
  workload: number;
  available: false;
  why: string;
}

// --- solve ---

export type SolveInput =
  /** A number or percentage of a workload by its name: `requests_per_month`, `users`, `cache_hit_percent`. */
  | { workload: number; field: string }
  /** All volumes times so much. */
  | { growth: true };

export interface SolveRequest {
  scenario: Scenario;
  input: SolveInput;
  /** What the month may cost: the bill, or with `workload` that workload's part of it. */
  budget?: Quantity;
  /** In place of a budget: what one of what the workload counts (a request, a user) may cost. */
  unit_cost?: Quantity;
  workload?: number;
  /** Where to look. Default: everything that the field takes. */
  from?: Quantity;
  to?: Quantity;
}

export interface Priced {
  value: string;
  /** The bill or the workload's part of it at that value. */
  total: string;
  /** Of one; null where the goal is a budget. */
  per_unit: string | null;
}

export interface Solution {
  found: true;
  /** `at_most`: the largest value that meets the goal · `at_least`: the smallest · `any`: all do. */
  bound: 'at_most' | 'at_least' | 'any';
  answer: Priced;
  /** One step on, where the goal is missed; null where the input ends there. */
  neighbour: Priced | null;
  /** `bisection`: the cost only rises, or only falls, with the input · `bracketing`: it may do both, so other values may meet the goal too. */
  method: 'bisection' | 'bracketing';
  /** The steps on which the answer was looked for: 1, or 0.01 for percentages. */
  step: string;
  sentence: string;
  /** False: something that the goal measures has no price, so the true cost is higher. */
  complete: boolean;
}

export interface NoSolution {
  found: false;
  method: 'bisection' | 'bracketing';
  /** Nearest to the goal. */
  nearest: Priced;
  step: string;
  sentence: string;
  complete: boolean;
}

// --- unit economics ---

export interface UnitCostsRequest {
  scenario: Scenario;
  /** What you charge for one of what a workload counts. */
  prices?: { workload: number; usd: Quantity }[];
  /** How many users share the whole bill. */
  users?: Quantity;
  /** Who pays: each workload, its `team`, or the value of one of its `tags` (`tag:product`). Default: `workload`. */
  by?: string;
}

export interface UnitCost {
  workload: number;
  name: string;
  /** What is counted: `request`, `conversation`, `document`, `user`; `model call` where a workload makes others. */
  unit: string;
  /** How many a month. */
  count: string;
  /** Half-even at 18 places where it does not end. */
  per_unit: string;
  per_thousand: string;
  /** At the price given for the workload, on its own unit; else null. */
  margin: { revenue: string; profit: string; percent: string } | null;
}

export interface UnitCosts {
  total: string;
  complete: boolean;
  /** The whole bill by the users given; null without. */
  per_user: string | null;
  /** The workload's own unit first, then the others that it has: users, model calls. */
  units: UnitCost[];
  /** The whole bill split by `by`, largest first; null: workloads that do not say it. */
  showback: {
    name: string | null;
    total: string;
    percent: string;
    workloads: number[];
    complete: boolean;
  }[];
}
