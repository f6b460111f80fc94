// The command line of real usage; see scripts/price_logs. The native program reads and counts, the engine prices.
import { execFile } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { createEngine } from '../../build/wasm/package/pricing.js';
import {
  openUsage,
  reportUsage,
  usageLimits,
  usageSavings,
} from '../../build/wasm/package/usage.js';

/** @typedef {import('../../wasm/usage.d.ts').UsageReport} Report */
/** @typedef {import('../../wasm/usage.d.ts').UsageCounts} Counts */

const native = fileURLToPath(new URL('../../build/native/core/scan_logs', import.meta.url));

/** @param {string} message @param {string} hint @returns {never} */
function stop(message, hint) {
  console.error(`${message}\n  what to do: ${hint}`);
  process.exit(1);
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'table' },
        by: { type: 'string', default: 'model' },
        prices: { type: 'string' },
        savings: { type: 'boolean', default: false },
        to: { type: 'string' },
        below: { type: 'string', default: '1024' },
        bad: { type: 'string' },
        scanner: { type: 'string', default: existsSync(native) ? 'native' : 'wasm' },
      },
    });
    return { ...values, paths: positionals };
  } catch (error) {
    return stop(/** @type {Error} */ (error).message, 'scripts/price_logs lists its options.');
  }
}

/** @returns {Promise<any>} */
const parquet = () =>
  import(new URL('../export/node_modules/hyparquet/src/index.js', import.meta.url).href);

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

/**
 * The scanner as WebAssembly, where the native program is not built.
 * @param {import('../../wasm/index.d.ts').PricingEngine} engine @param {string[]} paths @param {object} prices
 */
async function countHere(engine, paths, prices) {
  const usage = await openUsage({ engine, prices, parquet });
  for (const name of paths.flatMap(filesOf)) {
    const content = name.endsWith('.parquet')
      ? await openAsBlob(name)
      : /** @type {any} */ (Readable.toWeb(createReadStream(name)));
    await usage.read({ name, size: statSync(name).size, content });
  }
  return [usage.counts()];
}

/** @param {string} name @returns {Counts['files'][0]} */
const skipped = (name) => ({
  name,
  format: basename(dirname(name)) === 'data' ? 'skipped-body' : 'permission-check',
  bytes: 0,
  records: 0,
  bad: 0,
  other: 0,
  damaged: false,
  cancelled: false,
});

/**
 * @param {import('../../wasm/index.d.ts').PricingEngine} engine @param {string[]} paths @param {any} prices
 * @returns {Promise<Counts[]>}
 */
