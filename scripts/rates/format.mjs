// The compact style of the rate files: at most 100 columns, pairs side by side while they fit, a
// list or object that does not fit beside its neighbours begins its own line, and one that is still
// too long continues under its own bracket.
//
// That it reproduces every file of core/rates/aws byte for byte is a test, so a changed price shows
// in a diff as itself. The limits below are those of the files, not all one number.

/**
 * Last column that an item may end on: `more` when a comma follows, `last` when a bracket closes.
 * @typedef {{more: number, last: number}} Limits
 */
const PAIRS = { more: 99, last: 97 };
const HEAD = { more: 96, last: 97 };
const LIST = { more: 96, last: 97 };
const PRICES = { more: 98, last: 98 };
/** A list or object beside its neighbours, and one that begins a line; brackets counted. */
const LISTS = 98;
const ALONE = { list: 100, object: 99 };

/** @param {unknown} value @returns {string} */
function flat(value) {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (value && typeof value === 'object') {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${flat(item)}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** @param {string} text @param {number} column */
function columnAfter(text, column) {
  const line = text.lastIndexOf('\n');
  return line < 0 ? column + text.length : text.length - line - 1;
}

/**
 * Items side by side from `column`, continued on lines that begin at `column`.
 * @param {string[]} items
 * @param {number} column
 * @param {Limits} limits
 */
function pack(items, column, limits) {
  let text = '';
  let at = column;
  items.forEach((item, i) => {
    const limit = i + 1 < items.length ? limits.more : limits.last;
    if (i > 0 && at + 2 + item.length <= limit) {
      text += ', ';
    } else if (i > 0) {
      text += `,\n${' '.repeat(column)}`;
    }
    text += item;
    at = columnAfter(text, column);
  });
  return text;
}

/** @param {object | unknown[]} value @param {number} column */
function bracketed(value, column) {
  if (Array.isArray(value)) return `[${pack(value.map(flat), column + 1, LIST)}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flat(item)}`);
  return `{${pack(pairs, column + 1, PRICES)}}`;
}

/**
 * An object whose pairs stand side by side where they fit: a rate block, a route of `callable`.
 * @param {object} object
 * @param {number} column of its opening brace
 */
function block(object, column) {
  const pad = `\n${' '.repeat(column + 1)}`;
  let text = '{';
  let broken = false;
  const pairs = Object.entries(object);
  pairs.forEach(([key, value], i) => {
    const name = `${JSON.stringify(key)}: `;
    const whole = name + flat(value);
    const isList = typeof value === 'object';
    const limit = i + 1 < pairs.length ? (isList ? LISTS : PAIRS.more) : PAIRS.last;
    const at = columnAfter(text, column);
    const fits = !broken && at + 2 + whole.length <= limit;
    if (i > 0) text += fits ? ', ' : `,${pad}`;
    const start = columnAfter(text, column);
    broken = isList && start + whole.length > ALONE[Array.isArray(value) ? 'list' : 'object'];
    text += broken ? name + bracketed(/** @type {object} */ (value), start + name.length) : whole;
  });
  return `${text}}`;
}

/** @param {Record<string, any>} model @param {number} column of its opening brace */
function model(model, column) {
  const pad = `\n${' '.repeat(column + 1)}`;
  const head = [];
  const rest = [];
  for (const [key, value] of Object.entries(model)) {
    const whole = `${JSON.stringify(key)}: ${flat(value)}`;
    if (key === 'callable' || key === 'free' || key === 'bands' || key === 'rates') {
      const blocks = value.map((/** @type {object} */ item) => `${pad} ${block(item, column + 2)}`);
      rest.push(`${JSON.stringify(key)}: [${blocks.join(',')}]`);
    } else if (key === 'aliases') {
      rest.push(whole);
    } else if (
      key === 'cache' ||
      key === 'lifecycle' ||
      key === 'tier_multipliers' ||
      key === 'tokenizer'
    ) {
      const name = `${JSON.stringify(key)}: `;
      const fits = column + 1 + whole.length <= ALONE.object;
      const at = column + 1 + name.length;
      rest.push(
        fits ? whole : name + (key === 'lifecycle' ? block(value, at) : bracketed(value, at)),
      );
    } else {
      head.push(whole);
    }
  }
  return `{${pad}${[pack(head, column + 1, HEAD), ...rest].join(`,${pad}`)}}`;
}

/** @param {import('./rate_files.mjs').ProviderFile} file */
export function providerFile(file) {
  const head = ` "rate_set": ${flat(file.rate_set)},\n "provider": ${flat(file.provider)},\n`;
  const models = file.models.map((item) => `  ${model(item, 2)}`);
  return `{\n${head} "models": [\n${models.join(',\n')}\n ]\n}\n`;
}

/** @param {import('./rate_files.mjs').Source[]} sources */
export function sourcesFile(sources) {
  const items = sources.map((source) => `  ${block(source, 2)}`);
  return `{\n "sources": [\n${items.join(',\n')}\n ]\n}\n`;
}
