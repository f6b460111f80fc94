// A bill's rows against list prices, line by line. Types: usage_bill.d.ts.
import { CalculatorError } from './engine.js';
import { METRICS } from './usage_metrics.js';
import { decimal, exact, PLACES } from './usage_rates.js';
import { UsageTypes } from './usage_types.js';

/**
 * @typedef {import('./usage_bill.d.ts').BillReport} BillReport
 * @typedef {import('./usage_bill.d.ts').BillReportLine} BillReportLine
 * @typedef {import('./usage_types.js').Meaning} Meaning
 * @typedef {{
 *   kind: number, charge: string, service: string, code: string, type: string, unit: string, region: string,
 *   principal: string, currency: string, day: string, quantity: bigint, cost: bigint,
 * }} Row
 */

const KINDS = /** @type {const} */ (['', 'cur', 'cur-legacy', 'focus', 'cost-explorer']);
const ONE = 10n ** BigInt(PLACES);
const CENT = ONE / 100n;

/** @param {string} text */
const signed = (text) => (text.startsWith('-') ? -exact(text.slice(1)) : exact(text));
const size = (/** @type {bigint} */ value) => (value < 0n ? -value : value);

/** CUR 2.0 has the product as a map. @param {string} text */
function serviceOf(text) {
  if (!text.startsWith('{')) return text;
  try {
    return String(JSON.parse(text).product_name ?? '');
  } catch {
    return '';
  }
}

/** @param {any[]} row @returns {Row} */
const rowOf = (row) => {
  const [kind, charge, service, code, type, , unit, , region, principal, currency, day] = row;
  const [quantity, cost] = [signed(row[12]), signed(row[13])];
  return {
    ...{ kind: Number(kind), charge, service: serviceOf(service) || code, code, type, unit },
    ...{ region, principal, currency, day, quantity, cost },
  };
};

/** @param {Row} row @returns {BillReportLine['charge']} */
function chargeOf({ charge, kind }) {
  if (kind === 4 || /usage/i.test(charge)) return 'usage';
  if (/credit/i.test(charge)) return 'credit';
  if (/discount/i.test(charge)) return 'discount';
  if (/tax/i.test(charge)) return 'tax';
  if (/refund/i.test(charge)) return 'refund';
  return /fee|purchase/i.test(charge) ? 'fee' : 'other';
}

/** How many of our unit one of theirs is. @param {Row} row @param {Meaning} meaning */
function unitSize({ unit, type }, meaning) {
  if (!meaning.dimension.endsWith('_tokens')) return 1n;
  if (/1\s*M/i.test(unit)) return 1_000_000n;
  if (/1\s*K/i.test(unit)) return 1000n;
  if (/^tokens?$/i.test(unit)) return 1n;
  // Rows of AWS Marketplace are in millions, AWS's own in thousands.
  return type.includes('MP:') ? 1_000_000n : 1000n;
}

/** Rates of usage types by region and day. */
class BillRates {
  /** @type {Map<string, bigint | null>} */
  #known = new Map();

  /** @param {import('./index.d.ts').PricingEngine} engine @param {import('./usage.d.ts').UsagePrices} prices */
  constructor(engine, prices) {
    this.engine = engine;
    this.prices = prices;
  }

  /** @param {Meaning} meaning @param {string} region @param {string} day */
  of(meaning, region, day) {
    const { model, route, tier, context, dimension, endpoint } = meaning;
    const key = [model, route, tier, context, dimension, endpoint, region, day].join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // In-region and geo calls are one meter.
    const routes = route === 'global' || meaning.is_service ? [route] : [route, 'geo', 'in-region'];
    const rate =
      routes
        .map((way) => this.#find({ ...meaning, route: way }, region, day))
        .find((r) => r !== null) ?? null;
    this.#known.set(key, rate);
    return rate;
  }

  /** @param {Meaning} meaning @param {string} region @param {string} day @returns {bigint | null} */
  #find({ model, route, tier, context, dimension, endpoint, is_service }, region, day) {
    const { rate_set, custom_rates } = this.prices;
    const ttl = /_(5m|30m|1h)_tokens$/.exec(dimension)?.[1];
    const field = dimension.replace(/_(5m|30m|1h)_tokens$/, '_tokens');
    const workload = is_service
      ? { type: 'service', service: model, quantities: { [dimension]: 1 } }
      : {
          type: 'inference',
          ...{ model, route, tier, context },
          ...(endpoint ? { endpoint } : {}),
          requests_per_month: 1,
          [field]: 1,
          ...(ttl ? { cache_ttl: ttl } : {}),
        };
    try {
      const bill = this.engine.quote(
        /** @type {any} */ ({
          version: 1,
          rate_set,
          custom_rates,
          region,
          as_of: day,
          workloads: [workload],
        }),
      );
      const line = bill.lines.find((l) => l.dimension === dimension);
      return line ? exact(line.rate) : null;
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      return null;
    }
  }
}

