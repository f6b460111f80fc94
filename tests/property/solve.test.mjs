// Laws of what solves for a budget, over random workloads of every type and every number they have: the answer meets it, one
// step on misses it, both are what a quote says, and where the cost is said to only rise or only fall, it does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers, nativeQuotes, engine as startEngine } from '../support/engines.mjs';
import { compared } from '../support/exact.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();
const random = randomSource(Number(process.env.SEED ?? 23));
const COUNT = Number(process.env.SOLVED ?? 300);
const NUMBERS = ['quantity', 'whole', 'percent'];

/** @param {any} one @param {string | number} value */
const at = ({ scenario, input }, value) => ({
  ...scenario,
  workloads: scenario.workloads.map((/** @type {object} */ own, /** @type {number} */ i) =>
    i === input.workload ? { ...own, [input.field]: value } : own,
  ),
});
const said = (/** @type {any} */ one) => JSON.stringify(one);

const questions = Array.from({ length: COUNT }, () => {
  const type = random.pick(catalog.workload_types.filter(({ type: t }) => t !== 'service'));
  const fields = type.fields.filter(({ kind }) => NUMBERS.includes(kind));
  const other = randomWorkload(random, random.pick(catalog.workload_types), catalog);
  const own = randomWorkload(random, type, catalog);
  const { name, kind } = random.pick(fields);
  const percent = kind === 'percent';
  const low = random.pick([undefined, 1, 2, random.below(percent ? 40 : 900) + 1]);
  const high = percent ? 100 : kind === 'whole' ? 1000 : random.pick([1000, 50_000, 3_000_000]);
  return {
    scenario: { version: 1, region: 'us-east-1', workloads: [own, other] },
    input: { workload: 0, field: name },
    from: low,
    to: random.pick([undefined, high]),
    share: random.pick([0.2, 0.7, 1, 1.3, 4]),
  };
});
const bills = nativeQuotes(questions.map(({ scenario }) => scenario)).map((text) =>
  JSON.parse(text),
);
const asked = questions.flatMap(({ share, ...question }, i) =>
  bills[i].ok ? [{ ...question, budget: (Number(bills[i].bill.total) * share).toFixed(4) }] : [],
);
const answers = nativeAnswers('solve', asked.map(said)).map((text) => JSON.parse(text));

test('the answer meets the budget, one step on misses it, and both are quotes', () => {
  const points = answers.flatMap((answer, i) => {
    // A value between the ends may be refused; where all are, so is the question.
    if (!answer.ok) return [];
    const { found, answer: best, nearest, neighbour } = answer.solution;
    const first = { point: found ? best : nearest, meets: found, i };
    return neighbour ? [first, { point: neighbour, meets: false, i }] : [first];
  });
  const quoted = nativeQuotes(points.map(({ point, i }) => at(asked[i], point.value)));
  for (const [n, { point, meets, i }] of points.entries()) {
    const { ok, bill } = JSON.parse(quoted[n]);
    if (!ok) continue;
    const about = said([asked[i], answers[i]]);
    assert.equal(bill.total, point.total, about);
    assert.equal(compared(bill.total, asked[i].budget) <= 0, meets, about);
    const { from, to } = asked[i];
    assert.ok(from === undefined || compared(point.value, String(from)) >= 0, about);
    assert.ok(to === undefined || compared(point.value, String(to)) <= 0, about);
  }
  assert.ok(points.length > COUNT, `${points.length} points`);
});

test('where the cost only rises or only falls, every other value is on its side of the answer', () => {
  const tried = answers.flatMap((answer, i) => {
    if (!answer.ok || answer.solution.method !== 'bisection') return [];
    const { solution } = answer;
    const { from = 1, to = solution.step === '1' ? 900 : 100 } = asked[i];
    const near = Number((solution.answer ?? solution.nearest).value);
    const values = [from, to, near * 0.5, near * 0.9, near * 1.1, near * 2, (from + to) / 2];
    return values
      .map((value) => Math.floor(value))
      .filter((value) => value >= from && value <= to)
      .map((value) => ({ value, i, solution }));
  });
  const quoted = nativeQuotes(tried.map(({ value, i }) => at(asked[i], value)));
  let checked = 0;
  for (const [n, { value, i, solution }] of tried.entries()) {
    const { ok, bill } = JSON.parse(quoted[n]);
    if (!ok) continue;
    checked += 1;
    const { found, bound, answer } = solution;
    const below = found && compared(String(value), answer.value) <= 0;
    const above = found && compared(String(value), answer.value) >= 0;
    const expected = found && (bound === 'any' || (bound === 'at_most' ? below : above));
    const met = compared(bill.total, asked[i].budget) <= 0;
    assert.equal(met, expected, said([value, bill.total, asked[i], solution]));
  }
  assert.ok(checked > COUNT, `${checked} checked`);
});
