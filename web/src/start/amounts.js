// The amounts that a task in words names: how many a month, tokens in and out, users, turns.
import { grouped } from '../format.js';
import { parseNumber, perMonth } from '../state/numbers.js';

/**
 * @typedef {object} Amounts
 * @property {string} count how many a month; empty where the query says none, or several
 * @property {string} said the count as the query puts it, where that is not by the month: "2,000 a day"
 * @property {string} input tokens
 * @property {string} output tokens
 * @property {[noun: string, value: string][]} named numbers of what has a field of its own: 20 developers, 6 turns
 * @property {string} rest the query without these numbers
 */

/** @type {Record<string, string>} */
const PERIODS = {
  s: 'second',
  sec: 'second',
  min: 'minute',
  h: 'hour',
  hr: 'hour',
  mo: 'month',
  yr: 'year',
  daily: 'day',
  night: 'day',
  nightly: 'day',
  hourly: 'hour',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  rps: 'second',
  qps: 'second',
  rpm: 'minute',
};

const NUMBER = String.raw`(?<![\w.-])(\d[\d.,']*(?: ?[kmb]\b| ?(?:thousand|million|billion)\b)?)(?![\w])`;
const PERIOD = String.raw`(?:(?:an?|per|each|every|/) ?(second|sec|s|minute|min|hour|hr|h|day|night|week|month|mo|year|yr)s?|(daily|nightly|hourly|weekly|monthly|yearly)|(rps|qps|rpm))\b`;

const pattern = (/** @type {string} */ after) => new RegExp(`${NUMBER} ?${after}`);
const OUTPUT = pattern(
  String.raw`(?:(?:output|answer|completion) tokens?|tokens? (?:of )?(?:out|output|answers?)|out|output)\b`,
);
const INPUT = pattern(
  String.raw`(?:(?:input|prompt) tokens?|tokens? (?:of )?(?:in|input|prompts?)|input)\b`,
);
const TOKENS = pattern(String.raw`tokens?\b`);
const IN = pattern(String.raw`in\b`);
const NAMED = pattern(
  '(users?|developers?|devs?|engineers?|people|seats?|turns?|steps?|tools?|chunks?|drafts?|nodes?|vectors?|gb)\\b',
);
/** Sizes and times are no counts of calls. */
const OTHER = pattern(
  '(?:[mkt]i?b|pages?|characters?|words?|dimensions?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|%|dollars?|usd)(?!\\w)',
);
const TIMED = pattern(`((?: ?[a-z][\\w-]*){0,4}?) ?${PERIOD}`);

/** A whole number in plain digits; empty for anything else. @param {string} text */
function whole(text) {
  const scaled = text.replace(/ ?(thousand|million|billion)$/, (_, word) =>
    word === 'thousand' ? 'k' : word[0],
  );
  const number = parseNumber(scaled.replace(/[.,']+$/, ''), { counts: true });
  return number.ok && /^[1-9]\d*$/.test(number.value) ? number.value : '';
}

/** A count of so many in each period. @param {string} count @param {string[]} by the groups of PERIOD */
function counted(count, by) {
  const unit = by.find(Boolean) ?? 'month';
  const period = PERIODS[unit] ?? unit;
  return {
    count: perMonth(count, period).replace(/^0$/, '1'),
    said: period === 'month' ? '' : `${grouped(count)} ${period === 'hour' ? 'an' : 'a'} ${period}`,
  };
}

/**
 * @param {string} query
 * @param {string[]} [names] words with a number that name a model ("70b", "4.5")
 * @returns {Amounts}
 */
export function amountsIn(query, names = []) {
  let rest = ` ${query.toLowerCase().replace(/\s+/g, ' ')} `;
  /** Takes what matches out of the query, and gives its groups. @param {RegExp} of @returns {string[]} */
  const take = (of) => {
    const found = of.exec(rest);
    if (!found || names.includes(found[1]) || !whole(found[1])) return [];
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return [whole(found[1]), ...found.slice(2)];
  };
  let [output = ''] = take(OUTPUT);
  let [input = ''] = take(INPUT);
  if (!input) [input = ''] = take(TOKENS);
  if (!input && output) [input = ''] = take(IN);
  if (!output) [output = ''] = take(TOKENS);
  /** @type {Amounts['named']} */
  const named = [];
  for (let one = take(NAMED); one.length > 0; one = take(NAMED)) named.push([one[1], one[0]]);
  const [count, noun, ...by] = take(TIMED);
  const amounts = { count: '', said: '', input, output, named };
  if (count) return { ...amounts, ...counted(count, by), rest: `${rest} ${noun}` };
  while (OTHER.test(rest)) rest = rest.replace(OTHER, ' ');
  const numbers = [...rest.matchAll(new RegExp(NUMBER, 'g'))].filter(
    ([, text]) => !names.includes(text) && Number(whole(text)) >= 100,
  );
  if (numbers.length !== 1) return { ...amounts, rest };
  const [[text]] = numbers;
  const [, ...period] = new RegExp(PERIOD).exec(rest) ?? [];
  return { ...amounts, ...counted(whole(text), period), rest: rest.replace(text, ' ') };
}
