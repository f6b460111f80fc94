// A scenario in the URL hash: JSON, deflated by the platform, in URL-safe base64: #s=...

const PREFIX = '#s=';
/** A link is typed by nobody; what is longer is no scenario of ours. */
const MAX_TEXT = 1 << 20;

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
  const out = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(stream);
  const reader = out.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_TEXT) throw new Error('too long');
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The hash of a scenario. @param {unknown} scenario */
export async function toHash(scenario) {
  const text = new TextEncoder().encode(JSON.stringify(scenario));
  return PREFIX + toBase64Url(await through(text, new CompressionStream('deflate-raw')));
}

/**
 * The scenario of a hash; undefined for a hash that is none of ours. Throws for one that is but cannot
 * be read: it was cut or changed on its way.
 * @param {string} hash
 */
export async function fromHash(hash) {
  if (!hash.startsWith(PREFIX)) return undefined;
  const bytes = await through(
    fromBase64Url(hash.slice(PREFIX.length)),
    new DecompressionStream('deflate-raw'),
  );
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}
