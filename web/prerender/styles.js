// The styles of the prerendered answer, made quick to read. Its tokens have their values, because a browser that meets a
// custom property reads the declaration anew for every element; and what all its parts have in common is a sheet of its
// own in each of them, which a browser reads once.

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
