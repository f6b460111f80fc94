/**
 * Real usage: invocation logs, responses and bills, read where they are and priced exactly.
 *
 * `openUsage` starts a session: files go in as they are (bytes, gzip, Parquet, in pieces of any size), and
 * come out as grouped counts. No record is kept, so that memory does not grow with the files. The scanner is a
 * WebAssembly module of its own (`scan.wasm`, and `scan_plain.wasm` where the browser has no SIMD; both give the
 * same bytes); it has no prices: those come from the engine, for each model, tier and day of use.
 *
 *     const usage = await openUsage({ engine });
 *     for (const file of files) await usage.read(file, { signal, progress });
 *     const report = usage.report();
 *
 * Several workers may each have a session: post `counts()` to one place and call `reportUsage(engine, [a, b])`.
 * Money and sums are decimal strings, as everywhere.
 */

import type {
  CustomRates,
  Discount,
  Engine,
  OwnRate,
  PricingEngine,
  RateSet,
  Route,
  Scenario,
} from './index.js';
import type { BillReport } from './usage_bill.js';

export * from './usage_bill.js';

/** Prices and what records do not say themselves. */
export interface UsagePrices {
  /** Default: `aws`. */
  rate_set?: RateSet;
  custom_rates?: CustomRates;
  discounts?: Discount[];
  own_rates?: OwnRate[];
  /** What application inference profiles, imported and provisioned models stand for: ARN or id to model id. */
  model_aliases?: Record<string, string>;
  /** The region of usage that names none, as a usage block alone. */
  region?: string;
  /** The model of usage that names none. */
  model?: string;
  /** ISO date: the prices of usage without a day. Default: the newest rates. */
  as_of?: string;
}

export interface UsageOptions {
  /** The small one is enough. */
  engine: PricingEngine;
  /** For the cost of each call while it is read; `report` may be asked for other prices later. */
  prices?: UsagePrices;
  /**
   * Where the modules are, if not beside this file: the scanner with SIMD and the one for other browsers, and what
   * inflates small files in gzip, which is loaded with the first of them. Where that cannot be loaded, the platform's
   * `DecompressionStream` inflates them, as it does the larger ones.
   */
  wasm?: {
    simd?: URL | string | BufferSource | WebAssembly.Module;
    plain?: URL | string | BufferSource | WebAssembly.Module;
    inflate?: URL | string | BufferSource | WebAssembly.Module;
  };
  /**
   * Loads what reads Parquet, when the first such file comes: `() => import('hyparquet')`, with `compressors` of
   * hyparquet-compressors beside its functions for files that are not compressed by Snappy. Without it, Parquet is
   * an unknown format.
   */
  parquet?: () => Promise<ParquetLibrary>;
  /** `ids()` of sessions whose records are not to be counted again. */
  seen?: BigUint64Array[];
  /** `calls()` of sessions of which a call here may be a repeat. */
  before?: BigUint64Array[];
  /** Forces one of them; default: SIMD where it works. */
  scanner?: 'simd' | 'plain';
}

/** What is used of hyparquet. */
export interface ParquetLibrary {
  // biome-ignore lint/suspicious/noExplicitAny: its own types
  parquetMetadataAsync(file: any): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: its own types
  parquetSchema(metadata: any): { children: { element: { name: string } }[] };
  // biome-ignore lint/suspicious/noExplicitAny: its own types
  parquetReadObjects(options: any): Promise<Record<string, unknown>[]>;
  compressors?: object;
}

/** A file, or anything like it. The name is for messages; formats are recognized by content. */
export type UsageSource =
  | Blob
  | {
      /** As the person knows it; of a folder, the path within. */
      name: string;
      /** Compressed bytes, for progress; 0 or left out: not known. */
      size?: number;
      content: Blob | Uint8Array | string | ReadableStream<Uint8Array>;
    };

export interface UsageProgress {
  /** Bytes read as they are in the files, and after inflating. */
  bytes: number;
  inflated: number;
  files: number;
  records: number;
  bad: number;
}

