/**
 * The months ahead: what they cost, how sure that is, how long credits last, and when a budget fires. Each month is a
 * whole bill of the scenario as of its days, so prices, allowances and price bands count as they do in `quote`.
 *
 * All doors but `programmes` take a scenario and a plan. The plan may also be the scenario's own member `plan`, so
 * that both are saved and shared together; `quote` and the other doors do not look at it.
 */

import type { Scenario } from './index.js';
import type { Quantity } from './workloads.js';

/** `2026-12`, or any day of the month: `2026-12-01`. */
export type Month = string;

// --- the plan ---

export interface ForecastPlan {
  /** The first month. Default: that of the scenario's `today`, else `as_of`, else of the newest prices. */
  start?: Month;
  /** 1 to 36. Default: 12. */
  months?: number;
  /**
   * Hours of standing charges. `scenario` (default): the scenario's `hours_per_month`, 730 unless it says otherwise.
   * `calendar`: those of each month, 672 to 744.
   */
  hours?: 'scenario' | 'calendar';
  /** `dated` (default): prices change on their dates within the horizon. `fixed`: all months at the prices of the scenario's `as_of`. */
  prices?: 'dated' | 'fixed';
  /** Of every workload that has none of its own. Default: no growth. */
  growth?: Growth;
  /** True (default): where growth is a range, all workloads grow high or low together. */
  growth_together?: boolean;
  /** At most one for each workload. */
  workloads?: WorkloadPlan[];
  /** What does not follow from a workload: a support plan, other AWS services, a training run. At most 100. */
  costs?: OtherCost[];
  /** Which inputs are uncertain. For `simulate`. At most 200. */
  ranges?: InputRange[];
  /** For every input that has no range of its own: the numbers that each workload states and that move its bill. */
  margin?: Margin;
  /** For `credits`, and for budgets that count credits. At most 50. */
  awards?: Award[];
  /** How much more than what is left to pay to ask for. Default: 20. */
  headroom_percent?: Quantity;
  /** For `budgets`. At most 20. */
  budgets?: Budget[];
}

/**
 * How a volume changes from month to month; the first month is as entered. Factors are rounded half-even to 9 places.
 *
 * - `percent`: so much more each month than the month before. `low` and `high` make it uncertain.
 * - `s_curve`: slow, fast, slow, to `to` times the volume after `months` months: 1 + (to - 1) (3 t^2 - 2 t^3).
 * - `factors`: the volume of each month in times of what is entered; the last one holds on.
 * - `volumes`: what the workload counts in each month, as pasted from a sheet; the last one holds on. Only in a
 *   workload's own plan. A range of what the scenario counts stretches them in proportion.
 *
 * Exactly one of them. Negative percentages shrink: -100 to 1,000.
 */
export type Growth =
  | { percent: Quantity; low?: Quantity; high?: Quantity }
  | { s_curve: { to: Quantity; months: number } }
  | { factors: Quantity[] }
  | { volumes: Quantity[] };

export interface WorkloadPlan {
  /** Index in the scenario. */
  workload: number;
  growth?: Growth;
  /** From a pilot to full use: the first month has `from_percent` of the volume, which rises evenly to all of it after `months` months (1 to 36). */
  ramp?: { from_percent: Quantity; months: number };
  /** January to December in percent of the volume entered: 12 numbers, 0 to 1,000. */
  season?: Quantity[];
  /**
   * Weights of Monday to Sunday: 7 numbers, not all zero. `[1,1,1,1,1,0,0]` is working days. A month's volume follows
   * its days: an average month (1461/336 weeks) has the volume entered. Budgets follow them from day to day.
   */
  weekdays?: Quantity[];
  /** It runs only from this month on, or only up to that one, both included. */
  from?: Month;
  to?: Month;
  /** It runs in these months only: ingestion, a training run, a yearly batch. */
  only?: Month[];
  /**
   * Numbers that count in the workload's first month only, then are 0: `training_tokens`. Of themselves:
   * a batch job with `frequency: "once"`, and the embedding of a corpus with `corpus_frequency: "once"`.
   */
  first_month_only?: string[];
}

