/**
 * Bedrock Calculator: what a workload on Amazon Bedrock costs, line by line, exact.
 *
 * Money, rates and quantities are decimal strings, without exponent and without trailing zeros
 * ("0.000000035", "4.2", "0"); parse them with a decimal type or BigInt, never by adding numbers.
 * Only the start is asynchronous, nothing must be released, and nothing leaves the
 * process: the rate table is inside the module.
 */

import type {
  CatalogInfo,
  ModelOffer,
  PriceRow,
  RateQuery,
  RateRow,
  ResolvedRate,
} from './catalog.js';
import type { CompareRequest, Comparison, Diff } from './compare.js';
import type { Explanation } from './explain.js';
import type {
  Budgets,
  BudgetsRequest,
  Credits,
  CreditsRequest,
  Forecast,
  ForecastPlan,
  ForecastRequest,
  Programmes,
  ProgrammesRequest,
  SimulateRequest,
  Simulation,
} from './forecast.js';
import type {
  BreakEven,
  BreakEvenNotAvailable,
  BreakEvenRequest,
  LeversRequest,
  NoSolution,
  Savings,
  Solution,
  SolveRequest,
  UnitCosts,
  UnitCostsRequest,
} from './savings.js';
import type { SearchAnswer, SearchRequest } from './search.js';
import type { Endpoint, Quantity, Route, Tier, Workload } from './workloads.js';

export * from './catalog.js';
export * from './compare.js';
export * from './explain.js';
export * from './forecast.js';
export * from './savings.js';
export * from './search.js';
export * from './workloads.js';

/** `custom` is the one in the scenario's own `custom_rates`. */
export type RateSet = 'aws' | 'representative' | 'guide' | 'provider-api' | 'custom';

/** A negotiated reduction of list prices; several that apply are applied one after the other. */
export interface Discount {
  /** 0 to 100; 10 means 10 % off. */
  percent: Quantity;
  /** Left out: all. */
  provider?: string;
  /** Model id without prefix. */
  model?: string;
  dimension?: string;
}

/** A private price instead of the list price; the last one that applies wins. Give `usd` or `usd_per_million`. */
export interface OwnRate {
  /** Model id without prefix; need not be in the rate table. */
  model: string;
  dimension: string;
  /** USD for one unit. */
  usd?: Quantity;
  usd_per_million?: Quantity;
  /** Left out: all. */
  region?: string;
  route?: Route;
  tier?: Tier;
}

/** A rate set of your own, in the schema of the rate files (core/rates/README.md), with rate_set "custom". */
export interface CustomRates {
  name?: string;
  /** Left out: AWS's regions. */
  regions?: object[];
  sources?: object[];
  /** Provider files. */
  providers: object[];
}

/** What is saved, shared and compared. `scenario.schema.json` is the same in JSON Schema. */
export interface Scenario {
  version: 1;
  name?: string;
  /** Default: `aws`. */
  rate_set?: RateSet;
  /** AWS region code. Needed by the rate set `aws`. */
  region?: string;
  /** ISO date: rates in force on that day. Default: the newest rates of the table. */
  as_of?: string;
  /** The reader's own date, for the tense of notices about a model's life; default: `as_of`. */
  today?: string;
  /** Of standing charges: 730 (default) in an estimate, 672 to 744 in an invoice. */
  hours_per_month?: Quantity;
  /** False: the monthly free allowances of Lambda and others are used up elsewhere. Default: true. */
  free_allowances?: boolean;
  /** ISO date: decides whether the 12-month allowances apply, which only accounts from before 2025-07-15 have. */
  account_opened?: string;
  /** Model ids by names of your own, such as the ARN of an application inference profile. */
  model_aliases?: Record<string, string>;
  discounts?: Discount[];
  own_rates?: OwnRate[];
  custom_rates?: CustomRates;
  workloads: Workload[];
  /** The months ahead, for `forecast`, `simulate`, `credits` and `budgets`; nothing else looks at it. */
  plan?: ForecastPlan;
}

