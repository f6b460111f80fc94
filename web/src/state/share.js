// A scenario in the URL hash: JSON, deflated by the platform, in URL-safe base64: #s=... What is looked at
// follows as further parameters: #s=...&view=rates&rates.query=sonnet; scenarios kept beside it as options=..., packed
// like the first.

/** A link that unfolds to more text than this is refused, and none is written. */
const MAX_TEXT = 1 << 18;
/** So many scenarios are kept beside the present one. */
export const MOST_OPTIONS = 4;

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text */
function fromBase64Url(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} stream */
async function through(bytes, stream) {
  // By hand: a blob would be made in the browser's own process, and the page would wait for it.
  const writer = stream.writable.getWriter();
  const written = writer.write(/** @type {BufferSource} */ (bytes)).then(() => writer.close());
  written.catch(() => {}); // what cannot be unpacked fails where it is read
  const reader = stream.readable.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_TEXT) throw new Error('too long');
    chunks.push(value);
  }
  await written;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** @param {unknown} value */
export async function pack(value) {
  const text = new TextEncoder().encode(JSON.stringify(value));
  if (text.length > MAX_TEXT) throw new Error('too long');
  return toBase64Url(await through(text, new CompressionStream('deflate-raw')));
}

/** Throws for what was cut or changed on its way. @param {string} packed */
async function unpack(packed) {
  const bytes = await through(fromBase64Url(packed), new DecompressionStream('deflate-raw'));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** The hash of a scenario and of what is looked at. @param {unknown} scenario @param {URLSearchParams} [params] */
export async function toHash(scenario, params = new URLSearchParams()) {
  return `#s=${await pack(scenario)}${params.size > 0 ? `&${params}` : ''}`;
}

/** The scenarios of a hash as they are packed; null without one. @param {string} hash */
export function packedOf(hash) {
  const params = new URLSearchParams(hash.slice(1));
  const options = params.get('options');
  return options ? `${params.get('s')}&${options}` : params.get('s');
}

/** What of a hash is not the scenario. @param {string} hash */
export function paramsOf(hash) {
  const params = new URLSearchParams(hash.slice(1));
  params.delete('s');
  return params;
}

/**
 * The scenario of a hash; undefined for a hash that is none of ours. Throws for one that is but cannot
 * be read: it was cut or changed on its way.
 * @param {string} hash
 */
export async function fromHash(hash) {
  const packed = new URLSearchParams(hash.slice(1)).get('s');
  return packed === null ? undefined : unpack(packed);
}

/**
 * The scenarios kept beside that of a hash; throws as `fromHash` does.
 * @param {string} hash @returns {Promise<import('./scenario.js').Option[]>}
 */
export async function optionsOf(hash) {
  const packed = new URLSearchParams(hash.slice(1)).get('options');
  if (packed === null) return [];
  /** @type {any[]} */
  const options = await unpack(packed);
  return options.slice(0, MOST_OPTIONS).map(({ name, scenario }) => {
    if (!Array.isArray(scenario.workloads)) throw new Error('no scenario');
    return { name: String(name), scenario };
  });
}
