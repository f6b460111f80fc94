/**
 * The cheapest complete configuration of a scenario: model x region x route x tier x caching of every workload, and the
 * endpoint where a model has a meter of its own on each; all combinations considered.
 */

import type { ModelLife, Scenario } from './index.js';
import type { Change } from './savings.js';
import type { Endpoint, Route, Tier } from './workloads.js';

/** What a configuration must keep; what is left out constrains nothing but for the defaults named. */
export interface SearchConstraints {
  /** Acceptable models: ids without prefix. */
  models?: string[];
  providers?: string[];
  /** Region codes from which calls are sent. */
  regions?: string[];
  /** Data stays in one of these: `eu`, `us`, `jp` ... A profile that leaves it, and the global route, are out. */
  geographies?: string[];
  routes?: Route[];
  tiers?: Tier[];
  /**
   * How long answers may take: `interactive` leaves flex and batch out, `flex` batch. Default: as slow as the tier
   * that each workload has now.
   */
  latency?: 'interactive' | 'flex' | 'batch';
  min_context_tokens?: number;
  /** Modalities that the model must read: `image`. */
  input?: string[];
  /** Default: all but `end-of-life`. */
  lifecycle?: ModelLife['status'][];
  /** `any` (default): with which lifetime, or without; `as-is`: as each workload has it now; `none`. */
  caching?: 'any' | 'as-is' | 'none';
  /** True: all workloads in one region. */
  same_region?: boolean;
}

export type ConstraintName = keyof SearchConstraints;

export interface SearchRequest {
  scenario: Scenario;
  constraints?: SearchConstraints;
  /** By workload, in place of the fields above; null: as above. `same_region` is of the scenario. */
  workloads?: (SearchConstraints | null)[];
}

/** What one workload becomes. */
export interface SearchChoice {
  workload: number;
  /** For `applyPatch`; empty where the workload stays as it is. */
  patch: Change[];
  /** Without prefix; empty for a workload that calls no model. */
  model: string;
  model_name: string;
  provider: string;
  region: string;
  route: Route;
  tier: Tier;
  cache_ttl: '5m' | '1h' | '30m' | null;
  endpoint: Endpoint;
  /** What differs from the workload now. */
  changed: ('model' | 'region' | 'route' | 'tier' | 'cache_ttl' | 'endpoint')[];
  /** The workload's total in this configuration. */
  total: string;
}

export interface SearchAnswer {
  /** The scenario as it is; null where something in it has no price. */
  now: string | null;
  /** The cheapest total; null where no configuration keeps all constraints and has all prices. */
  total: string | null;
  /** `total` less `now`. */
  difference: string | null;
  /** One for each workload; empty without a total. Of equal ones, that with the fewest changes. */
  choices: SearchChoice[];
  /** The cheapest configuration that costs more; null where all cost the same. */
  runner_up: {
    total: string;
    /** What it costs more. */
    difference: string;
    /** The workloads in which it differs, with `changed` against the cheapest. */
    choices: SearchChoice[];
  } | null;
  /**
   * What each constraint costs: the cheapest without it, all others kept; nulls where there is none, or where it takes
   * too long to find.
   */
  constraints: {
    constraint: ConstraintName;
    total: string | null;
    /** What keeping it costs a month; null where either has no total. */
    costs: string | null;
    /** The workloads that would change, with `changed` against the cheapest. */
    choices: SearchChoice[];
  }[];
  /** Workloads that no configuration can run under these constraints, and the constraints that it takes. */
  impossible: { workload: number; constraints: ConstraintName[] }[];
  /** Configurations considered: of each workload, summed up. */
  points: number;
}