export interface BillLine {
  workload: string;
  dimension: string;
  /** What is billed: gross - free; to 18 places where it does not end (seconds as hours). */
  quantity: string;
  unit: string;
  /** USD for one unit. */
  rate: string;
  /** Exact quantity x rate: divided last, half-even at 18 places where it does not end. */
  amount: string;
  formula: string;
  source: string;
  source_date: string;
  /** A: AWS Price List · B: AWS pricing page or document · C: community list · own: your own rate. */
  grade: string;
  label: string;
  /** What is used. */
  gross: string;
  /** What AWS gives free of it this month. */
  free: string;
  /** Model id without prefix, or the id of a service. */
  model: string;
  model_name: string;
  /** Whether `model` is a service. */
  is_service: boolean;
  /**
   * The AWS service that it appears under on the invoice and in Cost Explorer: `Amazon Bedrock`, `AWS
   * Lambda`, `Claude Sonnet 4.5 (Amazon Bedrock Edition)`. Null where it is not known, and in rate sets
   * other than `aws`.
   */
  service: string | null;
  /** `USE1-NovaMicro-input-tokens`; null where its form is not known. */
  usage_type: string | null;
  /** Index of its workload in `workloads` and in the scenario. */
  workload_index: number;
  region: string;
  route: Route;
  /** A workload's tier, or the way that capacity is bought (`provisioned-1mo`, `reserved-3mo`, ...). */
  tier: string;
  /** `long` where the request is over the model's long-context threshold. */
  context: 'standard' | 'long';
  /** The endpoint whose own meter this is; null where the rate holds for both. */
  endpoint: Endpoint | null;
  /** ISO date of the last publication that has the rate unchanged; null where none is known. */
  confirmed: string | null;
  /** What the scenario's own prices changed, in words; null at the list price. */
  own: string | null;
  /** How the rate was derived from another; null when it is published itself. */
  derived: string | null;
  /** What the quantity, or the rate here, assumes without AWS saying so; null: nothing. */
  assumed: string | null;
  /** The region whose price it is, where the line's own has none and the workload takes the nearest; else null. */
  price_region: string | null;
  /** Anything else to know about the rate, such as a conflict between sources. */
  note: string | null;
  source_url: string | null;
}

/** What could not be priced; no total includes it. */
export interface NotPriced {
  workload: string;
  /** Model id without prefix, or the id of a service. */
  model: string;
  dimension: string;
  quantity: string;
  unit: string;
  reason: string;
  hint: string;
  /** Index of its workload in `workloads` and in the scenario. */
  workload_index: number;
  /** Regions in which its price is known, the nearest first: those of the same geography. */
  known_in: string[];
  /** The price of one unit in the first of them: what `"missing_prices": "nearest"` in the workload takes. */
  nearest_rate: string | null;
}

export interface WorkloadTotal {
  workload: string;
  type: Workload['type'];
  /** Of its first part: the model that it calls, or the service. Empty where nothing is used. */
  model: string;
  model_name: string;
  provider: string;
  region: string;
  route: Route;
  tier: string;
  /** How many of what the type counts a month. */
  count: string;
  /** What it counts: `request`, `conversation`, `run`; empty where it counts nothing. */
  unit: string;
  total: string;
  /** Cost of one, rounded half-even at 18 places; null without any and for an incomplete workload. */
  per_unit: string | null;
  /**
   * What its calls use of AWS's quotas at the peak: tokens are input, cache writes and output times the
   * model's burndown. Null without calls and for batch.
   */
  throughput: { requests_per_minute: string; tokens_per_minute: string } | null;
  /** Capacity bought for a term: its months, and what the whole term costs; null without one. */
  commitment: { months: number; total: string } | null;
  complete: boolean;
  /** Only where the workload is switched off: it has no lines, and its total is 0. */
  switched_off?: true;
  /** As the scenario gives them; left out where it does not. */
  team?: string;
  tags?: Record<string, string>;
}

export interface Notice {
  workload: string;
  code: string;
  message: string;
}

export interface Bill {
  currency: 'USD';
  period: 'month';
  /** The sum of all lines, and of nothing else. */
  total: string;
  /** False when something is in `not_priced`. */
  complete: boolean;
  lines: BillLine[];
  not_priced: NotPriced[];
  workloads: WorkloadTotal[];
  /** What each AWS service of the invoice comes to; the sum is the total. */
  services: { service: string | null; total: string }[];
  /** Index in `lines` of the largest amount; null without lines. */
  largest_line: number | null;
  notices: Notice[];
  rate_set: RateSet;
  /** The day whose rates were used. */
  as_of: string;
  /** The oldest source date behind the lines; null without lines. */
  oldest_source_date: string | null;
}

/**
 * Room for pricing many usages without an allocation per item. A usage is `width` items side by
 * side; item i is `handles[i]` (0 = nothing) and `quantities[i]` (a whole number from 0 to 2^53).
 * The arrays are yours: they stay valid whatever else the engine does, including other rooms. At
 * most 67,108,864 items, and 16,384 in a usage.
 */
