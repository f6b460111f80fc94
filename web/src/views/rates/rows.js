// The rates as the table shows them: one row for a model's route and tier in a region, its token prices as
// columns; and one row for each price by another unit. Searched, filtered and sorted here, without a screen.
import { perMillion, price } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').RateRow} RateRow
 * @typedef {import('bedrock-calculator').PriceRow} PriceRow
 * @typedef {import('bedrock-calculator').OwnRate} OwnRate
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {{code: string, name: string}} Region
 * @typedef {{
 *   dimension: string, label: string, unit: string, usd: string, grade: string, source: string,
 *   source_date: string, source_url: string | null, derived: string | null, assumed: string | null,
 *   note: string | null, own: boolean,
 * }} Cell one price
 * @typedef {{
 *   id: string, model: string, name: string, provider: string, kind: string, region: string, place: string,
 *   route: string, tier: string, context: string, endpoint: string, cells: Cell[], words: string, ended: boolean,
 * }} Row
 * @typedef {{
 *   query: string, region: string, provider: string, kind: string, tier: string, sort: string, old: string,
 * }} Filter empty texts hold for all
 * @typedef {{rates: RateRow[], prices: PriceRow[] | null, region: string, regions: Region[], own: OwnRate[], offers: ModelOffer[]}} Data `offers`: what can be called from the region
 */

/** Dimensions with a column, USD per million tokens. @type {[string, string][]} */
export const TOKENS = [
  ['input_tokens', 'Input'],
  ['output_tokens', 'Output'],
  ['cache_read_tokens', 'Cache read'],
  ['cache_write_5m_tokens', 'Write, 5 min'],
  ['cache_write_1h_tokens', 'Write, 1 h'],
];
export const KINDS = ['All', 'Text', 'Embeddings', 'Images, video, speech', 'Capacity', 'Services'];

/** @type {Filter} */
export const NO_FILTER = {
  query: '',
  region: '',
  provider: '',
  kind: '',
  tier: '',
  sort: '',
  old: '',
};

const ROUTES = /** @type {Record<string, string>} */ ({
  regional: 'In-region and geo',
  'in-region': 'In-region',
  geo: 'Geo',
  global: 'Global',
  all: 'Any',
});

/** Words as they are compared: "cache-read" finds "Cache read". @param {string} text */
const plain = (text) => text.toLowerCase().replace(/[-_.,:/()]+/g, ' ');

/** Whether a rate's window holds a day. @param {RateRow} rate @param {string} day ISO */
export const holds = (rate, day) => (!rate.from || rate.from <= day) && (!rate.to || day < rate.to);

/**
 * The regions that words of a query name, by code or city, and the other words.
 * @param {string} query @param {Region[]} regions
 */
export function asked(query, regions) {
  let found = regions;
  const words = [];
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const named = found.filter(
      ({ code, name }) =>
        code === word ||
        (word.length > 3 &&
          plain(name)
            .split(' ')
            .some((part) => part.startsWith(word))),
    );
    if (named.length > 0) found = named;
    else words.push(plain(word).trim());
  }
  return { codes: found === regions ? [] : found.map(({ code }) => code), words };
}

/** @param {RateRow} rate */
function kindOf({ service, unit, tier, dimension }) {
  if (service) return 'Services';
  if (/provisioned|reserved|custom-model/.test(tier) || /hour|month/.test(unit)) return 'Capacity';
  return unit !== 'token' || /image|video|audio|speech/.test(dimension)
    ? 'Images, video, speech'
    : 'Text';
}

