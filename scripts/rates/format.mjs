// Prints rate files in their compact style: 100 columns, one rate block after the other.
const WIDTH = 100;

/** @param {unknown} v */
const flat = (v) => {
  if (Array.isArray(v)) return `[${v.map(flat).join(', ')}]`;
  if (v && typeof v === 'object')
    return `{${Object.entries(v).map(([k, x]) => `${JSON.stringify(k)}: ${flat(x)}`).join(', ')}}`;
  return JSON.stringify(v);
};
/** fill parts on lines from column; returns text */
function fill(parts, indent, open, start, width) {
  // parts: {key, value}
  let out = open, col = start + open.length;
  let first = true, broke = false;
  for (let i = 0; i < parts.length; i++) {
    const { key, value } = parts[i];
    const prefix = key === undefined ? '' : `${JSON.stringify(key)}: `;
    const one = prefix + flat(value);
    const comma = i + 1 < parts.length ? 1 : 0;
    if (first) { } else {
      if (!broke && col + 1 + one.length + (globalThis.CM ? comma : 0) <= (globalThis.LIM ?? (() => width))(indent, key)) { out += ' '; col += 1; }
      else { out += '\n' + ' '.repeat(indent); col = indent; }
    }
    first = false;
    broke = false;
    if (col + one.length <= width || typeof value !== 'object' || value === null) { out += one; col += one.length; }
    else {
      const at = col + prefix.length + 1;
      const inner = Array.isArray(value)
        ? fill(value.map((v) => ({ value: v })), at, '[', col + prefix.length, width) + ']'
        : fill(Object.entries(value).map(([key, value]) => ({ key, value })), at, '{', col + prefix.length, width) + '}';
      out += prefix + inner;
      broke = inner.includes('\n');
      col = inner.includes('\n') ? inner.length - inner.lastIndexOf('\n') - 1 : col + prefix.length + inner.length;
    }
    if (comma) { out += ','; col += 1; }
  }
  return out;
}
export function format(file, width = WIDTH) {
  let out = `{\n "rate_set": ${JSON.stringify(file.rate_set)},\n "provider": ${JSON.stringify(file.provider)},\n "models": [\n`;
  out += file.models.map((m) => {
    const head = [], tail = [];
    for (const [key, value] of Object.entries(m)) {
      if (['cache', 'callable', 'rates'].includes(key)) tail.push([key, value]);
      else head.push({ key, value });
    }
    let s = '  {\n   ' + fill(head, 3, '', 3, width);
    for (const [key, value] of tail) {
      s += ',\n   ' + JSON.stringify(key) + ': ';
      if (key === 'cache') s += fill(Object.entries(value).map(([key, value]) => ({ key, value })), 13, '{', 12, width) + '}';
      else s += '[\n' + value.map((r) => '    ' + fill(Object.entries(r).map(([key, value]) => ({ key, value })), 5, '{', 4, width) + '}').join(',\n') + ']';
    }
    return s + '}';
  }).join(',\n');
  return out + '\n ]\n}\n';
}
