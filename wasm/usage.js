// Real usage: files to grouped counts to a priced report. Types and contract: usage.d.ts.
import { MOST_PACKED, openInflate } from './inflate.js';
import { openScanner } from './scan.js';
import { isParquet, parquetAsCsv } from './usage_parquet.js';
import { GroupPrices, groupOf, limitsOf } from './usage_rates.js';
import { reportUsage } from './usage_report.js';

export { usageScenario, usageWhatIf } from './usage_next.js';
export { usageSavings } from './usage_savings.js';
export { limitsOf as usageLimits, reportUsage };

/** @param {BigUint64Array} one @param {BigUint64Array} other */
export function usageInBoth(one, other) {
  let both = 0;
  for (let i = 0, k = 0; i < one.length && k < other.length; ) {
    const [a, b] = [one[i], other[k]];
    if (a === b) both += 1;
    if (a <= b) i += 1;
    if (b <= a) k += 1;
  }
  return both;
}

/** Of a call's key, as core/scan/earlier.cpp makes them: who asked what, and in which of sixteen minutes. */
const MINUTES = 0x3cn;
const MINUTE = 4n;
const ASKED = ~0x3fn;
const STEP = 0x9e3779b97f4a7c00n;

/** @param {BigUint64Array} one @param {BigUint64Array} other */
export function usageMeets(one, other) {
  const at = (/** @type {bigint} */ call) => call & (ASKED | MINUTES);
  const before = (/** @type {bigint} */ call) =>
    (call & MINUTES) === 0n ? ((call & ASKED) - STEP) | MINUTES : at(call) - MINUTE;
  const after = (/** @type {bigint} */ call) =>
    (call & MINUTES) === MINUTES ? (call & ASKED) + STEP : at(call) + MINUTE;
  const known = one.map(at).sort();
  return [at, before, after].some((near) => usageInBoth(known, other.map(near).sort()) > 0);
}

/**
 * @typedef {import('./usage.d.ts').UsageFileSummary} Summary
 * @typedef {import('./usage.d.ts').UsageSource} Source
 */

/** What S3 holds beside the records. */
const BODY = /(^|\/)data\/[^/]*_(input|output)\.json(\.gz)?$/;
const CHECK = /(^|\/)amazon-bedrock-logs-permission-check$/;

/** @param {Source} source @returns {{name: string, size: number, content: Blob | Uint8Array | string | ReadableStream<Uint8Array>}} */
function named(source) {
  if (source instanceof Blob) {
    const file = /** @type {File} */ (source);
    return {
      name: file.webkitRelativePath || file.name || 'pasted',
      size: file.size,
      content: file,
    };
  }
  const { name, content, size = 0 } = source;
  return { name, content, size };
}