/** Moves the point of a decimal string six places to the left. @param {string} text */
function perOne(text) {
  const [whole, fraction = ''] = text.split('.');
  const digits = whole.padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}${fraction}`;
}

/** The person's own price for a cell; the last that holds wins. @param {OwnRate[]} own @param {Row} row @param {Cell} cell */
function ownPrice(own, row, cell) {
  const mine = own.findLast(
    (rate) =>
      rate.model === row.model &&
      rate.dimension === cell.dimension &&
      (!rate.region || rate.region === row.region) &&
      (!rate.tier || rate.tier === row.tier) &&
      (!rate.route || ROUTES[rate.route] === row.route.split(',')[0]),
  );
  return mine;
}

/** @param {Map<string, Row>} rows @param {Omit<Row, 'id' | 'cells' | 'words' | 'ended'>} of @param {Cell} cell */
function put(rows, of, cell) {
  const single = cell.unit !== 'token' || !TOKENS.some(([name]) => name === cell.dimension);
  const parts = [of.model, of.region, of.route, of.tier, of.context, of.endpoint];
  const id = [...parts, single ? `${cell.dimension} ${cell.usd}` : ''].join('|');
  const row = rows.get(id) ?? { ...of, id, cells: [], words: '', ended: false };
  if (!row.cells.some(({ dimension }) => dimension === cell.dimension)) row.cells.push(cell);
  rows.set(id, row);
}

/**
 * All rows of some regions; of none named: of the region that the data is for.
 * @param {Data} data @param {string[]} codes @param {string} day ISO @param {boolean} old whether with prices not in force
 * @returns {Row[]}
 */
export function rowsOf({ rates, prices, region, regions, own, offers }, codes, day, old) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const wanted = new Set(codes.length > 0 ? codes : [region]);
  const named = new Map(regions.map(({ code, name }) => [code, name]));
  const exact = prices && !old && wanted.size === 1 && wanted.has(region) ? prices : null;
  const models = new Map(rates.map((rate) => [rate.model, rate]));
  const offered = new Map(offers.map((offer) => [offer.id, offer]));
  const retired = old ? ' (not in force)' : '';
  for (const rate of rates) {
    if (holds(rate, day) === old || (exact && rate.unit === 'token' && kindOf(rate) === 'Text'))
      continue;
    const places = rate.regions.length > 0 ? rate.regions : ['any'];
    for (const code of places) {
      if (named.has(code) && !wanted.has(code) && !wanted.has('all')) continue;
      const { model, name, provider, tier, context } = rate;
      const place = named.get(code) ?? code;
      const route = ROUTES[rate.routes] + (code.startsWith('geo:') ? `, ${code.slice(4)}` : '');
      const of = { model, name: name + retired, provider, kind: kindOf(rate), region: code, place };
      const cell = { ...rate, derived: null, own: false };
      put(rows, { ...of, route, tier, context, endpoint: rate.endpoint ?? '' }, cell);
    }
  }
  for (const row of exact ?? []) {
    const of = models.get(row.model);
    const offer = offered.get(row.model);
    const way = offer?.routes.find(({ route }) => route === row.route);
    const known = way?.callable || (way?.callable === null && row.route === 'in-region');
    if (!of || (offer && !known)) continue;
    const { model, tier, context } = row;
    const profile = row.profile ?? (row.route === 'geo' && way ? way.id.split('.')[0] : '');
    const route = ROUTES[row.route] + (profile ? `, ${profile.toUpperCase()}` : '');
    const label = TOKENS.find(([name]) => name === row.dimension)?.[1] ?? row.dimension;
    const at = { kind: 'Text', region, place: named.get(region) ?? region };
    const { name, provider } = of;
    const place = { model, name, provider, ...at, route, tier, context };
    const cell = { ...row, label, unit: 'token', own: false };
    put(rows, { ...place, endpoint: row.endpoint ?? '' }, cell);
  }
  for (const row of rows.values()) {
    row.ended = offered.get(row.model)?.status === 'end-of-life';
    finish(row, own);
  }
  return [...rows.values()];
}

/** @param {Row} row @param {OwnRate[]} own */
function finish(row, own) {
  const writes = row.cells.some(({ dimension }) => dimension === 'output_tokens');
  const reads = row.cells.some(({ dimension }) => dimension === 'input_tokens');
  if (row.kind === 'Text' && reads && !writes) row.kind = 'Embeddings';
  row.cells = row.cells.map((cell) => {
    const mine = ownPrice(own, row, cell);
    if (!mine) return cell;
    const usd =
      mine.usd_per_million === undefined ? mine.usd : perOne(String(mine.usd_per_million));
    return { ...cell, usd: String(usd), own: true, grade: 'own', source: 'your own price' };
  });
  const labels = row.cells.map((cell) => `${cell.label} ${cell.dimension} ${cell.source}`);
  const { name, model, provider, region, place, route, tier, kind, context, endpoint } = row;
  const all = [
    name,
    model,
    provider,
    region,
    place,
    route,
    tier,
    kind,
    context,
    endpoint,
    ...labels,
  ];
  row.words = `${plain(all.join(' '))} ${all.join(' ').toLowerCase()}`;
}

/** @param {Row[]} rows @param {Filter} filter @param {string[]} words */
export function filtered(rows, { provider, kind, tier }, words) {
  return rows.filter(
    (row) =>
      (!provider || row.provider === provider) &&
      (kind === 'All' || row.kind === kind) &&
      (!tier || row.tier === tier) &&
      words.every((word) => row.words.includes(word)),
  );
}

/** Rows whose prices are columns, per million tokens. @param {Row} row */
export const byTokens = ({ cells }) =>
  cells.every((cell) => cell.unit === 'token' && TOKENS.some(([name]) => name === cell.dimension));

/** @param {Row} row @param {string} dimension */
export const cellOf = (row, dimension) => row.cells.find((cell) => cell.dimension === dimension);

const FIRST = ['In-region', 'Geo', 'Global', 'standard', 'batch', 'flex', 'priority'];

/** Routes and tiers in the order in which people know them. @param {Row} row */
const rank = ({ route, tier, context }) =>
  [route.split(',')[0], tier]
    .map((text) =>
      String.fromCharCode(65 + ((FIRST.indexOf(text) + FIRST.length + 1) % (FIRST.length + 1))),
    )
    .join('') + context;

/** @param {string} a @param {string} b */
const alphabetical = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * In order of a column: "name", "read", "price" or a dimension, with a minus from the other end. Prices are
 * compared within their unit; rows without that price come last.
 * @param {Row[]} rows @param {string} sort
 */
export function sorted(rows, sort) {
  const sign = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace(/^-/, '');
  const cell = (/** @type {Row} */ row) =>
    key === 'price' ? row.cells[0] : row.cells.find(({ dimension }) => dimension === key);
  return [...rows].sort((a, b) => {
    const [one, other] = [cell(a), cell(b)];
    if (one && other) {
      const unit = alphabetical(one.unit, other.unit);
      const order = unit || sign * (Number(one.usd) - Number(other.usd));
      if (order) return order;
    } else if (one || other) return one ? -1 : 1;
    if (key === 'read') {
      const order = sign * alphabetical(a.cells[0].source_date, b.cells[0].source_date);
      if (order) return order;
    }
    if (a.ended !== b.ended) return a.ended ? 1 : -1;
    const names = alphabetical(a.name, b.name);
    return (
      (key === 'name' ? sign : 1) * names ||
      alphabetical(rank(a), rank(b)) ||
      alphabetical(a.id, b.id)
    );
  });
}

/** All windows of one price, newest first. @param {RateRow[]} rates @param {Row} row @param {Cell} cell */
export function history(rates, row, cell) {
  return rates
    .filter(
      (rate) =>
        rate.model === row.model &&
        rate.dimension === cell.dimension &&
        rate.tier === row.tier &&
        rate.context === row.context &&
        (rate.endpoint ?? '') === row.endpoint &&
        (rate.routes === 'all' ||
          row.route.startsWith(ROUTES[rate.routes]) ||
          (rate.routes === 'regional' && /^(In-region|Geo)/.test(row.route))) &&
        (rate.regions.length === 0 ||
          rate.regions.some((code) => code === row.region || code.startsWith('geo:'))),
    )
    .sort((a, b) => alphabetical(b.from ?? '', a.from ?? ''));
}

/** What a price is in the other regions, cheapest first. @param {RateRow[]} rates @param {Row} row @param {Cell} cell @param {string} day */
export function elsewhere(rates, row, cell, day) {
  const same = /** @type {const} */ (['model', 'tier', 'context']);
  return rates
    .filter((rate) => rate.dimension === cell.dimension && holds(rate, day))
    .filter((rate) => same.every((name) => rate[name] === row[name]))
    .flatMap((rate) => rate.regions.map((code) => ({ code, rate })))
    .sort((a, b) => Number(a.rate.usd) - Number(b.rate.usd) || alphabetical(a.code, b.code));
}

/** As AWS quotes it, without the unit. @param {{usd: string, unit: string}} cell */
export const figure = ({ usd, unit }) => price(unit === 'token' ? perMillion(usd) : usd);

/** "per million tokens", "per second". @param {string} unit */
export const per = (unit) => (unit === 'token' ? 'per million tokens' : `per ${unit}`);

/** Whole days from one ISO day to another. @param {string} from @param {string} to */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
