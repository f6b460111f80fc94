// Puts changes into the rate files: ends windows, appends blocks, models and sources.
import { groupBy } from './group.mjs';
import { LIST_URL, offerUrl } from './offer.mjs';
import { lastSeen, pricesOf } from './rate_table.mjs';
import { routesOf, scopesOf } from './routes.mjs';
import { isPerMillion, METERS } from './units.mjs';

/** @typedef {import('./changes.mjs').Confirmed} Confirmed */
/** @typedef {import('./changes.mjs').Step} Step */
/** @typedef {import('./rate_files.mjs').Block} Block */
/** @typedef {import('./rate_files.mjs').Model} Model */
/** @typedef {import('./rate_files.mjs').ProviderFile} ProviderFile */
/** @typedef {import('./rate_files.mjs').RateFiles} RateFiles */
/** @typedef {import('./rate_files.mjs').Source} Source */
/** @typedef {import('./rate_table.mjs').Place} Place */
/** @typedef {import('./rate_table.mjs').Window} Window */
/** @typedef {import('./routes.mjs').Route} Route */

/** @typedef {{route: Route, region: string, dimension: string, price: string}} Cell */
/** @typedef {{routes: string, regions: string[], prices: Record<string, string>}} Rectangle */
/** The day on which a cell's window ends, by block and cell. @typedef {Map<Block, Map<string, string>>} Endings */

/** @param {Pick<Cell, 'route' | 'region' | 'dimension'>} cell */
const cellKey = ({ route, region, dimension }) => `${route}|${region}|${dimension}`;

/**
 * The fewest blocks' worth of cells: regions and routes that share all their prices are together.
 * @param {Cell[]} cells
 * @param {string[]} order of the dimensions
 * @returns {Rectangle[]}
 */
function rectangles(cells, order) {
  const rank = (/** @type {string} */ dimension) => order.indexOf(dimension);
  /** @type {Map<string, string[]>} regions by routes and prices */
  const shared = new Map();
  for (const [region, here] of groupBy(cells, (cell) => cell.region)) {
    const lists = [...groupBy(here, (cell) => cell.route)].map(([route, list]) => {
      const prices = list.sort((a, b) => rank(a.dimension) - rank(b.dimension));
      return { route, text: JSON.stringify(prices.map((cell) => [cell.dimension, cell.price])) };
    });
    for (const [text, routes] of groupBy(lists, (list) => list.text)) {
      for (const scope of scopesOf(routes.map((list) => list.route))) {
        const key = JSON.stringify([scope, text]);
        shared.set(key, [...(shared.get(key) ?? []), region]);
      }
    }
  }
  return [...shared].map(([key, regions]) => {
    const [routes, text] = JSON.parse(key);
    return { routes, regions, prices: Object.fromEntries(JSON.parse(text)) };
  });
}

/**
 * A block in the order of keys of the rate files.
 * @param {Omit<Block, 'usd' | 'usd_per_million'>} rest
 * @param {Rectangle} rectangle
 * @returns {Block}
 */
