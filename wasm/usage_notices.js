// What stands out in real usage: changes over time, and what its prices assume.
import { COLUMN } from './usage_sums.js';

const SPIKE = 1.5;
const DRIFT = 1.2;
const ENOUGH_DAYS = 7;
const ENOUGH_CALLS = 100;
const DAYS_OF_HOURS = 3;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Cut, not rounded; all of it under a cent. */
const upToCents = (/** @type {string} */ amount) =>
  Number(amount) < 0.01 ? amount : (/^\d+(\.\d\d?)?/.exec(amount)?.[0] ?? amount);
const times = (/** @type {number} */ ratio) => ratio.toFixed(1);
const grouped = (/** @type {string | number} */ whole) => BigInt(whole).toLocaleString('en');
const shortName = (/** @type {string} */ arn) =>
  /assumed-role\/([^/]+)/.exec(arn)?.[1] ?? arn.replace(/^.*[/:]/, '');

/** The day on which an identity made far more calls than on others. @param {ReturnType<typeof import('./usage_sums.js').merged>} counts */
function spike(counts) {
  let most = { ratio: SPIKE, message: '' };
  for (const { kind, value, parts } of counts.values.values()) {
    if (kind !== 'i') continue;
    /** @type {Map<string, number>} */
    const days = new Map();
    for (const [name, sums] of parts) {
      const day = name.slice(name.lastIndexOf('\x1f') + 1);
      if (day) days.set(day, (days.get(day) ?? 0) + Number(sums[COLUMN.calls]));
    }
    if (days.size < ENOUGH_DAYS) continue;
    const usual = median([...days.values()]);
    for (const [day, calls] of days) {
      const ratio = calls / usual;
      if (calls < ENOUGH_CALLS || ratio <= most.ratio) continue;
      most = {
        ratio,
        message: `${day}: ${shortName(value)} made ${times(ratio)} times its usual calls.`,
      };
    }
  }
  return most.message;
}

/** Whether a call takes more input at the end of the period than at its beginning. @param {import('./usage.d.ts').UsageRow[]} days */
function drift(days) {
  const dated = days.filter(({ key }) => key !== '');
  if (dated.length < ENOUGH_DAYS) return '';
  const part = Math.max(2, Math.floor(dated.length / 4));
  const perCall = (/** @type {typeof dated} */ rows) => {
    const sum = (/** @type {(row: typeof rows[0]) => number} */ of) =>
      rows.reduce((total, row) => total + of(row), 0);
    const input = sum(
      (r) => Number(r.input_tokens) + Number(r.cache_read_tokens) + Number(r.cache_write_tokens),
    );
    const calls = sum((r) => Number(r.calls) - Number(r.errors) - Number(r.blocked));
    return calls < ENOUGH_CALLS ? 0 : input / calls;
  };
  const [first, last] = [perCall(dated.slice(0, part)), perCall(dated.slice(-part))];
  if (first === 0 || last / first < DRIFT) return '';
  return `Input per call rose from ${grouped(Math.round(first))} to ${grouped(Math.round(last))} tokens over the period: prompts or histories grow.`;
}

/** @param {import('./usage.d.ts').UsageRow[]} hours @param {number} days fewer may be cut out of a day */
function idle(hours, days) {
  if (days < DAYS_OF_HOURS) return '';
  const timed = hours.filter(({ key }) => key !== '');
  if (timed.length === 0) return '';
  const calls = timed.map((row) => Number(row.calls));
  if (calls.reduce((a, b) => a + b, 0) < ENOUGH_CALLS) return '';
  const busy = Math.max(...calls);
  const quiet = 24 - calls.filter((count) => count > busy / 20).length;
  if (quiet < 6) return '';
  return `${quiet} of 24 hours have less than a twentieth of the busiest hour's calls: capacity paid by the hour would be idle then.`;
}

/** @param {string} count @param {string} one @param {string} more */
const some = (count, one, more) => `${grouped(count)} ${count === '1' ? one : more}`;

/** Of the regions at most so many are named. */
const NAMED = 5;