export interface OtherCost {
  name: string;
  /** A month. */
  usd: Quantity;
  /** As it appears on the invoice: `AWS Support (Business)`, `Amazon EC2`. Default: `name`. Credits and budgets go by it. */
  service?: string;
  /** Whether it is sold through AWS Marketplace. Default: false. */
  marketplace?: boolean;
  /** The months in which it falls, both included. Default: every month; the same month in both: that one alone. */
  from?: Month;
  to?: Month;
}

// --- forecast ---

export interface ForecastRequest {
  scenario: Scenario;
  /** Default: the scenario's own `plan`, else twelve months without growth. */
  plan?: ForecastPlan;
}

export interface ForecastMonth {
  /** `2026-12` */
  month: string;
  days: number;
  /** Of standing charges. */
  hours: string;
  /** The sum of `workloads` and `costs`, and of nothing else. */
  total: string;
  /** By the scenario's workloads, in their order. */
  workloads: {
    total: string;
    /** Its volume in times of what is entered; 0 where it does not run. */
    factor: string;
  }[];
  /** By the plan's costs, in their order. */
  costs: string[];
  /** What each AWS service of the invoice comes to; the sum is the total. `marketplace`: sold through AWS Marketplace. */
  services: { service: string | null; marketplace: boolean; total: string }[];
  /** False: something in it has no price, so the total leaves it out. */
  complete: boolean;
}

/** Something that changes the bill, or ends a model, within the horizon. */
export interface ForecastEvent {
  /** The first day on which it holds. */
  date: string;
  kind:
    | 'price' // a price changes
    | 'legacy'
    | 'extended-access'
    | 'end-of-life' // the model can no longer be called; its months stay priced at the last price
    | 'allowances-end'; // the first-year allowances of the account
  /** Index in the scenario. */
  workload: number;
  /** "Prices change: the same month costs $1,200.00 instead of $800.00." */
  message: string;
}

export interface Forecast {
  /** "2026-12" */
  start: string;
  months: ForecastMonth[];
  total: string;
  /** Calendar years. */
  years: { year: number; months: number; total: string }[];
  workloads: { workload: number; name: string; total: string }[];
  costs: { name: string; total: string }[];
  services: { service: string | null; marketplace: boolean; total: string }[];
  /** The first month's total. */
  first: string;
  /** The first month without what happens only once: ingestion, training, a job or cost of one month. */
  steady: string;
  /** first - steady */
  once: string;
  /** The last month's total. */
  last: string;
  /** By their dates. */
  events: ForecastEvent[];
  complete: boolean;
  /** What the figures take to hold, in sentences: hours, growth, prices. */
  assumptions: string[];
}

// --- simulate ---

/** A number of a workload that is not certain. The distribution is triangular. */
export interface InputRange {
  workload: number;
  /** A number or percentage of the workload by its name: `turns`, `requests_per_month`, `cache_hit_percent`. */
  field: string;
  low: Quantity;
  /** Default: what the scenario says. */
  likely?: Quantity;
  high: Quantity;
}

/** In percent of the number entered: `{"low": -20, "high": 50}`. low: -100 to 0, high: 0 to 1,000. */
export interface Margin {
  low: Quantity;
  high: Quantity;
  /** True: all inputs of the margin are high or low together, as an estimate that is wrong throughout. Default: false. */
  together?: boolean;
}