/** @param {Blob | Uint8Array | string | ReadableStream<Uint8Array>} content @returns {ReadableStream<Uint8Array>} */
function streamOf(content) {
  if (content instanceof ReadableStream) return content;
  if (content instanceof Blob) return /** @type {any} */ (content.stream());
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** Its bytes, if it is here and small. @param {Blob | Uint8Array | string | ReadableStream<Uint8Array>} content */
async function smallBytes(content) {
  if (content instanceof Blob)
    return content.size <= MOST_PACKED ? new Uint8Array(await content.arrayBuffer()) : null;
  return content instanceof Uint8Array && content.length <= MOST_PACKED ? content : null;
}

const isGzip = (/** @type {Uint8Array} */ bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Its pieces as they come, and `first`: the beginning, which says whether it is compressed. */
async function beginningOf(/** @type {ReadableStream<Uint8Array>} */ stream) {
  const reader = stream.getReader();
  let first = new Uint8Array(0);
  while (first.length < 4) {
    const { done, value } = await reader.read();
    if (done) break;
    const both = new Uint8Array(first.length + value.length);
    both.set(first);
    both.set(value, first.length);
    first = both;
  }
  return { first, reader };
}

/**
 * What follows, the beginning first, inflated where it is compressed; `read` counts the bytes of the file.
 * @param {Uint8Array} first @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {boolean} packed
 * @param {(bytes: Uint8Array) => Uint8Array} read
 */
function rest(first, reader, packed, read) {
  /** @type {ReadableStream<Uint8Array>} */
  const pieces = new ReadableStream({
    start(controller) {
      if (first.length > 0) controller.enqueue(read(first));
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(read(value));
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const plain = packed
    ? pieces.pipeThrough(/** @type {any} */ (new DecompressionStream('gzip')))
    : pieces;
  return plain.getReader();
}

/** Bytes of a piece. */
const PIECE = 1 << 18;

/**
 * The bytes of a file in a buffer that is used again for each piece: a browser would collect them too late, so that memory
 * would follow the size of the file. Null where its streams fill no buffer. `read` counts the bytes of the file.
 * @param {Blob} blob @param {(bytes: Uint8Array) => Uint8Array} read
 */
function piecesOf(blob, read) {
  try {
    const reader = /** @type {any} */ (blob.stream()).getReader({ mode: 'byob' });
    let buffer = new ArrayBuffer(PIECE);
    return {
      cancel: () => reader.cancel(),
      async read() {
        const piece = await reader.read(new Uint8Array(buffer));
        if (piece.value) buffer = read(piece.value).buffer;
        return piece;
      },
    };
  } catch {
    return null;
  }
}

/**
 * @implements {import('./usage.d.ts').UsageSession}
 */
class Session {
  #options;
  #scanner;
  /** @type {Map<number, {damaged: boolean, cancelled: boolean}>} */
  #ended = new Map();
  /** @type {Summary[]} */
  #skipped = [];
  /** @type {number[]} */
  #open = [];
  /** @type {Promise<Awaited<ReturnType<typeof openInflate>> | null> | undefined} */
  #inflate;
  progress = { bytes: 0, inflated: 0, files: 0, records: 0, bad: 0 };

  /** @param {import('./usage.d.ts').UsageOptions} options @param {import('./scan.js').Scanner} scanner */
  constructor(options, scanner) {
    this.#options = options;
    this.#scanner = scanner;
  }

  /** @param {string} name */
  file(name) {
    const id = this.#scanner.open(name);
    this.#open.push(id);
    let before = { records: 0, bad: 0 };
    const count = () => {
      const [, , , records, bad] = this.#scanner.summary(id);
      this.progress.records += records - before.records;
      this.progress.bad += bad - before.bad;
      before = { records, bad };
    };
    return {
      feed: (/** @type {Uint8Array} */ bytes) => {
        this.#scanner.feed(id, bytes);
        this.progress.inflated += bytes.length;
        count();
      },
      end: (how = { damaged: false, cancelled: false }) => {
        this.#scanner.end(id);
        this.#ended.set(id, how);
        this.progress.files += 1;
        count();
        return this.#summary(id);
      },
    };
  }

  /** @param {Source} source @param {import('./usage.d.ts').ReadOptions} [options] */
  async read(source, { signal, progress } = {}) {
    const { name, content, size } = named(source);
    if (BODY.test(name) || CHECK.test(name)) {
      const format = BODY.test(name) ? 'skipped-body' : 'permission-check';
      /** @type {Summary} */
      const summary = {
        name,
        format,
        bytes: size,
        records: 0,
        bad: 0,
        other: 0,
        damaged: false,
        cancelled: false,
      };
      this.#skipped.push(summary);
      this.progress.files += 1;
      this.progress.bytes += size;
      return summary;
    }
    const file = this.file(name);
    const how = { damaged: false, cancelled: false };
    const read = (/** @type {Uint8Array} */ bytes) => {
      this.progress.bytes += bytes.length;
      return bytes;
    };
    const { first, reader } = await beginningOf(streamOf(content));
    const { parquet } = this.#options;
    if (isParquet(first) && parquet && !(content instanceof ReadableStream)) {
      await reader.cancel();
      const whole = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const before = this.progress.bytes;
      for await (const { text, share } of parquetAsCsv(await parquet(), whole)) {
        how.cancelled = signal?.aborted ?? false;
        if (how.cancelled) break;
        file.feed(text);
        this.progress.bytes += Math.floor(size * share);
        progress?.({ ...this.progress });
      }
      this.progress.bytes = Math.max(this.progress.bytes, before + size);
      return file.end(how);
    }
    const packed = isGzip(first) ? await smallBytes(content) : null;
    const inflate = packed && (await this.#inflater());
    // From here to `feed` without a pause: another file's bytes would take their place.
    const inflated = packed && inflate?.(packed);
    if (inflated) {
      how.cancelled = signal?.aborted ?? false;
      if (!how.cancelled) file.feed(inflated);
      this.progress.bytes += packed.length;
      await reader.cancel();
      const summary = file.end(how);
      progress?.({ ...this.progress });
      return summary;
    }
    const again = !isGzip(first) && content instanceof Blob ? piecesOf(content, read) : null;
    if (again) await reader.cancel();
    const from = again ?? rest(first, reader, isGzip(first), read);
    try {
      for (;;) {
        if (signal?.aborted) {
          how.cancelled = true;
          await from.cancel().catch(() => {});
          break;
        }
        const { done, value } = await from.read();
        if (done) break;
        file.feed(value);
        progress?.({ ...this.progress });
      }
    } catch (error) {
      // A damaged stream: what came before it counts.
      if (!isGzip(first)) throw error;
      how.damaged = true;
    }
    const summary = file.end(how);
    progress?.({ ...this.progress });
    return summary;
  }

  #inflater() {
    this.#inflate ??= openInflate(this.#options.wasm?.inflate).catch(() => null);
    return this.#inflate;
  }

  /** @param {number} id @returns {Summary} */
  #summary(id) {
    const [name, format, bytes, records, bad, other] = this.#scanner.summary(id);
    const how = this.#ended.get(id) ?? { damaged: false, cancelled: false };
    const shown = /** @type {Summary['format']} */ (bytes === 0 ? 'empty' : format);
    return { name, format: shown, bytes, records, bad, other, ...how };
  }

  ids() {
    return this.#scanner.ids();
  }

  calls() {
    return this.#scanner.calls();
  }

  counts() {
    const scan = JSON.parse(this.#scanner.report());
    const files = this.#open.map((id) => this.#summary(id));
    return { version: /** @type {const} */ (1), files: [...files, ...this.#skipped], scan };
  }

  /** @param {import('./usage.d.ts').UsagePrices} [prices] */
  report(prices = this.#options.prices ?? {}) {
    return reportUsage(this.#options.engine, [this.counts()], prices);
  }
}

/** @param {import('./usage.d.ts').UsageOptions} options */
export async function openUsage(options) {
  const { engine, prices = {}, wasm, scanner, seen = [], before = [] } = options;
  const limits = limitsOf(engine, prices);
  const found = new GroupPrices(engine, prices, limits);
  const pricer = (/** @type {string} */ group) => found.weights(groupOf(group.split('\x1f')));
  const scan = await openScanner({ wasm, scanner, limits, pricer });
  for (const ids of seen) scan.know(ids);
  for (const calls of before) scan.knowCalls(calls);
  return new Session(options, scan);
}