/** @param {Omit<import('./usage.d.ts').UsageReport, 'notices'>} report */
function servedElsewhere({ served: { elsewhere }, totals }) {
  const calls = elsewhere.reduce((sum, row) => sum + BigInt(row.calls), 0n);
  if (calls === 0n) return '';
  const named = elsewhere.slice(0, NAMED).map((row) => `${row.region} (${grouped(row.calls)})`);
  const others = elsewhere.length > NAMED ? ` and ${elsewhere.length - NAMED} others` : '';
  return `${grouped(String(calls))} of ${some(totals.calls, 'call was', 'calls were')} served in a region other than the one called: ${named.join(', ')}${others}. The price is that of the region called.`;
}

/**
 * @param {Omit<import('./usage.d.ts').UsageReport, 'notices'>} report
 * @param {ReturnType<typeof import('./usage_sums.js').merged>} counts
 * @returns {import('./usage.d.ts').UsageNotice[]}
 */
export function usageNotices(report, counts) {
  const { totals, by_day, by_hour, bad, copies, repeats } = report;
  const days = by_day.filter(({ key }) => key);
  /** @type {[import('./usage.d.ts').UsageNotice['code'], string][]} */
  const found = [
    ['spike', spike(counts)],
    ['drift', drift(by_day)],
    ['idle', idle(by_hour, days.length)],
    [
      'unknown_lifetime',
      totals.cache_write_unknown_tokens === '0'
        ? ''
        : `No record says how long ${grouped(totals.cache_write_unknown_tokens)} of the written tokens are kept: they are priced as 5 minutes, and cost more if they are kept for an hour.`,
    ],
    [
      'assumed_convention',
      report.conventions.some(({ convention }) => convention === 'assumed-includes-cached')
        ? 'Cached tokens of OpenAI models were taken out of their input, as several projects have measured.'
        : '',
    ],
    [
      'without_tokens',
      totals.without_tokens === '0'
        ? ''
        : totals.without_tokens === '1'
          ? 'One call was answered without tokens and is not priced.'
          : `${grouped(totals.without_tokens)} calls were answered without tokens and are not priced.`,
    ],
    [
      'without_day',
      days.length > 0 && days.length < by_day.length
        ? 'Some usage has no day: it is priced by the newest rates.'
        : '',
    ],
    ['served_elsewhere', servedElsewhere(report)],
    [
      'region_unsaid',
      report.served.unsaid === '0'
        ? ''
        : `${some(report.served.unsaid, 'record names', 'records name')} no region: each is priced by the region that served it (inferenceRegion).`,
    ],
    [
      'routed',
      totals.routed === '0'
        ? ''
        : `${some(totals.routed, 'call', 'calls')} went through a prompt router, ${totals.router_amount === '0' ? 'whose fee is not priced' : `for a fee of $${upToCents(totals.router_amount)}`}. AWS does not publish this fee.`,
    ],
    [
      'copies',
      copies.records === '0'
        ? ''
        : `${copies.records} ${copies.records === '1' ? 'record was' : 'records were'} found twice (the same requestId) and counted once.`,
    ],
    [
      'forgotten',
      copies.forgotten === '0'
        ? ''
        : `Only the last ${copies.window.toLocaleString('en')} requestIds are certain to be remembered: copies further apart than that are counted twice.`,
    ],
    [
      'paid_again',
      repeats.paid_again === '0'
        ? ''
        : `${repeats.paid_again} ${repeats.paid_again === '1' ? 'call was' : 'calls were'} paid for twice, for $${upToCents(repeats.amount)}: the same caller sent the same input to the same model again within a minute or two of an answer, as a client does that gives up too early.`,
    ],
    [
      'many_bad_lines',
      totals.calls !== '0' &&
      Number(bad.lines) * 100 > Number(totals.calls) &&
      Number(bad.lines) > 10
        ? 'More than one line in a hundred could not be read: the totals are too low.'
        : '',
    ],
  ];
  return found.filter(([, message]) => message).map(([code, message]) => ({ code, message }));
}