export interface ReadOptions {
  /** Stops between two pieces; what was read of the file until then stays counted, and the file says so. */
  signal?: AbortSignal;
  /** After each piece, about every MB. The caller computes rate and time left. */
  progress?: (done: UsageProgress) => void;
}

export type UsageFormat =
  | 'log'
  | 'usage'
  | 'bill'
  | 'metrics'
  | 'skipped-body'
  | 'permission-check'
  | 'empty'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'packed'
  | 'separators'
  | 'parquet'
  | 'unknown';

/** What a file was. */
export interface UsageFileSummary {
  name: string;
  /**
   * `log`: records of the invocation log · `usage`: usage blocks, responses or streams · `bill`: Cost and
   * Usage Report, FOCUS or Cost Explorer · `metrics`: CloudWatch metrics · `skipped-body`: a body under S3's
   * `data/` · `permission-check`: the empty object that Bedrock writes when logging is set up · `zip`, `pdf`, `image`, `packed`
   * (compressed in another way than by gzip), `separators` (a bill with semicolons or tabs in place of commas) and, without the library for it, `parquet`: nothing of them is read.
   */
  format: UsageFormat;
  /** Bytes after inflating. */
  bytes: number;
  records: number;
  bad: number;
  /** JSON or text that is whole and has no usage. */
  other: number;
  /** The gzip stream ends early or is damaged; what came before is counted. */
  damaged: boolean;
  cancelled: boolean;
}

export type BadReason =
  | 'not_json'
  | 'cut_off'
  | 'unbalanced'
  | 'bad_count'
  | 'too_long'
  | 'bad_row';

/** A line that could not be read: the first few of each reason. */
export interface BadLine {
  file: string;
  /** From 1; of a document without lines, the record's number. */
  line: number;
  reason: BadReason;
  /** What is wrong, and what it means for the totals. */
  message: string;
  /** Its first 200 characters. */
  text: string;
}

/** The files of one session, grouped; plain data that can be posted, kept as JSON and merged. */
export interface UsageCounts {
  version: 1;
  files: UsageFileSummary[];
  /** The scanner's own JSON: its lists are described in docs/usage.md. */
  scan: object;
}

export interface UsageSession {
  /** Reads one file to its end; several may be read at the same time. */
  read(source: UsageSource, options?: ReadOptions): Promise<UsageFileSummary>;
  /** The same piece by piece, for bytes that come from elsewhere (not inflated). */
  file(name: string): UsageFile;
  readonly progress: UsageProgress;
  /** What the records are known by, as far as they are remembered: for `seen` of a session that reads the same calls. */
  ids(): BigUint64Array;
  /** What calls and their minutes are known by, as far as they are remembered: for `before` of another session. */
  calls(): BigUint64Array;
  counts(): UsageCounts;
  report(prices?: UsagePrices): UsageReport;
}

export interface UsageFile {
  feed(bytes: Uint8Array): void;
  /** Ends the file; nothing may be fed after. */
  end(how?: { damaged: boolean; cancelled: boolean }): UsageFileSummary;
}

/** Tokens and money of a group. Counts are decimal strings: they may pass 2^53. */
export interface UsageSums {
  calls: string;
  /** Of them: failed (no answer), and blocked by a guardrail before the model was called. */
  errors: string;
  blocked: string;
  /** Answered without a token and without a price: images and video whose records do not say enough, speech. */
  without_tokens: string;
  /** Made by image and video models. */
  images: string;
  video_seconds: string;
  /** Calls by way of a prompt router: each is priced as a call of the model that it chose, and has the router's fee. */
  routed: string;
  input_tokens: string;
  output_tokens: string;
  cache_read_tokens: string;
  cache_write_tokens: string;
  /** The part of them that is kept for an hour. */
  cache_write_1h_tokens: string;
  /** The part whose lifetime no record says; priced as 5 minutes. */
  cache_write_unknown_tokens: string;
  /** By dimension of bedrock-guardrails: `content_text_units`, ... */
  guardrail_units: Record<string, string>;
  /** USD of what has a price: models, guardrails and prompt routers. */
  amount: string;
  model_amount: string;
  guardrail_amount: string;
  router_amount: string;
  /** What it would have cost without any caching, less what it did cost; negative where caching cost more. */
  caching_saved: string;
  /**
   * Calls of groups in which something has no price, as an upper limit; what has one is in `amount`. Calls that a
   * guardrail blocked without saying its units are among them.
   */
  not_priced_calls: string;
  complete: boolean;
}

