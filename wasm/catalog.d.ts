/**
 * What there is and what it costs: rate sets, regions, models with their offers, workload types, services, rates.
 */

import type { RateSet } from './index.js';
import type { Endpoint, Route, Tier, Workload } from './workloads.js';

export interface RouteOffer {
  route: Route;
  /** The id to call: with the profile's prefix where the route has one. */
  id: string;
  /** Whether AWS lists this route for the region; null when unknown. */
  callable: boolean | null;
  /** Tiers with an input or output rate here, published or derived. */
  tiers: Tier[];
  /** Those of `tiers` that are the standard rate times the tier's published multiplier. */
  derived_tiers: Tier[];
  /** USD per million tokens on the first of `tiers`; null when there is no such rate. */
  input_per_million: string | null;
  output_per_million: string | null;
  /** The same figures by endpoint, where `bedrock-runtime` and `bedrock-mantle` have two meters; else empty. */
  endpoints: {
    endpoint: Endpoint;
    input_per_million: string | null;
    output_per_million: string | null;
  }[];
}

/** Where a model stands in its life in one region on one day. ISO dates; null: not known. */
export interface ModelLife {
  status: 'active' | 'preview' | 'legacy' | 'extended-access' | 'end-of-life';
  legacy: string | null;
  /** From here on the provider may raise the price. */
  extended_access: string | null;
  end_of_life: string | null;
  /** The earliest day on which AWS may end it, where no day is set. */
  no_sooner_than: string | null;
  /** Id of the model that AWS names in its place. */
  successor: string | null;
  /** Where sources disagree. */
  note: string | null;
  source: string;
  source_date: string;
  source_url: string | null;
}

export interface ModelOffer {
  id: string;
  name: string;
  provider: string;
  /** As `lifecycle` has it; `active` where no source says it. */
  status: ModelLife['status'];
  /** ISO dates or null. */
  launched: string | null;
  end_of_life: string | null;
  lifecycle: ModelLife | null;
  context_tokens: number | null;
  max_output_tokens: number | null;
  /** A request whose whole input is over it is priced by long-context rates; null: none in force. */
  long_context_over: number | null;
  /** Other ids of the same model. */
  aliases: string[];
  input: string[];
  output: string[];
  /** Cache lifetimes: `5m`, `30m`, `1h`; `5m` of a model that has no price for writes. Empty: no caching known. */
  cache_ttls: ('5m' | '1h' | '30m')[];
  cache_min_tokens: number | null;
  /** Routes priced for the region; empty where the model is not priced there. */
  routes: RouteOffer[];
}

export interface Region {
  code: string;
  name: string;
  /** Prefixes of the geo profiles that can be called from there. */
  profiles: string[];
}

export interface RateSetInfo {
  id: RateSet;
  name: string;
  /** The newest source date in the set. */
  newest: string;
  oldest: string;
  rates: number;
  models: number;
}

/** One field of a workload type, as scenarios write it. */
export interface WorkloadField {
  name: string;
  /** `whole`: 1 to 1,000 · `choice`, `choices`: of `choices` · `model`: a model id, or a service's. */
  kind: 'quantity' | 'whole' | 'percent' | 'choice' | 'choices' | 'model';
  /** One of what it counts; may be empty. */
  noun: string;
  /** In a form. */
  label: string;
  required: boolean;
  /** Where it is left out; models have none. */
  default?: string;
  choices?: string[];
  /** What a form calls them, in their order. */
  choice_labels?: string[];
  /** Below the field of a form. */
  hint?: string;
  /** What stands in an empty field where that is not the default: "estimated". */
  when_empty?: string;
}

export interface WorkloadTypeInfo {
  type: Workload['type'];
  /** "Multi-turn chat" */
  label: string;
  /** A sentence below it. */
  about: string;
  /** The field that bills count by. */
  volume: string;
  /** Calls a model: also has tier, cache_ttl, context and routing. */
  calls: boolean;
  /** The default tier. */
  tier: Tier;
  /** A form opens with the first three, beside the model or service. */
  fields: WorkloadField[];
}

export interface ServiceInfo {
  id: string;
  name: string;
  /** What it is metered in at the standard tier; price bands are reached by using more. */
  dimensions: { name: string; label: string; unit: string }[];
}

export interface CatalogInfo {
  rate_sets: RateSetInfo[];
  regions: Region[];
  tiers: Tier[];
  workload_types: WorkloadTypeInfo[];
  /** Services of the rate set `aws`. */
  services: ServiceInfo[];
}

/** One authored rate: a price under conditions, over a window, with its source. */
export interface RateRow {
  model: string;
  name: string;
  provider: string;
  /** A service with rates of its own, no model to call. */
  service: boolean;
  dimension: string;
  label: string;
  unit: string;
  /** `regional`: one price for in-region and geo calls. */
  routes: 'regional' | 'in-region' | 'geo' | 'global' | 'all';
  tier: string;
  context: 'standard' | 'long';
  /** The endpoint whose own meter this is; null where the rate holds for both. */
  endpoint: Endpoint | null;
  /** Region codes, or `geo:us` for a price known only for that profile; empty: any region. */
  regions: string[];
  /** USD for one unit. */
  usd: string;
  /** ISO dates, from-inclusive and to-exclusive; null: open. */
  from: string | null;
  to: string | null;
  /** ISO date of the last publication that has the rate unchanged; null where none is known. */
  confirmed: string | null;
  source: string;
  source_date: string;
  source_url: string | null;
  grade: string;
  assumed: string | null;
  note: string | null;
}

/** One price in force from a region on a day. */
export interface PriceRow {
  model: string;
  route: Route;
  /** The geo profile that it holds for; null: every way of the route. */
  profile: string | null;
  tier: Tier;
  dimension: string;
  context: 'standard' | 'long';
  usd: string;
  /** The endpoint whose own meter this is; null where the price holds for both. */
  endpoint: Endpoint | null;
  derived: string | null;
  source: string;
  source_date: string;
  source_url: string | null;
  grade: string;
  /** ISO date of the last publication that has the rate unchanged; null where none is known. */
  confirmed: string | null;
  assumed: string | null;
  note: string | null;
}

/** Identifies a rate: what `resolve` looks up once, for bulk pricing. */
export interface RateQuery {
  rate_set?: RateSet;
  model: string;
  region?: string;
  route?: Route;
  tier?: Tier;
  dimension: string;
  context?: 'standard' | 'long';
  /** Default: `runtime`. */
  endpoint?: Endpoint;
  as_of?: string;
}

export interface ResolvedRate {
  /** For `Bulk.handles`; good for this module build only. */
  handle: number;
  rate: string;
  source: string;
  source_date: string;
  grade: string;
  derived: string | null;
}
