/**
 * One workload on every model, and whole scenarios side by side.
 *
 * Figures are those of `quote` for the scenario with the change that stands beside them, to the last digit.
 */

import type { ModelLife, Scenario } from './index.js';
import type { Change } from './savings.js';
import type { Endpoint, Route, Tier, Workload } from './workloads.js';

export interface CompareRequest {
  scenario: Scenario;
  /** Index of the workload that is compared; default 0. It must call a model. */
  workload?: number;
  /**
   * Ids, without prefix, of at most five models whose regions, tiers and endpoints are listed beside those of the
   * workload's own model.
   */
  pinned?: string[];
}

/** Why a model cannot do the job; `message` is a sentence. */
export interface CannotRun {
  code:
    | 'no_price'
    | 'no_route'
    | 'context_window'
    | 'max_output'
    | 'modality'
    | 'end_of_life'
    | 'not_launched'
    | 'unknown_quantity';
  message: string;
}

export interface ComparedModel {
  /** Without prefix. */
  id: string;
  name: string;
  provider: string;
  is_now: boolean;
  status: ModelLife['status'];
  /** ISO dates or null. */
  launched: string | null;
  end_of_life: string | null;
  /**
   * The measures of what a model can do that have a source, its model card. There is no class among them: AWS publishes
   * none, and no other source was found.
   */
  context_tokens: number | null;
  max_output_tokens: number | null;
  input: string[];
  output: string[];
  /** Who says that its weights are published; null: no source is known, which does not say that they are not. */
  open_weights: { source: string; source_url: string; source_date: string } | null;
  /** Region codes from which it can be called; where AWS's list is not known, those with a price. */
  regions: string[];
  /** Source date of its input rate, and the day of the last publication that has it unchanged; null: no price here. */
  price_date: string | null;
  confirmed: string | null;
  /** What makes the workload run there, for `applyPatch`; empty where it does already, or has no total. */
  patch: Change[];
  route: Route | null;
  tier: Tier | null;
  /** What could not stay as it is: the route, tier or cache lifetime is not offered for this model. */
  changed: ('route' | 'tier' | 'cache_ttl')[];
  /** Whether tokens are read from or written to the cache: false where its shortest prefix is longer than this one. */
  cached: boolean;
  /** The workload's total with the change, and the whole scenario's; null where it cannot run. */
  total: string | null;
  scenario_total: string | null;
  /** False where another part of the workload has no price, which the total leaves out, and without a total. */
  complete: boolean;
  /** `total` less the workload's total now; null where one of them is not known. */
  difference: string | null;
  /**
   * The same with as many tokens as its tokenizer makes of the same text, where a source says how many; an
   * assumption. Null where no source compares it with the current model.
   */
  tokenizer: {
    /** Tokens for one of the current model's: "1.3". */
    factor: string;
    total: string;
    difference: string | null;
    source: string;
    source_date: string;
  } | null;
  /** Why it cannot do the job; null where it can. */
  cannot: CannotRun | null;
}

/** The workload from another region or by another route, all else as it is. */
export interface ComparedPlace {
  /** Model id without prefix. */
  model: string;
  region: string;
  route: Route;
  /** Of a geo route: the profile (`eu`). */
  profile: string | null;
  patch: Change[];
  is_now: boolean;
  /** Whether AWS lists the route for the region; null: not known. What it does not list is left out. */
  callable: boolean | null;
  /** Null where something in it has no price there. */
  total: string | null;
  scenario_total: string | null;
  /** False where another part of the workload has no price, which the total leaves out, and without a total. */
  complete: boolean;
}

export interface ComparedTier {
  model: string;
  tier: Tier;
  patch: Change[];
  is_now: boolean;
  /** Null where the tier has no price. */
  total: string | null;
  scenario_total: string | null;
  /** False where another part of the workload has no price, which the total leaves out, and without a total. */
  complete: boolean;
}

export interface ComparedEndpoint {
  model: string;
  endpoint: Endpoint;
  patch: Change[];
  is_now: boolean;
  total: string | null;
  scenario_total: string | null;
  /** False where another part of the workload has no price, which the total leaves out, and without a total. */
  complete: boolean;
}

export interface Comparison {
  workload: number;
  /** Id without prefix; empty where the rate table does not have the model. */
  model: string;
  /** Null where something in it has no price now. */
  total: string | null;
  scenario_total: string | null;
  /** False where another part of the workload has no price, which the total leaves out, and without a total. */
  complete: boolean;
  /** The cheapest first, then those that cannot run. */
  models: ComparedModel[];
  places: ComparedPlace[];
  /** All five, whether offered or not. */
  tiers: ComparedTier[];
  /** Empty for a model with one meter for both. */
  endpoints: ComparedEndpoint[];
}

/** A line in one of the scenarios. */
export interface DiffFigures {
  model: string;
  model_name: string;
  /** What is billed. */
  quantity: string;
  rate: string;
  amount: string;
}

/** How an amount came from the first scenario's: `by_rate` + `by_quantity` is the difference. */
export interface DiffCause {
  cause: 'same' | 'rate' | 'quantity' | 'both' | 'new' | 'gone';
  difference: string;
  /** The other rate at the first scenario's quantity. */
  by_rate: string;
  /** The other quantity at the other scenario's rate. */
  by_quantity: string;
}

export interface DiffLine {
  dimension: string;
  label: string;
  unit: string;
  context: 'standard' | 'long';
  /** A line of the workload's own model, whichever that is in each scenario. */
  own_model: boolean;
  /** One for each scenario; null where it has no such line. */
  figures: (DiffFigures | null)[];
  /** One for each scenario after the first. */
  causes: DiffCause[];
}

export interface DiffWorkload {
  workload: string;
  type: Workload['type'];
  /** Its index in each scenario; null where it has none. */
  indices: (number | null)[];
  totals: (string | null)[];
  complete: boolean[];
  /** One for each scenario after the first. */
  differences: string[];
  by_rate: string[];
  by_quantity: string[];
  lines: DiffLine[];
}

export interface Diff {
  scenarios: { name: string; total: string; complete: boolean }[];
  /** One for each scenario after the first. */
  differences: string[];
  by_rate: string[];
  by_quantity: string[];
  /** Workloads are the same where their names are; those without a name by their order. */
  workloads: DiffWorkload[];
}
