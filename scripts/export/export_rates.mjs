// The rate table for databases; see scripts/export_rates.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { athenaTables, athenaView, duckdbView } from './invocation_costs_sql.mjs';

/**
 * @typedef {import('../../wasm/index.d.ts').Engine} Engine
 * @typedef {import('../../wasm/index.d.ts').PriceRow} PriceRow
 * @typedef {Record<string, string>} Row column texts; empty is null
 */

export const RATE_COLUMNS = /** @type {const} */ ([
  'model_id',
  'region',
  'route',
  'prefix',
  'tier',
  'dimension',
  'context',
  'valid_from',
  'valid_to',
  'usd',
  'derived',
  'grade',
  'source',
  'source_date',
]);
export const MODEL_COLUMNS = /** @type {const} */ ([
  'alias',
  'model_id',
  'long_context_over',
  'cache_write_default',
]);

/**
 * The days on which some price of a region changes: most regions have none, and asking costs time. A price of
 * a geo profile or of any region is every region's.
 * @param {Engine} engine @returns {(region: string) => string[]}
 */
function boundaries(engine) {
  const changes = engine.rates().filter((rate) => !rate.service && (rate.from || rate.to));
  return (region) => {
    const days = changes
      .filter(
        ({ regions }) =>
          regions.length === 0 ||
          regions.some((code) => code === region || code.startsWith('geo:')),
      )
      .flatMap(({ from, to }) => [from, to])
      .filter((day) => day !== null);
    return [...new Set(days)].sort();
  };
}

/** @param {string} day */
const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/**
 * Periods between the boundaries, open at both ends. Each is priced as of its last day, because a
 * model has no price before its launch.
 * @param {string[]} days @param {string} newest
 */
function periods(days, newest) {
  return ['', ...days].map((from, i) => {
    const to = days[i] ?? '';
    return { from, to, as_of: to ? dayBefore(to) : ([from, newest].sort()[1] ?? newest) };
  });
}

/** In place of an open end, so that a comparison of texts is all a join needs. */
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/**
 * The prefixes of the ids that a price holds for: a price of all geo profiles is a row for each.
 * @param {PriceRow} price @param {string[]} profiles of the region
 */
function prefixesOf(price, profiles) {
  if (price.route === 'in-region') return ['none'];
  if (price.route === 'global') return ['global.'];
  return (price.profile ? [price.profile] : profiles).map((profile) => `${profile}.`);
}

/** @param {PriceRow} price @param {string} region @param {string} prefix @param {{from: string, to: string}} period @returns {Row} */
const rowOf = (price, region, prefix, { from, to }) => ({
  model_id: price.model,
  region,
  route: price.route,
  prefix,
  tier: price.tier,
  dimension: price.dimension,
  context: price.context,
  valid_from: from || FIRST_DAY,
  valid_to: to || LAST_DAY,
  usd: price.usd,
  derived: price.derived ?? '',
  grade: price.grade,
  source: price.source,
  source_date: price.source_date,
});

/** Every price in force, per region and period; equal neighbours are one. @param {Engine} engine */
export function rateRows(engine) {
  /** @type {Map<string, Row>} the last row of each price */
  const last = new Map();
  /** @type {Row[]} */
  const rows = [];
  const daysOf = boundaries(engine);
  const newest = engine.catalog().rate_sets[0]?.newest ?? '';
  const launched = new Map(engine.models().map((model) => [model.id, model.launched ?? FIRST_DAY]));
  for (const { code, profiles } of engine.catalog().regions) {
    for (const period of periods(daysOf(code), newest)) {
      for (const price of engine.prices({ region: code, as_of: period.as_of })) {
        if (price.endpoint === 'mantle') continue; // the logs are of bedrock-runtime alone
        for (const prefix of prefixesOf(price, profiles)) {
          const row = rowOf(price, code, prefix, period);
          // No model has a price before its launch, and few periods begin there.
          row.valid_from = [row.valid_from, launched.get(price.model) ?? FIRST_DAY].sort()[1];
          const key = RATE_COLUMNS.slice(0, 7)
            .map((column) => row[column])
            .join(' ');
          const before = last.get(key);
          if (before?.valid_to === period.from && before.usd === row.usd) {
            before.valid_to = row.valid_to;
          } else {
            rows.push(row);
            last.set(key, row);
          }
        }
      }
    }
  }
  return rows;
}

