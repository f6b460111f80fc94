// Bulk pricing by columns: apart from the facade, because few pages need it. Types and contract:
// columns.d.ts.
import { CalculatorError, glueOf } from './engine.js';

const MOST_RATES = 4096;
const MOST_USAGES = 2 ** 26;

/** @param {string} code @param {string} path @param {string} message @param {string} hint @returns {never} */
function refuse(code, path, message, hint) {
  throw new CalculatorError({ code, path, message, hint });
}

/** @param {bigint} amount @param {number} scale of its unit, 10^-scale USD */
function usd(amount, scale) {
  const digits = amount.toString().padStart(scale + 1, '0');
  if (scale === 0) return digits;
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
}

/** @implements {import('./columns.d.ts').BulkColumns} */
export class BulkColumns {
  #glue;
  #rates;
  /** @type {BigInt64Array | BigUint64Array} */
  #amounts = new BigInt64Array(0);
  #scale = -1; // negative until it has run
  #total = 0n;

  /** @param {import('./index.d.ts').PricingEngine} engine @param {number} usages @param {number[][]} rates */
  constructor(engine, usages, rates) {
    const width = rates[0]?.length ?? 0;
    const even = rates.every((list) => list.length === width);
    if (width < 1 || !even || rates.length * width > MOST_RATES) {
      refuse(
        'bad_size',
        'rates',
        'The kinds need lists of rates of one length.',
        `Give every kind the same number of handles, 0 for none, and at most ${MOST_RATES} in all.`,
      );
    }
    if (!Number.isInteger(usages) || usages < 0 || usages * width > MOST_USAGES) {
      refuse(
        'bad_size',
        'usages',
        `There cannot be ${usages} usages.`,
        'Enter a whole number; usages times columns are at most 67,108,864.',
      );
    }
    const glue = glueOf.get(engine);
    if (!glue)
      refuse(
        'bad_engine',
        'engine',
        'This is not an engine.',
        'Pass what createEngine() returned.',
      );
    this.#glue = glue;
    this.#rates = rates;
    this.usages = usages;
    this.kinds = new Uint16Array(usages);
    this.quantities = Array.from({ length: width }, () => new Uint32Array(usages));
  }

  run() {
    const glue = this.#glue;
    const memory = glue.HEAPU8.buffer; // it cannot move: nothing below allocates in the module
    const width = this.quantities.length;
    this.#scale = -1;
    new Uint32Array(memory, glue.columnsRates()).set(this.#rates.flat());
    const bad = glue.columnsStart(this.#rates.length, width);
    if (bad >= 0) {
      const path = `rates[${Math.floor(bad / width)}][${bad % width}]`;
      refuse(
        'bad_handle',
        path,
        'This handle cannot be priced.',
        'Use handles returned by resolve() of this engine.',
      );
    }
    const narrow = glue.columnsIsNarrow();
    const part = glue.columnsUsages();
    const [kinds, column] = [
      new Uint16Array(memory, glue.columnsKinds(), part),
      new Uint32Array(memory, glue.columnsQuantities(), part),
    ];
    const Amounts = narrow ? BigInt64Array : BigUint64Array;
    const halves = narrow ? 1 : 2;
    const amounts = new Amounts(memory, glue.columnsAmounts(), part * halves);
    this.#amounts = new Amounts(this.usages * halves);
    for (let from = 0; from < this.usages; from += part) {
      const to = Math.min(from + part, this.usages);
      kinds.set(this.kinds.subarray(from, to));
      const unknown = glue.columnsBegin(to - from);
      if (unknown >= 0) {
        const kind = this.kinds[from + unknown];
        refuse(
          'bad_kind',
          `kinds[${from + unknown}]`,
          `There is no kind ${kind}.`,
          `Enter 0 to ${this.#rates.length - 1}.`,
        );
      }
      for (let i = 0; i < width; ++i) {
        column.set(this.quantities[i].subarray(from, to));
        glue.columnsAdd(i, to - from);
      }
      if (!glue.columnsEnd()) {
        refuse('bad_amount', 'total', 'The total does not fit 128 bits.', 'Split the usages up.');
      }
      this.#amounts.set(amounts.subarray(0, (to - from) * halves), from * halves);
    }
    const [low, high] = new BigUint64Array(memory, glue.columnsTotal(), 2);
    this.#total = low + (high << 64n);
    this.#scale = -1 - bad;
  }

  #check() {
    if (this.#scale < 0) refuse('not_run', '', 'Nothing has been priced yet.', 'Call run() first.');
  }

  /** @param {number} usage */
  amount(usage) {
    this.#check();
    if (!Number.isInteger(usage) || usage < 0 || usage >= this.usages) {
      refuse('bad_size', 'usage', `There is no usage ${usage}.`, `Enter 0 to ${this.usages - 1}.`);
    }
    const amounts = this.#amounts;
    if (amounts instanceof BigInt64Array) return usd(amounts[usage], this.#scale);
    return usd(amounts[2 * usage] + (amounts[2 * usage + 1] << 64n), this.#scale);
  }

  total() {
    this.#check();
    return usd(this.#total, this.#scale);
  }
}