async function countNatively(engine, paths, prices) {
  const { rate_set, custom_rates, discounts, own_rates, model_aliases } = prices;
  const members = { version: 1, rate_set, custom_rates, discounts, own_rates, model_aliases };
  const base = JSON.stringify(members).slice(0, -1);
  const limits = usageLimits(engine, prices).join(',') || '-';
  const { stdout } = await promisify(execFile)(native, [base, limits, ...paths], {
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  const { scans, damaged, skipped: passed, parquet: tables, unreadable } = JSON.parse(stdout);
  if (unreadable.length > 0)
    stop(`${unreadable[0]} cannot be read.`, 'Name files and folders that exist.');
  const broken = new Set(damaged);
  const counts = scans.map((/** @type {any} */ scan) => ({
    version: 1,
    scan,
    files: scan.files.map((/** @type {any[]} */ [name, format, bytes, records, bad, other]) => ({
      ...{ name, format: bytes === 0 ? 'empty' : format, bytes, records, bad, other },
      ...{ damaged: broken.has(name), cancelled: false },
    })),
  }));
  counts[0].files.push(...passed.map(skipped));
  return tables.length === 0 ? counts : [...counts, ...(await countHere(engine, tables, prices))];
}

/** @param {Report} report @param {string} by @returns {(import('../../wasm/usage.d.ts').UsageRow | import('../../wasm/usage.d.ts').UsageModelRow)[]} */
function rowsBy(report, by) {
  if (by.startsWith('tag:'))
    return report.by_tag.find(({ tag }) => tag === by.slice(4))?.rows ?? [];
  const rows = /** @type {any} */ (report)[`by_${by}`];
  if (!Array.isArray(rows) || by === 'tag')
    stop(
      `There is no table by "${by}".`,
      'Ask for model, day, identity, application, operation, region, served, route, tier, hour or tag:NAME; as CSV also for bill or metrics.',
    );
  return rows;
}

const COLUMNS = /** @type {const} */ ([
  ['calls', 'calls'],
  ['input_tokens', 'input'],
  ['output_tokens', 'output'],
  ['cache_read_tokens', 'cache read'],
  ['cache_write_tokens', 'cache write'],
  ['amount', 'USD'],
]);

/** @param {string} amount @param {number} places */
function cut(amount, places) {
  const [whole, fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(places, '0').slice(0, places)}`;
}

/** Files that are something else. @type {Record<string, string>} */
const FOREIGN = {
  zip: 'unpack it first',
  packed: 'unpack it first, or use gzip',
  pdf: 'it is a PDF',
  image: 'it is an image',
  separators: 'its columns are not separated by commas; use the file as AWS wrote it',
};

/** The first column to the left, numbers to the right. @param {string[][]} rows */
function aligned(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
}

/** Every cell to six places, without a price a dash. @param {string | null} amount */
const usd = (amount) => (amount === null ? '-' : cut(amount, 6));

/** The invoice beside list prices, line by line. @param {NonNullable<Report['bill']>} bill */
function billText(bill) {
  const period = bill.period ? `${bill.period.from} to ${bill.period.to}` : 'no days';
  const lines = bill.lines.map((line) => [
    line.usage_type || line.service,
    usd(line.ours),
    usd(line.invoiced),
    line.why.replace('_', ' '),
  ]);
  const sums = [
    ['lines that have a price', usd(bill.ours), usd(bill.invoiced), ''],
    ...Object.entries({
      'usage without a price': bill.not_compared,
      credits: bill.credits,
      'discounts, taxes, fees, refunds': bill.other_charges,
    })
      .filter(([, amount]) => amount !== '0')
      .map(([what, amount]) => [what, '', usd(amount), '']),
  ];
  const found = bill.discounts.map(
    ({ percent, model, provider, amount }) =>
      `${percent} % off the list price of ${model ?? provider}: ${cut(amount, 6)} ${bill.currency}`,
  );
  const head = ['invoice', 'list price', bill.currency, 'why'];
  return [`the invoice, ${period}`, ...aligned([head, ...lines, ...sums]), ...found].join('\n');
}

/** @param {NonNullable<Report['metrics']>} metrics */
function metricsText({ period, rows, models, refused, assumed }) {
  const head = ['CloudWatch metric', 'sum'];
  return [
    `CloudWatch metrics, ${period ? `${period.from} to ${period.to}` : 'no days'}`,
    ...aligned([head, ...rows.map(({ model, metric, sum }) => [`${metric} · ${model}`, sum])]),
    ...models.map(({ called, region, amount, complete, reason }) =>
      amount === '0' && !complete
        ? `not priced: ${called}: ${reason}`
        : `${called}, standard tier in ${region}: ${cut(amount, 6)} USD${complete ? '' : ' +'}`,
    ),
    ...refused.map(({ label, reason }) => `left out: ${label}: ${reason}`),
    ...(assumed ? ['The file does not say its statistic: these sums are right if it is Sum.'] : []),
  ].join('\n');
}

/** @param {Report} report @param {string} by */
function table(report, by) {
  const shown = (/** @type {any} */ row, /** @type {string} */ column) =>
    column === 'amount' ? `${cut(row.amount, 6)}${row.complete ? '' : ' +'}` : row[column];
  const name = (/** @type {any} */ row) =>
    by === 'model' && row.called !== undefined
      ? `${row.label} · ${row.route ?? 'not known'} · ${row.region} · ${row.tier}`
      : row.label;
  const total = { label: 'total', key: 'total', ...report.totals };
  const rows = [...rowsBy(report, by), total].map((row) => [
    name(row),
    ...COLUMNS.map(([column]) => String(shown(row, column))),
  ]);
  const unpriced = report.not_priced.map(
    ({ called, dimension, quantity, reason }) =>
      `not priced: ${called || 'no model'}${dimension ? `, ${quantity} ${dimension}` : ''}: ${reason}`,
  );
  const notes = [
    ...new Set(unpriced),
    ...report.notices.map(({ message }) => message),
    ...(report.bad.lines === '0'
      ? []
      : [`${report.bad.lines} lines could not be read; the totals leave them out.`]),
    ...report.files
      .filter(({ damaged }) => damaged)
      .map(({ name }) => `${name} ends early or is damaged.`),
    ...report.files
      .filter(({ format }) => format in FOREIGN)
      .map(({ name, format }) => `${name} is not read: ${FOREIGN[format]}.`),
  ];
  const period = report.period ? `${report.period.from} to ${report.period.to}` : 'no days';
  const head = [by, ...COLUMNS.map(([, name]) => name)];
  const { bill, metrics } = report;
  const calls =
    report.totals.calls === '0' && (bill || metrics)
      ? []
      : [`${period}; a + marks what has parts without a price`, ...aligned([head, ...rows])];
  return [
    ...calls,
    ...(bill ? [billText(bill)] : []),
    ...(metrics ? [metricsText(metrics)] : []),
    ...notes,
  ].join('\n');
}

/**
 * What other decisions would have saved.
 * @param {import('../../wasm/usage.d.ts').UsageSavings} savings @param {string | undefined} to @param {string} below
 */
const savingsOf = (savings, to, below) => ({
  ...(to ? { route: { below, to, ...savings.route({ below: Number(below), to }) } } : {}),
  cap: [90, 95, 99].map((percent) => ({ percent, ...savings.cap({ percent }) })),
  caching: savings.caching(),
  batch_by_night: savings.later({ tier: 'batch', hours: { from: 20, to: 6 } }),
  exact: savings.exact,
});

/** @param {ReturnType<typeof savingsOf>} savings */
function savingsText({ route, cap, caching, batch_by_night: night }) {
  const inUsd = (/** @type {{saved: string}} */ { saved }) => `${cut(saved, 6)} USD`;
  return [
    'what would have been saved',
    ...(route
      ? [
          `  ${inUsd(route)}: ${route.calls} calls (${route.share_percent} %) with input under ${route.below} tokens on ${route.to}`,
        ]
      : []),
    ...cap.map(
      (one) =>
        `  ${inUsd(one)}: answers of at most ${one.tokens} tokens, which ${one.calls} calls exceed (P${one.percent})`,
    ),
    `  ${inUsd(night)}: ${night.calls} calls from 20:00 to 06:00 UTC in batch`,
    ...caching.map(
      ({ model_name, calls, under, least_tokens }) =>
        `  ${model_name}: ${under.at_least === under.at_most ? under.at_least : `${under.at_least} to ${under.at_most}`} of ${calls} calls have input under the ${least_tokens} tokens that it caches at least`,
    ),
  ].join('\n');
}

const BILL_COLUMNS = /** @type {const} */ ([
  ...['service', 'usage_type', 'charge', 'region', 'from', 'to', 'quantity', 'unit'],
  ...['model', 'dimension', 'route', 'tier', 'invoiced', 'ours', 'difference', 'why'],
]);

const quoted = (/** @type {string} */ cell) =>
  /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** @param {readonly string[]} names @param {any[]} rows */
const csvOf = (names, rows) =>
  [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
    .map((cells) => cells.map((cell) => quoted(String(cell).replaceAll('\x1f', ' '))).join(','))
    .join('\n');

/** @param {Report} report @param {string} by */
function csv(report, by) {
  if (by === 'bill') return csvOf(BILL_COLUMNS, report.bill?.lines ?? []);
  if (by === 'metrics') return csvOf(['model', 'metric', 'sum'], report.metrics?.rows ?? []);
  const names = /** @type {const} */ ([
    ...['key', 'label', 'calls', 'errors', 'blocked', 'input_tokens', 'output_tokens'],
    ...['cache_read_tokens', 'cache_write_tokens', 'cache_write_1h_tokens'],
    ...['images', 'video_seconds', 'routed', 'model_amount', 'guardrail_amount', 'router_amount'],
    ...['amount', 'complete'],
  ]);
  return csvOf(names, rowsBy(report, by));
}

const { paths, format = 'table', by = 'model', prices: file, bad, scanner, ...asked } = options();
if (paths.length === 0) stop('No path is named.', 'scripts/price_logs [OPTIONS] PATH...');
const missing = paths.find((path) => !existsSync(path));
if (missing) stop(`${missing} cannot be read.`, 'Name files and folders that exist.');
const prices = file ? JSON.parse(readFileSync(file, 'utf8')) : {};
const engine = await createEngine();
const count = scanner === 'native' ? countNatively : countHere;
const counts = await count(engine, paths, prices);
const report = reportUsage(engine, counts, prices);
const saved = asked.savings
  ? savingsOf(usageSavings(engine, counts, prices), asked.to, asked.below ?? '1024')
  : null;
if (bad)
  writeFileSync(bad, `${report.bad.samples.map((sample) => JSON.stringify(sample)).join('\n')}\n`);
if (format === 'json')
  console.log(JSON.stringify(saved ? { ...report, savings: saved } : report, null, 2));
else if (format === 'csv') console.log(csv(report, by));
else if (format === 'table')
  console.log(saved ? `${table(report, by)}\n${savingsText(saved)}` : table(report, by));
else stop(`"${format}" is not a format.`, 'Choose table, json or csv.');
// Not process.exit: what a slow pipe has not taken yet would be cut off.
const whole =
  report.totals.complete &&
  report.bad.lines === '0' &&
  (report.bill?.lines ?? []).every(({ charge, ours }) => charge !== 'usage' || ours !== null) &&
  (report.metrics?.models ?? []).every(({ complete }) => complete);
const none = report.totals.calls === '0' && !report.bill && !report.metrics;
process.exitCode = none ? 1 : whole ? 0 : 2;
