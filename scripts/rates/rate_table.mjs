// The authored rates as cells: one price for one model, condition, dimension, route and region.
import { routesOf } from './routes.mjs';

/** @typedef {import('./rate_files.mjs').Block} Block */
/** @typedef {import('./rate_files.mjs').Model} Model */
/** @typedef {import('./rate_files.mjs').Source} Source */
/** @typedef {import('./routes.mjs').Route} Route */

/**
 * What a price is for, without route and region.
 * @typedef {object} Condition
 * @property {string} model id
 * @property {string} tier
 * @property {string} context
 * @property {string} dimension
 */

/**
 * The endpoint is empty where one meter serves both.
 * @typedef {Condition & {route: Route, region: string, endpoint: '' | 'runtime' | 'mantle'}} Place
 */

/**
 * The price of a place from one day until another.
 * @typedef {object} Window
 * @property {string} price
 * @property {string} from empty: ever since
 * @property {string} to empty: still
 * @property {Block} block
 * @property {Source} source
 * @property {string} grade
 * @property {Place} place
 */

/** The last day on which this price was read. @param {Window} window */
export const lastSeen = ({ block, source }) =>
  [block.confirmed ?? '', source.date].sort().at(-1) ?? '';

/** @param {Condition} c */
export const conditionKey = (c) => `${c.model}|${c.tier}|${c.context}|${c.dimension}`;
/** @param {Place} p */
export const placeKey = (p) => `${conditionKey(p)}|${p.route}|${p.region}|${p.endpoint}`;

/** @param {Block} block */
export const pricesOf = (block) => block.usd_per_million ?? block.usd ?? {};

export class RateTable {
  /** @type {Map<string, Model>} by id and alias */
  #models = new Map();
  /** @type {Map<string, Window[]>} by place */
  #windows = new Map();
  /** @type {Map<string, Window[]>} by condition: the windows that are open */
  #open = new Map();
  #sources;

  /** @param {import('./rate_files.mjs').RateFiles} files */
  constructor(files) {
    this.#sources = new Map(files.sources.map((source) => [source.id, source]));
    for (const provider of files.providers.values()) {
      for (const model of provider.models) this.#add(model);
    }
    for (const list of this.#windows.values()) list.sort((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** @param {Model} model */
  #add(model) {
    for (const id of [model.id, ...(model.aliases ?? [])]) this.#models.set(id, model);
    for (const block of model.rates) {
      for (const [dimension, price] of Object.entries(pricesOf(block))) {
        for (const route of routesOf(block.routes)) {
          for (const region of block.regions === 'any' ? ['any'] : block.regions) {
            this.#addWindow(model.id, block, dimension, price, route, region);
          }
        }
      }
    }
  }

  /**
   * @param {string} model
   * @param {Block} block
   * @param {string} dimension
   * @param {string} price
   * @param {Route} route
   * @param {string} region
   */
  #addWindow(model, block, dimension, price, route, region) {
    const {
      tier,
      context = 'standard',
      endpoint = /** @type {const} */ (''),
      from = '',
      to = '',
    } = block;
    /** @type {Place} */
    const place = { model, tier, context, dimension, route, region, endpoint };
    const unknown = { id: block.source, title: '', date: '', grade: 'C' };
    const source = this.#sources.get(block.source) ?? unknown;
    const grade = block.grade ?? source.grade;
    const window = { price, from, to, block, source, grade, place };
    push(this.#windows, placeKey(place), window);
    if (!to) push(this.#open, conditionKey(place), window);
  }

  /** @param {string} id */
  model(id) {
    return this.#models.get(id);
  }

  models() {
    return new Set(this.#models.values());
  }

  /** The windows of a place, oldest first. @param {Place} place */
  windows(place) {
    return this.#windows.get(placeKey(place)) ?? [];
  }

  /** The open windows of a condition, everywhere. @param {Condition} condition */
  open(condition) {
    return this.#open.get(conditionKey(condition)) ?? [];
  }

  /** All open windows. */
  *allOpen() {
    for (const list of this.#open.values()) yield* list;
  }
}

/**
 * @template T
 * @param {Map<string, T[]>} map
 * @param {string} key
 * @param {T} item
 */
function push(map, key, item) {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