/** One row of a table: what it is, and its sums. */
export interface UsageRow extends UsageSums {
  /** What the row is about: a name, identity, day ... */
  key: string;
  label: string;
}

export interface UsageModelRow extends UsageRow {
  /** As called: id, profile id or ARN. */
  called: string;
  /** Null: hidden behind an ARN that no alias explains, or not in the rate table. */
  model: string | null;
  model_name: string;
  provider: string;
  route: Route | null;
  region: string;
  tier: string;
  /** Rates in force at the last day of use, USD for one token, by dimension. */
  rates: { dimension: string; rate: string; source: string; source_date: string }[];
  distribution: UsageDistribution;
  daily: UsageDaily;
  /** Images and video that have a price, by size and quality: `form` has them as fields of a workload. */
  made: { what: 'images' | 'seconds'; form: object; calls: string; quantity: string }[];
}

/** Tokens of a call on average, from day to day: what one day in ten is below, the middle, what one in ten is above. */
export interface UsageDaily {
  /** With calls. */
  days: number;
  input_tokens: UsageRange;
  output_tokens: UsageRange;
  cache_read_tokens: UsageRange;
  cache_write_tokens: UsageRange;
}

export interface UsageRange {
  low: string;
  likely: string;
  high: string;
}

/**
 * Of the calls that reached the model. Quantiles are within 3 % (they come from histograms); means are exact
 * sums divided, cut to 6 significant digits.
 */
export interface UsageDistribution {
  calls: string;
  input: Quantiles;
  output: Quantiles;
  /** USD for a call, model only; null where nothing has a price. */
  cost: Quantiles | null;
  /** Cache-read tokens as a percentage of all input, one decimal; null without input. */
  cache_hit_percent: string | null;
}

export interface Quantiles {
  mean: string;
  p10: string;
  p50: string;
  p90: string;
  p99: string;
  max: string;
  /** How many calls have a value of at least `from` and less than that of the next: two for each power of two. */
  bars: { from: string; calls: string }[];
}

export interface UsageNotPriced {
  called: string;
  region: string;
  tier: string;
  /** Null: the whole group. */
  dimension: string | null;
  calls: string;
  quantity: string;
  reason: string;
  hint: string;
}

/** An ARN or id that hides its model; add it to `model_aliases`. */
export interface UsageUnmapped {
  called: string;
  kind: string;
  calls: string;
  input_tokens: string;
  output_tokens: string;
}

export interface UsageNotice {
  code:
    | 'drift'
    | 'spike'
    | 'idle'
    | 'unknown_lifetime'
    | 'assumed_convention'
    | 'without_tokens'
    | 'without_day'
    | 'other_pool'
    | 'many_bad_lines'
    | 'served_elsewhere'
    | 'region_unsaid'
    | 'routed'
    | 'copies'
    | 'forgotten'
    | 'paid_again';
  message: string;
}

export interface UsagePeriod {
  from: string;
  to: string;
  /** With usage. */
  days: number;
  /** The same with up to three days in a row between them on which there was none, as at weekends: what a month is scaled from. */
  covered: number;
}

