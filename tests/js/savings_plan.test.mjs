// The plan as a table: what is folded, what is left out and why, and which step interacts most.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { product } from '../../web/src/decimal.js';
import {
  interaction,
  inWords,
  left,
  percentText,
  sections,
  together,
} from '../../web/src/views/savings/plan.js';

/** @param {string} id @param {string} amount @param {Record<string, unknown>} [fields] @returns {any} */
const lever = (id, amount, fields = {}) => ({
  id,
  group: 'same',
  workload: 0,
  title: id,
  available: true,
  amount,
  excludes: [],
  off: false,
  ...fields,
});

/** A bill of 1,000 and steps that save so much each. @param {string[]} amounts @param {any[]} levers @returns {any} */
function savings(amounts, levers = []) {
  let total = 1000;
  const steps = amounts.map((amount, i) => {
    total -= Number(amount);
    const percent = String(Number(amount) / 10);
    return {
      id: `step:${i}`,
      group: 'same',
      title: `step:${i}`,
      amount,
      percent,
      total: `${total}`,
    };
  });
  return { total: '1000', complete: true, levers, plan: { steps, total: `${total}`, groups: [] } };
}

test('steps that save less than one percent are folded, two of a group at least are shown', () => {
  const [section] = sections(savings(['100', '5', '4', '3']));
  assert.deepEqual(
    section.steps.map(({ amount }) => amount),
    ['100', '5'],
  );
  assert.deepEqual(
    section.small.map(({ amount }) => amount),
    ['4', '3'],
  );
  assert.equal(together(section.small, '895'), '7');
  assert.equal(sections(savings(['100', '50', '4']))[0].small.length, 0, 'one row folds nothing');
});

test('what is switched off stays in its group, also where the group has no other', () => {
  const all = sections(savings(['100'], [lever('b', '9', { group: 'other', off: true })]));
  assert.deepEqual(
    all.map(({ group, off }) => [group, off.length]),
    [
      ['same', 0],
      ['other', 1],
    ],
  );
});

test('a change that is not in the plan says why', () => {
  const levers = [
    lever('step:0', '100'),
    lever('rival', '80', { excludes: ['step:0'] }),
    lever('late', '7'),
    lever('none', '0'),
    lever('worse', '-12.5'),
    { ...lever('never', '0'), available: false, why: 'It has no price.' },
    lever('off', '5', { off: true }),
  ];
  assert.deepEqual(
    left(savings(['100'], levers)).map(({ id, why }) => [id, why]),
    [
      [
        'rival',
        'Alone it would save $80.00. It cannot be combined with “step:0”: switch that off to use this.',
      ],
      ['late', 'Alone it would save $7.00, but nothing on top of the plan.'],
      ['none', 'It changes nothing here.'],
      ['worse', 'It would cost $12.50 more.'],
      ['never', 'It has no price.'],
    ],
  );
});

test('the step that saves most alone beside what it saves in the plan is named', () => {
  const levers = [lever('step:0', '100'), lever('step:1', '90'), lever('step:2', '11')];
  const most = interaction(savings(['100', '50', '10'], levers));
  assert.deepEqual([most?.step.id, most?.alone], ['step:1', '90']);
  assert.equal(interaction(savings(['100'], [lever('step:0', '100.001')])), null);
});

test('percentages and counts are written as people read them', () => {
  assert.equal(percentText('32.25', 1), '32.3 %');
  assert.equal(percentText('47.0', 1), '47 %');
  assert.equal(percentText('0', 1), '< 0.1 %');
  assert.equal(percentText('0.4'), '< 1 %');
  assert.deepEqual([inWords(3), inWords(21)], ['three', '21']);
});

test('quantities are multiplied exactly', () => {
  assert.equal(product('50000', '1.37'), '68500');
  assert.equal(product('0.1', '0.25'), '0.025');
});
