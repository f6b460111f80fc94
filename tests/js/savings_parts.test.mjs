// Crossing points as charts, answers as patches, tags as text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartOf } from '../../web/src/views/savings/crossings.js';
import { patchOf, requestOf } from '../../web/src/views/savings/goal.js';
import { readTags, tagsText } from '../../web/src/workloads/tags.js';

/** @param {Record<string, unknown>} fields @returns {any} */
const crossing = (fields) => ({
  kind: 'cache_by_hits',
  input: 'cache_hit_percent',
  unit: '%',
  now: '50',
  a: 'prompt caching',
  b: 'no caching',
  crossing: '22',
  points: [
    { x: '0', a: '125.000000000000001', b: '100' },
    { x: '22', a: '100', b: '100' },
    { x: '50', a: '70', b: '100' },
    { x: '100', a: '20', b: '100' },
  ],
  sentence: 'Choose prompt caching from 22 % on.',
  ...fields,
});

test('a crossing point is a chart with both ways, the crossing, today, and exact figures as its table', () => {
  const chart = chartOf(crossing({}), (field) => field);
  assert.deepEqual(
    chart?.lines?.map(({ name, points }) => [name, points.length]),
    [
      ['prompt caching', 4],
      ['no caching', 4],
    ],
  );
  assert.deepEqual(
    chart?.points?.map(({ id, x, y, label }) => [id, x, y, label]),
    [
      ['crossing', 22, 100, '22 %'],
      ['now', 50, 70, 'now'],
    ],
  );
  assert.deepEqual(chart?.rows[0], ['0', '125.000000000000001', '100']);
  assert.deepEqual([chart?.y.from, chart?.rules], [0, undefined]);
});

test('a chart without a crossing has both lines, and an axis from zero unless they would be one line', () => {
  const points = [
    { x: '0', a: '1000', b: '1001' },
    { x: '10', a: '1004', b: '1010' },
  ];
  const chart = chartOf(crossing({ crossing: null, now: '4', points }), (field) => field);
  assert.deepEqual(chart?.points, []);
  assert.deepEqual(chart?.rules, [{ x: 4, label: 'now' }]);
  assert.ok((chart?.y.from ?? 0) > 900);
  assert.equal(
    chartOf(crossing({ points: [] }), (field) => field),
    null,
  );
});

const TYPES = /** @type {any[]} */ ([
  { type: 'inference', volume: 'requests_per_month', fields: [] },
  { type: 'chat', volume: 'conversations_per_month', fields: [] },
]);
const SCENARIO = /** @type {any} */ ({
  version: 1,
  workloads: [
    { type: 'inference', requests_per_month: '50000' },
    { type: 'chat', conversations_per_month: 1200 },
    { type: 'chat' },
  ],
});

test('a question is of a field or of all volumes, and its answer a patch', () => {
  const asked = { workload: 1, field: 'turns', goal: /** @type {const} */ (''), amount: '10' };
  assert.deepEqual(requestOf(SCENARIO, asked), {
    scenario: SCENARIO,
    input: { workload: 1, field: 'turns' },
    budget: '10',
  });
  const unit = requestOf(SCENARIO, { ...asked, field: 'all volumes', goal: 'unit' });
  assert.deepEqual(unit, {
    scenario: SCENARIO,
    input: { growth: true },
    unit_cost: '10',
    workload: 1,
  });
  assert.deepEqual(patchOf(SCENARIO, { workload: 1, field: 'turns' }, '7', TYPES), [
    { path: 'workloads[1].turns', value: '7' },
  ]);
  assert.deepEqual(patchOf(SCENARIO, { growth: true }, '1.37', TYPES), [
    { path: 'workloads[0].requests_per_month', value: '68500' },
    { path: 'workloads[1].conversations_per_month', value: '1644' },
  ]);
});

test('tags are read as people write them, and what is none is named', () => {
  assert.deepEqual(readTags(' product=chat , env = prod,'), {
    tags: { product: 'chat', env: 'prod' },
    bad: '',
  });
  assert.equal(tagsText({ product: 'chat', env: 'prod' }), 'product=chat, env=prod');
  assert.deepEqual(readTags(''), { tags: undefined, bad: '' });
  for (const text of ['product', '=chat', 'product='])
    assert.deepEqual(readTags(`a=b, ${text}`), { tags: undefined, bad: text });
  assert.deepEqual(readTags('url=a=b').tags, { url: 'a=b' });
});