/** What a guardrail's text units cost, per region and period. @param {Engine} engine @returns {Row[]} */
export function guardrailRows(engine) {
  const everywhere = engine.catalog().regions.map(({ code }) => code);
  return engine
    .rates()
    .filter((rate) => rate.model === 'bedrock-guardrails' && rate.tier === 'standard')
    .flatMap((rate) =>
      (rate.regions.length ? rate.regions : everywhere).map((region) => ({
        model_id: rate.model,
        region,
        route: '',
        prefix: 'none',
        tier: rate.tier,
        dimension: rate.dimension,
        context: rate.context,
        valid_from: rate.from ?? FIRST_DAY,
        valid_to: rate.to ?? LAST_DAY,
        usd: rate.usd,
        derived: '',
        grade: rate.grade,
        source: rate.source,
        source_date: rate.source_date,
      })),
    );
}

/** What clients append to an id: version and context size. The same in invocation_costs_sql.mjs. */
const SUFFIX = /(-v[0-9]+)?(:[0-9]+k?)*(\[1m\])?$/;

/** Every id that a model goes by. @param {Engine} engine @returns {Row[]} */
export function modelRows(engine) {
  const rows = engine.models().flatMap((model) =>
    [model.id, ...model.aliases].map((alias) => ({
      alias,
      model_id: model.id,
      long_context_over: String(model.long_context_over ?? ''),
      cache_write_default: `cache_write_${model.cache_ttls[0] ?? '5m'}_tokens`,
    })),
  );
  // An id without its suffix serves too, unless it is another's or could be of two.
  const known = new Set(rows.map(({ alias }) => alias));
  const short = new Set(rows.map(({ alias }) => alias.replace(SUFFIX, '')));
  for (const alias of short) {
    const same = rows.filter((row) => row.alias.replace(SUFFIX, '') === alias);
    const models = new Set(same.map(({ model_id }) => model_id));
    if (!known.has(alias) && models.size === 1) rows.push({ ...same[0], alias });
  }
  return rows;
}

/** @param {string} text */
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param {readonly string[]} columns @param {Row[]} rows */
const csv = (columns, rows) =>
  `${[columns, ...rows.map((row) => columns.map((column) => cell(row[column])))].join('\n')}\n`;

/** Texts, prices too: exact, and cast where they are used. @param {readonly string[]} columns @param {Row[]} rows */
function parquet(columns, rows) {
  const buffer = parquetWriteBuffer({
    columnData: columns.map((name) => ({
      name,
      data: rows.map((row) => row[name] || null),
      type: 'STRING',
      nullable: true,
    })),
  });
  return new Uint8Array(buffer);
}

/** Writes all files and says how many rows there are. @param {string} folder */
export async function exportRates(folder) {
  const { createEngine } = await import('../../build/wasm/package/index.js');
  /** @type {Engine} */
  const engine = await createEngine();
  const rates = [...rateRows(engine), ...guardrailRows(engine)];
  const models = modelRows(engine);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'rates.csv'), csv(RATE_COLUMNS, rates));
  writeFileSync(join(folder, 'rates.parquet'), parquet(RATE_COLUMNS, rates));
  writeFileSync(join(folder, 'rate_models.csv'), csv(MODEL_COLUMNS, models));
  writeFileSync(join(folder, 'rate_models.parquet'), parquet(MODEL_COLUMNS, models));
  writeFileSync(join(folder, 'view_duckdb.sql'), duckdbView);
  writeFileSync(join(folder, 'view_athena.sql'), athenaView);
  writeFileSync(join(folder, 'application_profiles.csv'), 'arn,model\n');
  const regions = engine.catalog().regions.map(({ code }) => code);
  writeFileSync(
    join(folder, 'athena_tables.sql'),
    athenaTables(RATE_COLUMNS, MODEL_COLUMNS, regions),
  );
  return { rates: rates.length, models: models.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  const { rates, models } = await exportRates(folder);
  console.log(
    `${folder}: ${rates} rates, ${models} model ids, and the views for DuckDB and Athena`,
  );
}
