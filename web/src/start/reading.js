// What a text is that somebody typed or pasted: an id, something the API or a log wrote, a command, rows of a
// spreadsheet, or words.
import { parseNumber } from '../state/numbers.js';

/**
 * @typedef {{kind: 'id' | 'json' | 'command', text: string, region: string}} Readable `text` is for the engine
 * @typedef {{kind: 'rows', rows: string[][]}} Rows
 * @typedef {{kind: 'words'}} Words
 */

const PREFIX = String.raw`(?:(?:us|eu|apac|jp|au|ca|global|us-gov)\.)?`;
/** provider.model: the provider one word, the model with a number or a hyphen in it. */
const MODEL_ID = new RegExp(
  `^${PREFIX}[a-z][a-z0-9]+\\.(?=[a-z0-9]*[a-z])(?=.*[-\\d])[a-z0-9][a-z0-9._-]*(?::[a-z0-9]+)*$`,
  'i',
);
const ARN = /^arn:aws[a-z-]*:(?:bedrock|sagemaker)[a-z-]*:[a-z0-9-]*:\d*:\S+$/i;

/** Whether a text can only be an id: "claude.sonnet" and "gpt-5.6" are words. @param {string} text */
export const looksLikeId = (text) => MODEL_ID.test(text) || ARN.test(text);

/** The value of an option of a command. @param {string} text @param {string} name */
const option = (text, name) =>
  new RegExp(`--${name}[=\\s]+["']?([^\\s"'\\\\]+)`).exec(text)?.[1] ?? '';

/** The model that a line of code or an address of the API names. @param {string} text */
const namedModel = (text) =>
  /\bmodel_?id["']?\s*[:=]\s*["']([^"']+)["']/i.exec(text)?.[1] ??
  /\/model\/([^/\s"']+)\/(?:converse|invoke)/.exec(text)?.[1] ??
  '';

/** Lines of cells, at least two of them numbers. @param {string} text */
function cellsOf(text) {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const isNumber = (/** @type {string} */ cell) => cell !== '' && parseNumber(cell).ok;
  const numbers = rows.filter((cells) => cells.filter(isNumber).length >= 2);
  return text.includes('\t') && numbers.length > 0 ? numbers : undefined;
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const CONSTANTS = /** @type {Record<string, string>} */ ({
  True: 'true',
  False: 'false',
  None: 'null',
});

/**
 * A block as JSON: also one that Python has printed, and a member that was cut out of a larger block; empty for anything
 * else. @param {string} text
 */
function blockIn(text) {
  const cut = /^["']\w+["']\s*:/.test(text);
  const whole = cut ? `{${text.replace(/,$/, '')}}` : text;
  const printed = /^\w*Usage\(.*\)$/s.test(text)
    ? text
        .replace(/\w+\(/g, '{')
        .replaceAll(')', '}')
        .replace(/(\w+)=/g, '"$1":')
    : whole;
  const python = printed
    .replaceAll("'", '"')
    .replace(/\b(?:True|False|None)\b/g, (w) => CONSTANTS[w]);
  const block = isJson(whole) || !isJson(python) ? whole : python;
  return (cut ? isJson(block) : /^[{[]|^data: *\{/.test(block)) ? block : '';
}

/** @param {string} raw @returns {Readable | Rows | Words} */
export function readText(raw) {
  const text = raw.trim();
  const rows = cellsOf(text);
  if (rows) return { kind: 'rows', rows };
  const block = blockIn(text);
  if (block) return { kind: 'json', text: block, region: '' };
  const unquoted = text.replace(/^["'`]|["'`,;]+$/g, '');
  if (looksLikeId(unquoted)) return { kind: 'id', text: unquoted, region: '' };
  const model = /^\$? *aws\s+bedrock/.test(text) ? option(text, 'model-id') : namedModel(text);
  if (!model) return { kind: 'words' };
  const region =
    option(text, 'region') || (/bedrock[\w-]*\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(text)?.[1] ?? '');
  return { kind: 'command', text: decodeURIComponent(model), region };
}
