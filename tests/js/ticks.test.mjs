// What stands at the lines of an axis of dollars.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dollarsAt, ticksTo } from '../../web/src/charts/ticks.js';

test('amounts of one axis have the same number of decimal places', () => {
  for (const [most, ...shown] of /** @type {[number, ...string[]][]} */ ([
    [9, '$0', '$5', '$10'],
    [1.9, '$0', '$0.50', '$1.00', '$1.50', '$2.00'],
    [0.3, '$0', '$0.10', '$0.20', '$0.30'],
    [0.015, '$0', '$0.005', '$0.010', '$0.015'],
    [7000, '$0', '$2,000', '$4,000', '$6,000', '$8,000'],
    [10_000, '$0', '$5k', '$10k'],
    [30_000_000, '$0', '$10,000k', '$20,000k', '$30,000k'],
  ])) {
    const ticks = ticksTo(most);
    assert.deepEqual(ticks.map(dollarsAt(ticks)), shown);
  }
  assert.deepEqual([0, 2500, 5000, 10_000].map(dollarsAt([0, 2500, 5000, 10_000])), [
    '$0',
    '$2.5k',
    '$5.0k',
    '$10.0k',
  ]);
});
