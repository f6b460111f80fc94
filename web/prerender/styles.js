// The styles of the prerendered answer, made quick to read. Its tokens have their values, because a browser that meets a
// custom property reads the declaration anew for every element; what all its parts have in common is a sheet of its
// own in each of them, which a browser reads once; and rules for what is not there are left out.

/** The declarations of a block as [name, value]; semicolons stand in no value of ours. @param {string} block */
const declared = (block) =>
  [...block.matchAll(/(--[\w-]+):\s*([^;]+?)\s*(?:;|$)/g)].map(
    ([, name, value]) => /** @type {[string, string]} */ ([name, value]),
  );

/** Where the parenthesis that is open before `from` closes. @param {string} text @param {number} from */
function closing(text, from) {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    at += 1;
  }
  return at - 1;
}

const lengths = (/** @type {string} */ css) =>
  css.replace(/calc\((-?[\d.]+) ?\* ?(-?[\d.]+)rem\)/g, (_, times, unit) => `${times * unit}rem`);

/**
 * HTML or CSS without the tokens: each `var()` of one is its value.
 * @param {string} text @param {string} tokens the sheet that declares them @param {string} unit that of the page
 */
export function resolved(text, tokens, unit) {
  const [rule, block] = /\.app\s*\{([^}]*)\}/.exec(tokens) ?? ['', ''];
  const values = new Map([...declared(block), ['--bedrock-unit', unit]]);
  let out = text.replace(rule, '');
  let from = 0;
  for (let at = out.indexOf('var('); at >= 0; at = out.indexOf('var(', from)) {
    const end = closing(out, at + 4);
    const [, name, other] =
      /^\s*(--[\w-]+)\s*(?:,\s*([\s\S]*?))?\s*$/.exec(out.slice(at + 4, end)) ?? [];
    const value = values.get(name) ?? (/^--bedrock-/.test(name) ? other : undefined);
    if (value === undefined) from = at + 4;
    else out = out.slice(0, at) + value + out.slice(end + 1);
  }
  return lengths(lengths(out));
}

/** Every sheet without what all have in common, beside a sheet of that. @param {string} html @param {string} base */
export const shared = (html, base) =>
  html
    .replaceAll(base, () => `</style><style>${base}</style><style>`)
    .replace(/<style>\s*<\/style>/g, '');

/** The rules of a sheet, as head and body. @param {string} css */
function rules(css) {
  /** @type {[string, string][]} */
  const out = [];
  for (let at = 0, open = css.indexOf('{'); open >= 0; open = css.indexOf('{', at)) {
    let end = open + 1;
    for (let depth = 1; depth > 0; end += 1) {
      if (css[end] === '{') depth += 1;
      if (css[end] === '}') depth -= 1;
    }
    out.push([css.slice(at, open).trim(), css.slice(open + 1, end - 1)]);
    at = end;
  }
  return out;
}

/** What nobody can do to an answer that is inert. */
const STATE = /:(?:hover|focus|active|disabled)/;

/**
 * Without rules whose classes, ids or tags the HTML has none of.
 * @param {string} css @param {Set<string>} names @returns {string}
 */
const needed = (css, names) =>
  rules(css)
    .map(([head, body]) => {
      if (/^@(?:media|container)/.test(head)) {
        const inside = needed(body, names);
        return inside && `${head}{${inside}}`;
      }
      if (head.startsWith('@')) return `${head}{${body}}`;
      const lists = head
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
      const some = lists.split(',').some((selector) => {
        const named = selector.replace(/\[[^\]]*\]|::?[\w-]+/g, '').match(/[\w-]+/g) ?? [];
        return !STATE.test(selector) && named.every((name) => names.has(name));
      });
      return some ? `${head}{${body}}` : '';
    })
    .join('');

/** With the rules alone that something in the HTML needs. @param {string} html */
export function pruned(html) {
  const elements = html.replace(/<style>.*?<\/style>/gs, '').match(/<[a-z][^>]*>/g) ?? [];
  const names = new Set(elements.flatMap((element) => element.match(/[\w-]+/g) ?? []));
  return html.replace(/(?<=<style>).*?(?=<\/style>)/gs, (css) => needed(css, names));
}