/** Percent off, two decimals. @param {bigint} ours @param {bigint} invoiced */
function percentOff(ours, invoiced) {
  const hundredths = ((ours - invoiced) * 10_000n + ours / 2n) / ours;
  return decimal((hundredths * ONE) / 100n);
}

/** @param {bigint} ours @param {bigint} invoiced @param {string} model @returns {{why: BillReportLine['why'], explanation: string}} */
function difference(ours, invoiced, model) {
  const off = size(ours - invoiced);
  if (off === 0n) return { why: 'same', explanation: 'The invoiced amount is the list price.' };
  // Reports have about 10 digits, and screens two decimals.
  const cents = invoiced % CENT === 0n && off <= CENT / 2n;
  if (cents || off * 1_000_000n <= size(invoiced))
    return { why: 'rounding', explanation: 'The difference is in the last digits of the bill.' };
  if (ours > invoiced && invoiced > 0n)
    return {
      why: 'discount',
      explanation: `The bill is ${percentOff(ours, invoiced)} % below the list price of ${model}.`,
    };
  return {
    why: 'higher',
    explanation: 'The bill is above the list price of that day: check its region, tier and date.',
  };
}

/** @type {Record<string, string>} */
const NOT_USAGE = {
  credit: 'A credit',
  discount: 'A discount',
  tax: 'A tax',
  refund: 'A refund',
  fee: 'A fee',
};
const NO_QUANTITY =
  'The export has amounts without quantities: export the Cost and Usage Report or FOCUS to compare prices.';

/** The rows of one line of the bill, priced. @param {Row[]} rows @param {UsageTypes} types @param {BillRates} rates @returns {BillReportLine & {provider: string, sums: {invoiced: bigint, ours: bigint | null}}} */
function lineOf(rows, types, rates) {
  const [first] = rows;
  const charge = chargeOf(first);
  const invoiced = rows.reduce((sum, { cost }) => sum + cost, 0n);
  const quantity = rows.reduce((sum, row) => sum + row.quantity, 0n);
  const meaning = types.meaning(first.service, first.type);
  const region = first.region || types.region(first.type);
  const units = meaning ? unitSize(first, meaning) : 1n;
  const counted = meaning !== null && first.kind !== 4;
  /** @type {bigint | null} */
  let ours = charge === 'usage' && counted ? 0n : null;
  for (const row of rows) {
    const rate = ours === null || !meaning ? null : rates.of(meaning, region, row.day);
    ours = ours === null || rate === null ? null : ours + (row.quantity * units * rate) / ONE;
  }
  const days = rows.map(({ day }) => day).sort();
  /** @type {{why: BillReportLine['why'], explanation: string}} */
  let why = {
    why: 'not_usage',
    explanation: `${NOT_USAGE[charge] ?? 'It'} has no list price.`,
  };
  if (charge === 'usage') {
    if (first.kind === 4) why = { why: 'not_priced', explanation: NO_QUANTITY };
    else if (!meaning)
      why = {
        why: 'unmapped',
        explanation: 'The price list here does not have this usage type.',
      };
    else if (ours === null)
      why = {
        why: 'not_priced',
        explanation: `There is no price for it in ${region || 'its region'} on that day.`,
      };
    else why = difference(ours, invoiced, meaning.model_name);
  }
  return {
    ...{ service: first.service, usage_type: first.type, charge, region },
    from: days[0],
    to: days[days.length - 1],
    quantity: decimal(quantity),
    unit: first.unit,
    normal_quantity: counted ? decimal(quantity * units) : null,
    model: meaning?.model ?? null,
    model_name: meaning?.model_name ?? null,
    dimension: meaning?.dimension ?? null,
    route: meaning && !meaning.is_service ? meaning.route : null,
    tier: meaning && !meaning.is_service ? meaning.tier : null,
    context: meaning && !meaning.is_service ? meaning.context : null,
    invoiced: decimal(invoiced),
    ours: ours === null ? null : decimal(ours),
    difference: ours === null ? null : decimal(ours - invoiced),
    ...why,
    provider: meaning?.provider ?? '',
    sums: { invoiced, ours },
  };
}

const lineName = (/** @type {BillReportLine} */ { usage_type, region }) =>
  [usage_type, region].join('\x1f');

/** Discounts that have rows of their own, by the line that they are of. @param {ReturnType<typeof lineOf>[]} lines */
function givenOff(lines) {
  /** @type {Map<string, bigint>} */
  const given = new Map();
  for (const line of lines) {
    const name = lineName(line);
    if (line.charge === 'discount') given.set(name, (given.get(name) ?? 0n) + line.sums.invoiced);
  }
  return given;
}