export interface UsageReport {
  /** First and last day with usage; null where no record has a day. */
  period: UsagePeriod | null;
  totals: UsageSums;
  by_model: UsageModelRow[];
  by_route: UsageRow[];
  by_tier: UsageRow[];
  /** The region that was called, which decides the price. */
  by_region: UsageRow[];
  /** The region that served the calls (`inferenceRegion`), which another one may call through a profile. */
  by_served: UsageRow[];
  /**
   * Calls that were served elsewhere than called, by where. `unsaid`: records without a region, for which the one that served
   * them is taken.
   */
  served: { unsaid: string; elsewhere: { region: string; calls: string }[] };
  /** The ARN that made the calls; `label` is its last part (role, user or API key). */
  by_identity: UsageRow[];
  /** Application inference profiles. */
  by_application: UsageRow[];
  /** By each key of `requestMetadata`; calls without the key are in the row with the key ''. */
  by_tag: { tag: string; rows: UsageRow[] }[];
  by_operation: UsageRow[];
  by_day: UsageRow[];
  /** 00 to 23 UTC, over all days. */
  by_hour: UsageRow[];
  /** For the chart by day: amounts of the largest models, and of all others under ''. */
  days: { day: string; amounts: { model: string; label: string; amount: string }[] }[];
  distribution: UsageDistribution;
  errors: { code: string; calls: string; retryable: boolean }[];
  /**
   * Records that came again (the same requestId, minute and tokens, as a log has that goes to S3 and to CloudWatch):
   * counted once. Records `without_id` are never copies. The last `window` ids are remembered at least; where ids were
   * `forgotten`, copies that are further apart were not found.
   */
  copies: { records: string; without_id: string; window: number; forgotten: string };
  /**
   * The same caller, model and input, byte for byte, in the same minute or the next, of the `compared` calls (their records
   * have a time and the request's body): repeats `after_failure`, and answers that were `paid_again`, as after a timeout of
   * the caller, with their `amount`. Where calls were `forgotten`, later ones were not compared with them.
   */
  repeats: {
    compared: string;
    after_failure: string;
    paid_again: string;
    amount: string;
    forgotten: string;
  };
  /** How input counts were read, and for how many calls. */
  conventions: {
    convention: 'no-cache' | 'excludes-cached' | 'includes-cached' | 'assumed-includes-cached';
    calls: string;
    words: string;
  }[];
  not_priced: UsageNotPriced[];
  unmapped: UsageUnmapped[];
  notices: UsageNotice[];
  bad: { lines: string; by_reason: { reason: BadReason; lines: string }[]; samples: BadLine[] };
  files: UsageFileSummary[];
  /** Null without rows of a bill. */
  bill: BillReport | null;
  /** Null without CloudWatch metrics. */
  metrics: UsageMetrics | null;
}

/**
 * CloudWatch metrics of the namespace AWS/Bedrock, as the console downloads a graph, summed over its periods: a check of the
 * log, and a price where there is none.
 */
export interface UsageMetrics {
  period: UsagePeriod | null;
  /** `model` is the dimension ModelId as the file has it; empty for all models together. */
  rows: { model: string; metric: string; sum: string }[];
  /** Columns that are left out, because their statistic is not Sum. */
  refused: { label: string; reason: string }[];
  /** Whether some column was summed that does not say its statistic. */
  assumed: boolean;
  /** Models with counts of tokens, at the prices of the day of use: standard tier, in the region of `UsagePrices`, cache writes for 5 minutes. */
  models: {
    called: string;
    model: string | null;
    model_name: string;
    region: string;
    /** The metric Invocations; 0 where the file does not have it. */
    calls: string;
    input_tokens: string;
    output_tokens: string;
    cache_read_tokens: string;
    cache_write_tokens: string;
    amount: string;
    complete: boolean;
    /** Why something has no price. */
    reason: string;
  }[];
}

/** What the same calls would have cost elsewhere. */
export interface UsageWhatIf {
  /** The rows of `by_model` that are asked about, as they ran. */
  amount: string;
  as_of: string;
  rows: {
    model: string;
    model_name: string;
    provider: string;
    route: Route;
    tier: string;
    region: string;
    amount: string;
    /** Percent of the amount as it ran, one decimal, with its sign. */
    change: string;
    complete: boolean;
    /** Of the model's rows the one by the route and in the tier that the calls had, or what comes nearest. */
    closest: boolean;
    /** What the figure assumes: another tokenizer, no caching, ... */
    notes: string[];
  }[];
}

/** The session's module is loaded with the first call. */
export function openUsage(options: UsageOptions): Promise<UsageSession>;

/**
 * How many records two sessions have both read, by their `ids()`. Reports of both would count them twice: read the
 * files of the second again, with the ids of the first as `seen`.
 */