export interface SimulateRequest {
  scenario: Scenario;
  plan?: ForecastPlan;
  /** 160 to 100,000, in steps of 16. Default: 10,000. 256 are enough for a first band. */
  draws?: number;
  /** 0 to 4,294,967,295. The same seed gives the same figures everywhere. Default: 1. */
  seed?: number;
  /** Amounts, before credits, whose chance of being exceeded is wanted. At most 20. Default: the limits of the plan's budgets. */
  over?: Quantity[];
  /**
   * In place of the plan's ranges and margin. `first_estimate`: one factor for all workloads, low 1, likely 1.5, high 2, because
   * the reference guide says that many teams spend 1.5 to 2 times their first estimate; `reason` in the answer has its source.
   */
  preset?: 'first_estimate';
}

/** Estimates, in USD to the cent. */
export interface Spread {
  mean: string;
  /** One month in ten costs less. */
  p10: string;
  p50: string;
  /** One month in ten costs more. */
  p90: string;
  /** How far each may be off for being a sample: one standard error. */
  errors: { mean: string; p10: string; p50: string; p90: string };
}

export interface Simulation {
  draws: number;
  seed: number;
  months: (Spread & { month: string; entered: string })[];
  /** Of the whole horizon. */
  total: Spread & { entered: string };
  /** For each amount: the chance in percent, to two places, by month, and that any month exceeds it. */
  chances: {
    amount: string;
    months: { percent: string; error: string }[];
    any: { percent: string; error: string };
  }[];
  /**
   * Each input from its low to its high, the others as entered: exact totals of the first month. The input that moves
   * the bill most comes first.
   */
  tornado: {
    /** Null: growth, or the preset's factor, of all workloads. */
    workload: number | null;
    /** `turns`; `growth`; `estimate` of the preset. */
    field: string;
    /** "Turns in a conversation" */
    label: string;
    low: string;
    likely: string;
    high: string;
    /** The totals. Growth moves no first month: of growth they are those of the last one. */
    low_total: string;
    high_total: string;
    month: string;
  }[];
  /** Inputs of the margin that move nothing, and are left out. */
  unmoved: number;
  /** Null without a preset. */
  reason: { text: string; source: string; date: string } | null;
  complete: boolean;
  /** `lattice`: a rank-1 lattice with 16 seeded shifts; from their spread come the errors. */
  points: 'lattice';
}

// --- credits ---

export interface Award {
  name: string;
  /** An id of `programmes`: `activate-portfolio`. Says whether marketplace-sold models are covered where `marketplace` is left out. */
  programme?: string;
  amount: Quantity;
  /** The first day on which it holds. Default: the first day of the plan. */
  start?: string;
  /** The last day on which it holds. */
  expires: string;
  /** Names as on the invoice (`Amazon Bedrock`, `AWS Lambda`). Default: all services of AWS itself. */
  services?: string[];
  /**
   * Whether it pays for models that are sold through AWS Marketplace (Claude, Cohere, Stability ...). Default: by the
   * programme; without one no, because AWS's promotional credit terms exclude AWS Marketplace. `services` that name an
   * edition are covered in any case.
   */
  marketplace?: boolean;
  /** It pays only for these workloads: a proof of concept. Default: all, and the plan's costs. */
  workloads?: number[];
}

export interface CreditsRequest {
  scenario: Scenario;
  /** Its `awards` and `headroom_percent`; without awards the answer still says how much to ask for. */
  plan?: ForecastPlan;
}

export interface CreditsMonth {
  month: string;
  /** Before credits: the forecast's total. */
  charged: string;
  /** What credits pay. */
  credited: string;
  /** charged - credited. */
  to_pay: string;
  /** By award, in the plan's order. */
  awards: {
    /** Left at the end of the month; 0 from the month after its expiry on. */
    left: string;
    used: string;
    /** What of it expires unused at the end of this month; else 0. */
    expired: string;
  }[];
  /** What is left to pay, by service; only those with something to pay. */
  services: { service: string | null; marketplace: boolean; charged: string; credited: string }[];
}

