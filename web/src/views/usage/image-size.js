// The size of an image that lies in a request as base64: what its tokens go by.

/** @param {Uint8Array} bytes @param {number} at */
const two = (bytes, at) => bytes[at] * 256 + bytes[at + 1];

/** Walks the segments of a JPEG to the one that says its size. @param {Uint8Array} bytes */
function jpeg(bytes) {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + two(bytes, at + 2)) {
    const kind = bytes[at + 1];
    const frame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (frame) return { width: two(bytes, at + 7), height: two(bytes, at + 5) };
  }
  return null;
}

/** Null where it is no PNG, JPEG or GIF. @param {string} text base64, or a data URL @returns {{width: number, height: number} | null} */
export function imageSize(text) {
  /** @type {Uint8Array} */
  let bytes;
  try {
    const start = text.replace(/^data:[^,]*,/, '').slice(0, 400_000);
    bytes = Uint8Array.from(atob(start), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
  const kind = String.fromCharCode(...bytes.subarray(0, 4));
  if (kind === '\x89PNG' && bytes.length > 24)
    return { width: two(bytes, 18), height: two(bytes, 22) };
  if (kind === 'GIF8')
    return { width: bytes[6] + bytes[7] * 256, height: bytes[8] + bytes[9] * 256 };
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpeg(bytes) : null;
}
