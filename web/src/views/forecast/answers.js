// The four answers that come before everything else: how much, when over budget, when the card is charged, what expires.
import { html } from 'lit';
import { brief, day, grouped } from '../../format.js';
import { growthText, monthInWords, monthName } from './plan.js';

/**
 * @typedef {import('./asked.js').AskedForecast} AskedForecast
 * @typedef {{label: string, value: string, about: string, warn?: boolean}} Answer
 */

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(
    ' ',
  );

/** "Twelve months", "36 months". @param {number} count */
function monthsInWords(count) {
  const words = NUMBERS[count - 1] ?? String(count);
  return `${words.replace(/^./, (letter) => letter.toUpperCase())} month${count === 1 ? '' : 's'}`;
}

/** @param {AskedForecast} asked @param {import('bedrock-calculator').ForecastPlan} plan @returns {Answer} */
function whole({ forecast: { answer } }, { growth }) {
  if (!answer) return { label: '', value: '', about: '' };
  const grows = growthText(growth);
  const steady = answer.first === answer.last;
  const course = steady
    ? `${brief(answer.first)} each month`
    : `${brief(answer.first)} in the first month, ${brief(answer.last)} in the last`;
  return {
    label: monthsInWords(answer.months.length),
    value: `${answer.complete ? '' : 'at least '}${brief(answer.total)}`,
    about: `${course}${grows ? `; ${grows}` : ''}`,
  };
}

/**
 * The chance of the first month that has one. The draws are of whole months: nothing is known of a budget that counts
 * some services only.
 * @param {AskedForecast} asked @param {{services: 'all' | string[]}} budget @param {string} amount
 */
export function chanceOf({ simulation }, { services }, amount) {
  if (services !== 'all') return null;
  const chance = simulation?.chances.find((one) => one.amount === amount);
  if (!chance) return null;
  const first = chance.months.findIndex(({ percent }) => Number(percent) >= 1);
  const at = first < 0 ? chance.months.length - 1 : first;
  return { month: simulation?.months[at].month ?? '', percent: chance.months[at].percent };
}

/** "> 99 %", "23 %", "< 1 %": no simulation makes anything certain. @param {string} percent */
export const chanceText = (percent) => {
  const value = Number(percent);
  if (value > 99) return '> 99 %';
  return value > 0 && value < 1 ? '< 1 %' : `${Math.round(value)} %`;
};

/** @param {AskedForecast} asked @param {boolean} own whether the plan has a budget @returns {Answer | null} */
function budget(asked, own) {
  const first = asked.budgets.answer?.budgets[0];
  if (!first) return null;
  const actual = first.alerts.filter(({ type }) => type === 'actual');
  const alert = actual.find(({ percent }) => Number(percent) === 100) ?? actual.at(-1);
  const chance = chanceOf(asked, first, first.limit);
  const about = [
    chance && `${chanceText(chance.percent)} chance in ${monthInWords(chance.month)}`,
    own ? '' : 'an example: enter your own under Budgets',
    first.credits && asked.credits.answer?.awards.length ? 'after credits' : '',
  ].filter(Boolean);
  return {
    label: `Budget of ${brief(first.limit)} passed`,
    value: alert?.fires ? monthName(alert.months[0]?.month ?? alert.fires) : 'Never, as entered',
    about: about.join('; '),
  };
}

/** @param {AskedForecast} asked @param {boolean} own whether there are awards @returns {Answer[]} */
function credits({ credits: { answer } }, own) {
  if (!answer) return [];
  const { first_payment, to_pay, months, ask, awards } = answer;
  const end = monthName(months[months.length - 1].month);
  const paid = first_payment ? day(first_payment.day) : 'Not in this time';
  const expired = awards.filter((award) => Number(award.expired) > 0);
  return [
    {
      label: 'Card first charged',
      value: paid,
      about: own ? `${brief(to_pay)} to pay by the end of ${end}` : 'no credits are entered',
    },
    own
      ? {
          label: 'Credits that expire unused',
          value: brief(answer.expired),
          about:
            expired.length > 0
              ? `on ${expired.map(({ expires }) => day(expires)).join(', ')}`
              : 'by the end of this time',
          warn: expired.length > 0,
        }
      : {
          label: 'Credits to ask for',
          value: `$${grouped(ask.amount)}`,
          about: `what is to pay by the end of ${end}, and ${ask.headroom_percent} % more`,
        },
  ];
}

/** @param {AskedForecast} asked @param {import('bedrock-calculator').ForecastPlan} plan */
export function answersOf(asked, plan) {
  /** @type {(Answer | null)[]} */
  const all = [
    whole(asked, plan),
    budget(asked, Boolean(plan.budgets)),
    ...credits(asked, Boolean(plan.awards)),
  ];
  return all.filter((answer) => answer !== null);
}

/** @param {AskedForecast} asked @param {import('bedrock-calculator').ForecastPlan} plan */
export const answers = (asked, plan) => html`
  <dl class="answers">
    ${answersOf(asked, plan).map(
      ({ label, value, about, warn }) => html`
        <div>
          <dt>${label}</dt>
          <dd class="value ${warn ? 'warning' : ''}">${value}</dd>
          <dd class="about">${about}</dd>
        </div>
      `,
    )}
  </dl>
`;