export interface Bulk {
  readonly usages: number;
  readonly width: number;
  readonly handles: Uint32Array;
  readonly quantities: Float64Array;
  /** Exact amounts in 1e-18 USD as 128-bit two's complement: low and high half of usage u at 2u and 2u+1. */
  readonly amounts: BigUint64Array;
  /** Prices all usages. Throws CalculatorError naming the first bad item; amounts are then undefined. */
  run(): void;
  /** The exact amount of one usage as a decimal string of USD. */
  amount(usage: number): string;
  /** The exact sum over all usages as a decimal string of USD. */
  total(): string;
}

/** Bills, offers and rates: what the small module can do (bedrock-calculator/pricing). */
export interface PricingEngine {
  /** The exact monthly bill. Throws CalculatorError for a bad scenario; what has no rate is in `not_priced`. */
  quote(scenario: Scenario): Bill;
  /** The same, JSON text in and the whole envelope as JSON text out; never throws. */
  quoteText(scenario: string): string;
  /** Rate sets, regions and tiers. */
  catalog(): CatalogInfo;
  /** Every model of a rate set with what it costs from one region. */
  models(query?: {
    rate_set?: RateSet;
    region?: string;
    as_of?: string;
    custom_rates?: CustomRates;
  }): ModelOffer[];
  /** Every rate of a set as it is authored: thousands. */
  rates(query?: { rate_set?: RateSet; custom_rates?: CustomRates }): RateRow[];
  /** One rate's handle per query; throws CalculatorError where one has no rate. */
  resolve(queries: RateQuery[]): ResolvedRate[];
  /** Room for `usages` usages of `width` items each; the previous room is released. */
  bulk(usages: number, width?: number): Bulk;
}

/** What the full module can do. */
export interface Engine extends PricingEngine {
  /**
   * Put a function here to hear, while `simulate` or `search` works, how much of the answer is done, from 0 to 1. It is
   * called many times and should do little; where it returns false, the call ends with the error "cancelled".
   */
  progress?: (done: number) => boolean | undefined;
  /**
   * Which rate and why: `text` is a model id (bare, with prefix, or an ARN), or JSON with a usage block
   * of Converse, InvokeModel, Chat Completions or Responses, alone, inside the response or a stream's events,
   * or a record of the invocation log.
   */
  explain(query: {
    text: string;
    rate_set?: RateSet;
    region?: string;
    as_of?: string;
  }): Explanation;
  /** Every token price in force from one region on one day, derived cache rates among them. */
  prices(query?: { rate_set?: RateSet; region?: string; as_of?: string }): PriceRow[];
  /** One workload on every model, from every region, in every tier: what it would cost as it would really run there. */
  compare(request: CompareRequest): Comparison;
  /** The cheapest complete configuration of a scenario under constraints, the runner-up, and what each constraint costs. */
  search(request: SearchRequest): SearchAnswer;
  /** Two to six scenarios side by side; the first is what the others are compared with. */
  diff(scenarios: Scenario[]): Diff;
  /** What would lower the bill: every lever alone, and the plan that pulls them one after the other. */
  levers(request: LeversRequest): Savings;
  /** From when on one way of running a workload costs less than another: the exact crossing and points for a chart. */
  breakEven(request: BreakEvenRequest): (BreakEven | BreakEvenNotAvailable)[];
  /** Which value of an input meets a budget or a unit cost; the answer and its neighbour are priced. */
  solve(request: SolveRequest): Solution | NoSolution;
  /** What one of everything costs, what it leaves at a price, and who pays which part. */
  unitCosts(request: UnitCostsRequest): UnitCosts;
  /** What the months ahead cost: growth, seasons, prices that change, what happens once. */
  forecast(request: ForecastRequest): Forecast;
  /** How long awards of credits last, when the card is first charged, what expires, and how much to ask for. */
  credits(request: CreditsRequest): Credits;
  /** How sure the months are: percentiles, chances of exceeding amounts, and which input moves the bill most. */
  simulate(request: SimulateRequest): Simulation;
  /** The day on which each alert of a budget fires, what a budget misses, and files that set it up. */
  budgets(request: BudgetsRequest): Budgets;
  /** Which programmes of credits may fit a company: facts with their sources, and no promise. */
  programmes(request?: ProgrammesRequest): Programmes;
}

/** An input that cannot be priced: `path` names the field, `hint` says how to fix it. */
export class CalculatorError extends Error {
  constructor(error: { code: string; path: string; message: string; hint: string });
  readonly code: string;
  readonly path: string;
  readonly hint: string;
}

/**
 * Starts the engine: one per page or process is enough. `wasm` tells where the module's bytes are
 * if they are not beside this file: a URL, the bytes themselves, or the compiled module, which one
 * thread can hand to another.
 */
export function createEngine(options?: {
  wasm?: URL | string | BufferSource | WebAssembly.Module;
}): Promise<Engine>;
