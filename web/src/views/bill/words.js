// What a line of the bill says in a few words: its amount and its marks.
import { quietCents } from '../../components/cents.js';
import { money } from '../../format.js';

/** @typedef {import('bedrock-calculator').BillLine} BillLine */

/** An amount at a glance; what is less than a cent is said to be. @param {string} text */
export const atAGlance = (text) =>
  /^0\.00/.test(text) && text !== '0' ? '< $0.01' : quietCents(money(text));

/** What is to be known of a line at a glance. @param {BillLine} line */
export const marksOf = (line) =>
  /** @type {[boolean, string, string][]} */ ([
    [line.free !== '0', 'free', 'part free'],
    [line.own !== null, 'own', 'your price'],
    [line.derived !== null, '', 'derived'],
    [line.assumed !== null, '', 'assumed'],
    [line.grade === 'C', '', 'community list'],
  ]).filter(([holds]) => holds);