export interface AwardResult {
  name: string;
  amount: string;
  start: string;
  expires: string;
  used: string;
  /** At its expiry, where that is within the horizon. */
  expired: string;
  /** At the end of the horizon. amount = used + expired + left, to the last digit. */
  left: string;
  /** The month in which it is used up; null: it is not. */
  used_up: string | null;
  marketplace: {
    covered: boolean;
    /** Whether the award says it, its programme, or nothing (so the general terms). */
    by: 'award' | 'programme' | 'terms';
    reason: string;
    source: string;
    source_date: string;
    /** What all months together cost you if it were the other way round; null: the same. */
    otherwise_to_pay: string | null;
  };
  /**
   * Where something expires: what would have used it. Charges of the months in which it held that were paid in cash,
   * by why it could not pay them.
   */
  unused: {
    /** `marketplace`, `service`, `workload`: it does not cover them · `none`: all charges of these months were paid by credits. */
    why: 'marketplace' | 'service' | 'workload' | 'none';
    /** What would have used so much more of it. */
    amount: string;
    /** "It would have paid $1,343.02 of models sold through AWS Marketplace, which it does not cover." */
    sentence: string;
  }[];
}

export interface Credits {
  /** Sums of all months: charged = credited + to_pay. */
  charged: string;
  credited: string;
  to_pay: string;
  months: CreditsMonth[];
  awards: AwardResult[];
  /** The first charge that no credit pays; null: none does within the horizon. `day`: if charges come evenly, or by `weekdays`. */
  first_payment: { month: string; day: string; to_pay: string } | null;
  expired: string;
  /** How much to ask for: what is left to pay within the horizon with headroom, rounded up to whole $1,000. */
  ask: {
    to_pay: string;
    headroom_percent: string;
    amount: string;
    /** Of `to_pay`, what is sold through AWS Marketplace, so that the award must cover it. */
    marketplace: string;
    sentence: string;
  };
  /** AWS's order, and what is not known: each with its source. */
  rules: Fact[];
  complete: boolean;
}

// --- budgets ---

export interface Budget {
  /** Default: "Amazon Bedrock monthly". No `:` and no `\`, at most 100 characters. */
  name?: string;
  /** USD a month; more than 0. */
  limit: Quantity;
  /** Default: 50, 80 and 100 percent actual, and 100 percent forecast. 1 to 10. */
  thresholds?: { percent: Quantity; type?: 'actual' | 'forecast' }[];
  /** Whether credits are taken off, as AWS Budgets does unless told otherwise. Default: true. */
  credits?: boolean;
  /** What it counts. `all` (default): every service. `bedrock`: Service = Amazon Bedrock. Or names as on the invoice. */
  services?: 'all' | 'bedrock' | string[];
  /** Subscribers for the exports: at most 10 e-mail addresses. Default: `you@example.com`. */
  emails?: string[];
}

export interface BudgetsRequest {
  scenario: Scenario;
  /** Its `budgets`; without any, one of the first month's total, rounded up to whole $10. */
  plan?: ForecastPlan;
}

export interface BudgetResult {
  name: string;
  limit: string;
  credits: boolean;
  services: 'all' | string[];
  alerts: {
    percent: string;
    type: 'actual' | 'forecast';
    /** What must be exceeded. */
    amount: string;
    /**
     * The first day on which it fires; null: never within the horizon. Actual: when the month's charges so far exceed
     * the amount at the end of that day. Forecast: when the month as a whole does, and AWS has five weeks of data.
     */
    fires: string | null;
    /** Every month in which it fires, with the day. */
    months: { month: string; day: string }[];
  }[];
  /** By month: what the budget counts. */
  counted: string[];
  /** The services of the whole horizon that it does not count, the largest first. */
  missed: { service: string | null; marketplace: boolean; total: string; workloads: number[] }[];
  missed_total: string;
  /** "It misses $39,411.00 of $54,190.00 in these months; $38,000.00 of it for models ..." Null: nothing is missed. */
  warning: string | null;
}

