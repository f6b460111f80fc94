// The months as charts: what they cost with the band of eight chances in ten, and what is left of credits.
import { dollarsAt, ticksTo } from '../../charts/ticks.js';
import { sum } from '../../decimal.js';
import { brief, grouped, money } from '../../format.js';
import { monthName, monthTick } from './plan.js';

/**
 * @typedef {import('../../charts/draw.js').Chart} Chart
 * @typedef {import('bedrock-calculator').Forecast} Forecast
 * @typedef {import('bedrock-calculator').Simulation} Simulation
 * @typedef {import('bedrock-calculator').Credits} Credits
 */

/** More months than this are not all named. */
const MOST_NAMED = 12;

/** @param {string[]} months @param {number} most */
function axes(months, most) {
  const every = Math.ceil(months.length / MOST_NAMED);
  const ticks = ticksTo(most);
  return {
    x: {
      label: '',
      from: -0.5,
      to: months.length - 0.5,
      ticks: months.flatMap((_, i) => (i % every === 0 ? [i] : [])),
      format: (/** @type {number} */ _, at = 0, /** @type {number[]} */ shown = []) =>
        monthTick(months, shown, at),
    },
    y: { label: 'USD', from: 0, to: ticks[ticks.length - 1], ticks, format: dollarsAt(ticks) },
  };
}

/**
 * @param {Forecast} forecast @param {Simulation | null} simulation @param {{limit: string, month: string | null, after: boolean} | null} budget
 *   `after`: it counts what is left after credits
 * @returns {Chart}
 */
export function costChart({ months, total }, simulation, budget) {
  const entered = months.map((month) => Number(month.total));
  const band = simulation?.months.length === months.length ? simulation.months : null;
  const highs = band ? band.map(({ p90 }) => Number(p90)) : [];
  const names = months.map(({ month }) => month);
  const passed = budget?.month ? names.indexOf(budget.month) : -1;
  const last = months[months.length - 1];
  const over =
    passed >= 0 && budget
      ? `; the budget of ${brief(budget.limit)} is passed in ${monthName(names[passed])}`
      : '';
  return {
    title: 'Cost by month',
    sentence: `Cost by month, from ${brief(months[0].total)} in ${monthName(names[0])} to ${brief(last.total)} in ${monthName(last.month)}, ${brief(total)} in all${over}`,
    ...axes(names, Math.max(...entered, ...highs, Number(budget?.limit ?? 0)) || 1),
    lines: [
      { name: 'as entered', points: entered.map((y, x) => ({ x, y })) },
      ...(band
        ? [
            {
              name: `middle of ${grouped(String(simulation?.draws))} simulated courses`,
              points: band.map(({ p50 }, x) => ({ x, y: Number(p50) })),
            },
          ]
        : []),
    ],
    ...(band
      ? {
          band: {
            name: 'eight chances in ten',
            points: band.map(({ p10, p90 }, x) => ({ x, low: Number(p10), high: Number(p90) })),
          },
        }
      : {}),
    ...(budget
      ? { levels: [{ y: Number(budget.limit), label: `budget ${brief(budget.limit)}` }] }
      : {}),
    points: entered.map((y, x) => ({
      id: names[x],
      x,
      y,
      kind: x === passed ? 'mark' : 'pinned',
      ...(x === passed
        ? { label: budget?.after ? 'over budget after credits' : 'over budget' }
        : {}),
      text: `${monthName(names[x])}: ${money(months[x].total)}${band ? `, eight chances in ten for ${brief(band[x].p10)} to ${brief(band[x].p90)}` : ''}`,
    })),
    head: ['Month', 'As entered, USD', ...(band ? ['Low, USD', 'Middle, USD', 'High, USD'] : [])],
    rows: months.map((month, i) => [
      month.month,
      month.total,
      ...(band ? [band[i].p10, band[i].p50, band[i].p90] : []),
    ]),
  };
}

/** @param {Credits} credits @returns {Chart} */
export function creditsChart({ months, awards, first_payment, expired }) {
  const names = months.map(({ month }) => month);
  const stacks = awards.map(({ name }, award) => ({
    name,
    bars: months.map((month, x) => {
      const below = month.awards.slice(0, award).reduce((all, { left }) => all + Number(left), 0);
      return { x, from: below, to: below + Number(month.awards[award].left) };
    }),
  }));
  const most = Math.max(...stacks.flatMap(({ bars }) => bars.map(({ to }) => to)), 1);
  const paid = first_payment ? names.indexOf(first_payment.month) : -1;
  const gone = Number(expired) > 0 ? `; ${brief(expired)} expire unused` : '';
  return {
    title: 'Credits left at the end of each month',
    sentence: `Credits left by month: ${months.map(({ month, awards: of }) => `${monthName(month)} ${brief(sum(of.map(({ left }) => left)))}`).join(', ')}${gone}`,
    ...axes(names, most),
    stacks,
    ...(paid >= 0 ? { rules: [{ x: paid, label: 'card charged' }] } : {}),
    head: [
      'Month',
      ...awards.map(({ name }) => `${name}, USD left`),
      'Paid by credits, USD',
      'To pay, USD',
    ],
    rows: months.map(({ month, awards: of, credited, to_pay }) => [
      month,
      ...of.map(({ left }) => left),
      credited,
      to_pay,
    ]),
  };
}
