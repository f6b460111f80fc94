// What has been read of real usage: groups of files, one for each time that some were dropped, chosen or pasted. It
// outlives a change of views; it is kept in no link and no draft, because it is nobody else's business.
import { reportUsage, usageInBoth, usageMeets } from 'bedrock-calculator/usage.js';
import { Part } from '../../context.js';
import { currentScenario } from '../compare/scenario.js';
import { beside } from './beside.js';
import { apart, hasParquet, nameOf } from './sources.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsagePrices} UsagePrices
 * @typedef {import('./read.js').Source} Source
 * @typedef {{
 *   id: number, name: string, sources: Source[], size: number, started: number,
 *   done: import('bedrock-calculator/usage.js').UsageProgress | null,
 *   counts: import('bedrock-calculator/usage.js').UsageCounts | null, trouble: string, stop: AbortController,
 *   ids: BigUint64Array | null, calls: BigUint64Array | null, but: Group[],
 * }} Group `size` in bytes as they are, `started` when the first piece had been read; `done` while it is read, `counts` when it has
 * been; `ids` of all its records, of which it counts those that are not in the groups `but`; `calls` of them, which may repeat theirs
 */

/** What prices of usage are, as the scenario has them. @param {Calculator} calc @returns {UsagePrices} */
function pricesOf(calc) {
  const { rate_set, custom_rates, discounts, own_rates, model_aliases, region, as_of } =
    currentScenario(calc);
  return { rate_set, custom_rates, discounts, own_rates, model_aliases, region, as_of };
}

/** A file by its path, size and age; pasted text by its words. @param {Source} source */
const identityOf = ({ name, size, content }) =>
  [name, size, content instanceof File ? content.lastModified : content].join('\n');

/** @param {Group} one @param {Group} other */
const overlap = (one, other) =>
  !!one.ids &&
  !!other.ids &&
  !!one.calls &&
  !!other.calls &&
  (usageInBoth(one.ids, other.ids) > 0 || usageMeets(one.calls, other.calls));

export class Readings extends EventTarget {
  /** @type {Group[]} */
  groups = [];
  /** @type {UsageReport | null} of all groups that have been read */
  report = null;
  /** What was wrong with the files that came last. */
  trouble = '';
  /** Why they could not be priced. */
  failure = '';
  #model = '';
  #last = 0;
  #priced = '';

  /** @param {Calculator} calc */
  constructor(calc) {
    super();
    this.calc = calc;
    calc.pricing.addEventListener('change', () => this.#price());
  }

  get prices() {
    return { ...pricesOf(this.calc), model: this.#model || undefined };
  }

  /** Usage that names no model is that of this one. @param {string} model */
  chooseModel(model) {
    this.#model = model;
    this.#price(true);
  }

  /** Files that have been read or are being read are not read twice. @param {Source[]} sources */
  #unread(sources) {
    const known = new Set(this.groups.flatMap((group) => group.sources.map(identityOf)));
    return sources.filter((source) => !known.has(identityOf(source)));
  }

  /** @param {Source[]} all */
  add(all) {
    const sources = this.#unread(all);
    const twice = all.length - sources.length;
    this.trouble =
      twice === 0
        ? ''
        : `${twice === 1 ? 'One file was' : `${twice} files were`} already here and ${twice === 1 ? 'is' : 'are'} counted once.`;
    for (const some of apart(sources)) this.#read(some);
    this.#changed();
  }

  /** @param {Source[]} sources that are one row of what was read */
  async #read(sources) {
    this.#last += 1;
    /** @type {Group} */
    const group = {
      id: this.#last,
      name: nameOf(sources),
      sources,
      size: sources.reduce((sum, { size }) => sum + size, 0),
      started: 0,
      done: null,
      counts: null,
      trouble: '',
      stop: new AbortController(),
      ids: null,
      calls: null,
      but: [],
    };
    this.groups = [...this.groups, group];
    await this.#count(group);
    await this.#countOnce();
  }

  /** Reads its files, for the first time or again. @param {Group} group */
  async #count(group) {
    const { sources } = group;
    const seen = group.but.flatMap(({ ids }) => ids ?? []);
    const before = group.but.flatMap(({ calls }) => calls ?? []);
    group.counts = null;
    group.done = null;
    group.started = 0;
    this.#changed();
    try {
      const { counts, ids, calls } = await beside(
        'read',
        { sources, prices: this.prices, seen, before },
        {
          signal: group.stop.signal,
          parquet: await hasParquet(sources),
          progress: (done) => {
            // The rate is that of reading: without the start of the worker.
            group.started ||= performance.now();
            group.done = done;
            this.#changed();
          },
        },
      );
      group.counts = counts;
      group.ids ??= ids;
      group.calls ??= calls;
      this.#price(true);
    } catch (problem) {
      if (!group.stop.signal.aborted) group.trouble = String(/** @type {any} */ (problem).message);
      this.#changed();
    }
  }

  /**
   * The same records may be in several groups, as those of a log that goes to S3 and to CloudWatch. They stay in the first
   * one that has them: others are read again without them, and again when that one is removed. A call may also be repeated in the
   * next file of a log: that one is read again with the calls before it.
   * @returns {Promise<void>}
   */
  async #countOnce() {
    const read = this.groups.filter(({ counts, trouble }) => counts && !trouble);
    for (const [i, group] of read.entries()) {
      const but = read.slice(0, i).filter((other) => overlap(other, group));
      if (but.length === group.but.length && but.every((other) => group.but.includes(other)))
        continue;
      group.but = but;
      await this.#count(group);
      return this.#countOnce();
    }
  }

  /** @param {string} trouble for the person */
  say(trouble) {
    this.trouble = trouble;
    this.#changed();
  }

  /** Stops reading it, and takes what was read out of all sums. @param {Group} group */
  remove(group) {
    group.stop.abort();
    this.groups = this.groups.filter((other) => other !== group);
    this.#price(true);
    this.#countOnce();
  }

  #price(always = false) {
    const counts = this.groups.flatMap((group) => (group.counts ? [group.counts] : []));
    const { prices } = this;
    const asked = JSON.stringify(prices);
    if (!always && (counts.length === 0 || asked === this.#priced)) return;
    this.#priced = asked;
    this.failure = '';
    try {
      this.report = counts.length > 0 ? reportUsage(this.calc.engine, counts, prices) : null;
    } catch (problem) {
      this.failure = String(/** @type {any} */ (problem).message);
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @type {WeakMap<Calculator, Readings>} */
const known = new WeakMap();

/** @param {Calculator} calc */
export function readingsOf(calc) {
  const readings = known.get(calc) ?? new Readings(calc);
  known.set(calc, readings);
  return readings;
}

/** The models whose calls have tokens: what makes images has none to compare. @param {UsageReport | null | undefined} report */
export const withTokens = (report) =>
  (report?.by_model ?? []).filter(({ distribution }) => distribution.calls !== '0');

/** A part that shows what was read. */
export class UsagePart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['session'];

  get readings() {
    return readingsOf(this.calc);
  }

  get others() {
    return [this.readings];
  }
}