function makeBlock(rest, { routes, regions, prices }) {
  const { tier, endpoint, context, from, to, routes: _, regions: __, ...notes } = rest;
  const unit = Object.keys(prices).every(isPerMillion) ? 'usd_per_million' : 'usd';
  return {
    routes,
    tier,
    ...(endpoint ? { endpoint } : {}),
    ...(context ? { context } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    regions: regions[0] === 'any' ? 'any' : regions,
    [unit]: prices,
    ...notes,
  };
}

/**
 * A block whose cells end on different days, as several.
 * @param {Block} block
 * @param {Map<string, string> | undefined} endings of its cells
 * @returns {Block[]}
 */
function splitBlock(block, endings) {
  if (!endings) return [block];
  const { usd_per_million, usd, ...rest } = block;
  const prices = pricesOf(block);
  const cells = [block.regions]
    .flat()
    .flatMap((region) =>
      routesOf(block.routes).flatMap((route) =>
        Object.entries(prices).map(([dimension, price]) => ({ route, region, dimension, price })),
      ),
    );
  const parts = groupBy(cells, (cell) => endings.get(cellKey(cell)) ?? '');
  return [...parts.keys()]
    .sort()
    .flatMap((to) =>
      rectangles(parts.get(to) ?? [], Object.keys(prices)).map((rectangle) =>
        makeBlock({ ...rest, ...(to ? { to } : {}) }, rectangle),
      ),
    );
}

/** @param {string} published */
const sourceId = (published) => `price-list-bulk-${published}`;

const TIERS = 'standard batch flex priority latency-optimized'.split(' ');
const ROUTES = 'all regional in-region geo global'.split(' ');

/** @param {Block} block */
const sortKey = (block) => {
  const tier = TIERS.indexOf(block.tier);
  const route = ROUTES.indexOf(block.routes);
  const first = [tier < 0 ? TIERS.length : tier, block.tier, block.context ?? ''];
  const place = [...first, block.endpoint ?? '', route];
  return [...place, Object.keys(pricesOf(block)).join(), String(block.regions)].join(' ');
};

/**
 * The blocks that a model gains.
 * @param {Step[]} steps
 * @returns {Block[]}
 */
function newBlocks(steps) {
  const groups = groupBy(steps, ({ place, from, to, rate }) =>
    JSON.stringify([
      place.tier,
      place.endpoint,
      place.context,
      from,
      to,
      sourceId(rate.row.published),
      isPerMillion(place.dimension),
    ]),
  );
  const blocks = [...groups].flatMap(([key, group]) => {
    const [tier, endpoint, context, from, to, source] = JSON.parse(key);
    const long = context === 'long' ? { context } : {};
    const cells = group.map(({ place, rate }) => ({ ...place, price: rate.price }));
    return rectangles(cells, Object.keys(METERS)).map((rectangle) => {
      const regions = rectangle.regions.sort();
      return makeBlock(
        { tier, endpoint, ...long, from, to, source, routes: '', regions },
        rectangle,
      );
    });
  });
  return blocks.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/**
 * @param {Map<string, ProviderFile>} providers
 * @param {Model} model
 * @param {string} provider name, for a file of its own
 */
function addModel(providers, model, provider) {
  const prefix = model.id.split('.')[0] ?? '';
  const known = [...providers].find(([, file]) =>
    file.models.some((other) => other.kind !== 'service' && other.id.startsWith(`${prefix}.`)),
  );
  const name = known?.[0] ?? `${prefix}.json`;
  const file = known?.[1] ?? { rate_set: 'aws', provider, models: [] };
  const after = file.models.findIndex((other) => other.id > model.id);
  const models = file.models.toSpliced(after < 0 ? file.models.length : after, 0, model);
  providers.set(name, { ...file, models });
}

/**
 * The sources with those that the steps need; a source of the same day gains the offers it lacks.
 * @param {Source[]} sources
 * @param {Step[]} steps
 * @returns {Source[]}
 */
function addSources(sources, steps) {
  let all = sources;
  for (const [published, group] of groupBy(steps, ({ rate }) => rate.row.published)) {
    const id = sourceId(published);
    const before = all.find((source) => source.id === id);
    const named = before ? [...before.title.matchAll(/AmazonBedrock\w*/g)].map(String) : [];
    const offers = [...new Set([...named, ...group.map(({ rate }) => rate.row.offer)])].sort();
    const title = `AWS Price List bulk API, ${offers.join(', ')}, publication ${published}`;
    const url = offers.length === 1 && offers[0] ? offerUrl(offers[0]) : LIST_URL;
    const source = { id, title, date: published, grade: 'A', url };
    all = [...all.filter((other) => other !== before), source];
    all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  return all;
}

/**
 * @param {RateFiles} files
 * @param {Step[]} steps
 * @param {{window: Window, to: string}[]} ends windows that end without a successor
 * @param {Map<string, Model>} newModels
 * @returns {RateFiles} new files; the given ones are left as they are
 */
export function applyChanges(files, steps, ends, newModels) {
  /** @type {Endings} */
  const endings = new Map();
  const end = (/** @type {Window} */ { block, place }, /** @type {string} */ to) =>
    endings.set(block, (endings.get(block) ?? new Map()).set(cellKey(place), to));
  for (const { closes, from } of steps) if (closes) end(closes, from);
  for (const { window, to } of ends) end(window, to);
  const byModel = groupBy(steps, ({ place }) => place.model);
  const providers = new Map(files.providers);
  for (const [id, group] of byModel) {
    const model = newModels.get(id);
    const provider = group[0]?.rate.row.attributes.provider ?? id.split('.')[0] ?? '';
    if (model) addModel(providers, model, provider);
  }
  for (const [name, file] of providers) {
    const models = file.models.map((model) => {
      const added = byModel.get(model.id) ?? [];
      if (added.length === 0 && !model.rates.some((block) => endings.has(block))) return model;
      const kept = model.rates.flatMap((block) => splitBlock(block, endings.get(block)));
      return { ...model, rates: [...kept, ...newBlocks(added)] };
    });
    if (models.some((model, i) => model !== file.models[i]))
      providers.set(name, { ...file, models });
  }
  return { ...files, providers, sources: addSources(files.sources, steps) };
}

/**
 * The files with the day on which the offers last showed a block's prices, where they showed all of them.
 * @param {RateFiles} files
 * @param {Confirmed[]} confirmed of these files
 * @returns {RateFiles} new files; the given ones are left as they are
 */
export function confirmBlocks(files, confirmed) {
  /** @type {Map<Block, Map<string, string>>} the last day of each cell */
  const seen = new Map();
  for (const { window, published } of confirmed) {
    const days = seen.get(window.block) ?? new Map();
    const key = cellKey(window.place);
    if (published > (days.get(key) ?? lastSeen(window))) days.set(key, published);
    seen.set(window.block, days);
  }
  const confirm = (/** @type {Block} */ block) => {
    const days = [...(seen.get(block)?.values() ?? [])].sort();
    const kinds = Object.keys(pricesOf(block)).length * routesOf(block.routes).length;
    const day = days[0];
    const isWhole = days.length === kinds * [block.regions].flat().length;
    if (!day || !isWhole || (block.to && block.to <= day)) return block;
    const { source, confirmed: _, ...rest } = block;
    const pairs = Object.entries(rest);
    const at = Object.keys(block).indexOf('source');
    pairs.splice(at, 0, ['source', source], ['confirmed', day]);
    return /** @type {Block} */ (Object.fromEntries(pairs));
  };
  const providers = new Map(files.providers);
  for (const [name, file] of providers) {
    const models = file.models.map((model) => {
      const rates = model.rates.map(confirm);
      return rates.some((block, i) => block !== model.rates[i]) ? { ...model, rates } : model;
    });
    if (models.some((model, i) => model !== file.models[i]))
      providers.set(name, { ...file, models });
  }
  return { ...files, providers };
}