export function usageInBoth(one: BigUint64Array, other: BigUint64Array): number;

/** Whether a call of one (`calls()`) may be a repeat of one of the other: the same caller, model and input in minutes next to each other. */
export function usageMeets(one: BigUint64Array, other: BigUint64Array): boolean;

/**
 * The totals of input over which some model has long-context rates, ascending: what a scanner outside of this module
 * needs to group calls by.
 */
export function usageLimits(engine: PricingEngine, prices: UsagePrices): number[];

/** Prices and merges what one or several sessions counted. */
export function reportUsage(
  engine: PricingEngine,
  counts: UsageCounts[],
  prices?: UsagePrices,
): UsageReport;

/**
 * The same tokens on every model that can do the work, by each route and in each tier that it has a price for; `called` chooses rows of `by_model` (default: those of
 * the model that costs most). Needs the full engine.
 */
export function usageWhatIf(
  engine: Engine,
  report: UsageReport,
  options?: { called?: string[]; prices?: UsagePrices },
): UsageWhatIf;

/** What other decisions would have saved: an exact sum at the prices of the day of use. */
export interface UsageSaved {
  calls: string;
  amount: string;
  instead: string;
  /** Negative where it would have cost more. */
  saved: string;
}

/**
 * Savings from the sums of the calls themselves, by their size, not from their means. Each takes the calls of one model (its
 * id as in `by_model`) or of all, as far as they have a price. Tokens stay the same: another model's tokenizer may make more
 * or fewer of the same text, and its answers may differ.
 */
export interface UsageSavings {
  /** False where prices have changed since the files were read, so that calls of several prices stand in one sum. */
  readonly exact: boolean;
  /** Totals of input under which there are calls, ascending: what `below` may be. */
  sizes(model?: string): number[];
  /** Calls with less input than `below`, cached tokens included, on another model; cached tokens are input where it has no caching. */
  route(options: { model?: string; below: number; to: string }): UsageSaved & {
    /** Of all calls. */
    share_percent: string;
    /** Smaller ones for which one of the two has no price. */
    not_priced_calls: string;
  };
  /**
   * Answers cut off at a number of tokens that so many percent of them do not exceed: the largest of the histogram's step in
   * which the percentile lies. `calls`: those that are cut.
   */
  cap(options: { model?: string; percent: number }): UsageSaved & {
    tokens: string;
    share_percent: string;
  };
  /** Calls whose input is under the least that a model caches, so caching does nothing for them. */
  caching(options?: { model?: string }): {
    model: string;
    model_name: string;
    least_tokens: string;
    calls: string;
    /** They differ where the least lies within a step of the sizes. */
    under: { at_least: string; at_most: string };
    share_percent: string;
    uses_caching: boolean;
  }[];
  /**
   * Calls of standard tier in batch or flex: those of an identity, or of hours of the day (UTC, `from` 20 `to` 6 is the
   * night). Calls without a price in that tier stay out and are counted; cached tokens are input where it has no caching.
   */
  later(options: {
    tier: 'batch' | 'flex';
    hours?: { from: number; to: number };
    identity?: string;
    model?: string;
  }): UsageSaved & { not_priced_calls: string };
}

export function usageSavings(
  engine: PricingEngine,
  counts: UsageCounts[],
  prices?: UsagePrices,
): UsageSavings;

/**
 * A scenario of this usage: a workload for each row of `by_model`, with its mean tokens, and requests scaled to
 * a month of 30.4167 days where the days that the period covers are fewer or more. Its plan has a range for each number of tokens, by which
 * the forecast says how sure it is: of the days' means, P10 to P90, where there are at least five days; else of single
 * calls. `likely` is the mean. `ranges` is the same list. Without a log, the models of CloudWatch's metrics become workloads, by
 * their Invocations and without ranges; without either, the usage of a bill, whose tokens are spread over as many calls as give each
 * 1,000 to 9,999 of them, because a bill does not count calls.
 */
export function usageScenario(
  report: UsageReport,
  prices?: UsagePrices,
): {
  scenario: Scenario;
  ranges: { workload: number; field: string; low: string; likely: string; high: string }[];
};