/** One discount for each model, or for its provider where all its models have the same. @param {ReturnType<typeof lineOf>[]} lines @returns {BillReport['discounts']} */
function discountsOf(lines) {
  const given = givenOff(lines);
  /** @type {Map<string, {provider: string, ours: bigint, invoiced: bigint, lines: number, percents: Set<string>}>} */
  const models = new Map();
  for (const line of lines) {
    const { model, provider, why, sums } = line;
    if (!model || sums.ours === null || sums.ours === 0n) continue;
    const off = given.get(lineName(line)) ?? 0n;
    const invoiced = sums.invoiced + off;
    const found = models.get(model) ?? {
      provider,
      ours: 0n,
      invoiced: 0n,
      lines: 0,
      percents: new Set(),
    };
    found.ours += sums.ours;
    found.invoiced += invoiced;
    found.lines += 1;
    found.percents.add(why === 'discount' || off < 0n ? percentOff(sums.ours, invoiced) : '0');
    models.set(model, found);
  }
  /** @type {BillReport['discounts']} */
  const list = [];
  for (const [model, { ours, invoiced, lines: count, percents }] of models) {
    const [percent] = percents;
    if (percents.size !== 1 || percent === '0') continue;
    list.push({ percent, model, lines: count, amount: decimal(ours - invoiced) });
  }
  const providers = new Map(
    [...models].map(([, { provider }]) => [
      provider,
      [...models].filter(([, m]) => m.provider === provider),
    ]),
  );
  for (const [provider, of] of providers) {
    const found = list.filter(({ model }) => of.some(([id]) => id === model));
    const same = new Set(found.map(({ percent }) => percent)).size === 1;
    if (!provider || of.length < 2 || found.length !== of.length || !same) continue;
    for (const one of found) list.splice(list.indexOf(one), 1);
    list.push({
      percent: found[0].percent,
      provider,
      lines: found.reduce((sum, one) => sum + one.lines, 0),
      amount: decimal(found.reduce((sum, one) => sum + exact(one.amount), 0n)),
    });
  }
  return list;
}

/**
 * @param {import('./index.d.ts').PricingEngine} engine @param {any[]} scans @param {import('./usage.d.ts').UsagePrices} prices
 * @returns {BillReport | null}
 */
export function billReport(engine, scans, prices) {
  const rows = scans.flatMap(({ bill }) =>
    bill.filter((/** @type {any[]} */ row) => row[0] !== METRICS).map(rowOf),
  );
  if (rows.length === 0) return null;
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = [
      row.kind,
      row.charge,
      row.service,
      row.type,
      row.unit,
      row.region,
      row.currency,
    ].join('\x1f');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const types = new UsageTypes(engine, prices);
  const rates = new BillRates(engine, prices);
  const lines = [...groups.values()].map((of) => lineOf(of, types, rates));
  lines.sort((a, b) =>
    a.sums.invoiced > b.sums.invoiced
      ? -1
      : a.sums.invoiced < b.sums.invoiced
        ? 1
        : a.usage_type < b.usage_type
          ? -1
          : 1,
  );
  const total = (/** @type {(line: typeof lines[0]) => boolean} */ which) =>
    decimal(lines.filter(which).reduce((sum, { sums }) => sum + sums.invoiced, 0n));
  const compared = (/** @type {typeof lines[0]} */ line) => line.sums.ours !== null;
  /** @type {Map<string, bigint>} */
  const principals = new Map();
  for (const { principal, cost } of rows)
    if (principal) principals.set(principal, (principals.get(principal) ?? 0n) + cost);
  const days = rows.map(({ day }) => day).sort();
  return {
    formats: [...new Set(rows.map(({ kind }) => KINDS[kind]))].filter((kind) => kind !== ''),
    currency: [...new Set(rows.map(({ currency }) => currency || 'USD'))].join(', '),
    period: { from: days[0], to: days[days.length - 1] },
    invoiced: total(compared),
    ours: decimal(lines.reduce((sum, { sums }) => sum + (sums.ours ?? 0n), 0n)),
    not_compared: total((line) => line.charge === 'usage' && !compared(line)),
    credits: total(({ charge }) => charge === 'credit'),
    other_charges: total(({ charge }) => charge !== 'usage' && charge !== 'credit'),
    discounts: discountsOf(lines),
    by_principal: [...principals]
      .sort(([, a], [, b]) => (a > b ? -1 : 1))
      .map(([principal, sum]) => ({ principal, invoiced: decimal(sum) })),
    lines: lines.map(({ provider: _, sums: __, ...line }) => line),
  };
}