export interface ExportFile {
  kind: 'cli' | 'cloudformation' | 'terraform';
  /** `budgets.tf` */
  name: string;
  text: string;
}

export interface ChecklistItem {
  id:
    | 'budget'
    | 'cost_by_service'
    | 'tear_down'
    | 'default_model'
    | 'output_caps'
    | 'rate_limits'
    | 'anomalies';
  label: string;
  /** True: the scenario or plan does it. False: it does not. Null: nothing in it can say. */
  done: boolean | null;
  /** What in it does or does not. */
  why: string;
  /** Indices of the workloads that do not. */
  workloads: number[];
}

export interface Budgets {
  budgets: BudgetResult[];
  /**
   * Tokens a minute at the planned peak by model id, as quotas count them (output times the model's burndown), and an alarm at
   * twice as many; batch has none.
   */
  alarms: { model: string; tokens_per_minute: string; threshold: string }[];
  /** USD of an anomaly that is reported daily: an average day of the largest month, rounded up to whole dollars. */
  anomaly: string;
  files: ExportFile[];
  checklist: ChecklistItem[];
  /** What AWS Budgets does and does not: delay, five weeks for forecasts, no cap. */
  rules: Fact[];
  complete: boolean;
}

// --- programmes ---

/** Facts about a company; what is left out is not known, and programmes that depend on it say so. */
export interface ProgrammesRequest {
  company?: {
    stage?: 'idea' | 'pre-seed' | 'seed' | 'series-a' | 'series-b' | 'later' | 'established';
    /** Years since it was founded. */
    age_years?: Quantity;
    /** Money raised, USD. */
    funding_usd?: Quantity;
    /** Backed by a venture fund, an accelerator or another AWS Activate Provider. */
    investor?: boolean;
    /** Works with an AWS Partner, or would. */
    partner?: boolean;
    /** Two letters: `DE`. */
    country?: string;
    /** The day on which the AWS account was opened. */
    account_opened?: string;
    /** Activate credits received so far, USD. */
    credits_received_usd?: Quantity;
    /** `product`: a product on generative AI · `proof-of-concept` · `research` · `nonprofit` · `internal` */
    use?: 'product' | 'proof-of-concept' | 'research' | 'nonprofit' | 'internal';
  };
  /** What is left to pay (`ask.to_pay` of `credits`), to compare ceilings with. */
  need_usd?: Quantity;
}

/** A fact with its source: none is known to the day. */
export interface Fact {
  text: string;
  source: string;
  /** The day on which the source was read or published. */
  date: string;
  /** `aws`: AWS's own page · `reference`: a reference document that is not AWS's, and may advertise */
  by: 'aws' | 'reference';
}

export interface Programme {
  /** `activate-founders`; for `Award.programme`. */
  id: string;
  name: string;
  /** `fits`: nothing given speaks against it, and what it asks for is given · `maybe`: something is not known · `no` */
  fit: 'fits' | 'maybe' | 'no';
  /** Why: each condition, met (true), not met (false) or not known (null). */
  conditions: { text: string; met: boolean | null }[];
  /** USD; null: not published. */
  ceiling: { usd: string | null; fact: Fact };
  /** How long until credits are there. */
  speed: Fact;
  files: Fact;
  stacking: Fact;
  /** How long credits last. */
  lasts: Fact;
  /** Whether it pays for models that are sold through AWS Marketplace. */
  marketplace: { covered: boolean; fact: Fact };
  /** What to do, step by step. */
  timeline: { when: string; what: string }[];
  /** Where sources contradict each other, or a claim advertises. */
  doubts: Fact[];
  /** Whether its ceiling covers `need_usd`; null without it. */
  enough: boolean | null;
}

export interface Programmes {
  /** Those that fit first, then those that may, then the others. */
  programmes: Programme[];
  /** True of all: no approval is promised here. */
  notes: Fact[];
}
