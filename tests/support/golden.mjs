// What a golden case expects of a bill: shared by the golden tests and scripts/mutate.
import assert from 'node:assert/strict';
import { rounded } from '../../web/src/format.js';

/** Sums of a member over the lines of each dimension. @param {any} bill @param {string} member */
function byDimension(bill, member) {
  /** @type {Record<string, string>} */
  const sums = {};
  for (const line of bill.lines) {
    sums[line.dimension] = sum(sums[line.dimension] ?? '0', line[member]);
  }
  return sums;
}

const SCALE = 36;
const exact = (/** @type {string} */ text) => {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
};
/** @param {string} a @param {string} b */
function sum(a, b) {
  const digits = String(exact(a) + exact(b)).padStart(SCALE + 1, '0');
  return `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0+$/, '');
}

/** Every figure that is expected of a dimension. @param {any} bill @param {any} expect */
function checkDimensions(bill, expect) {
  for (const [member, figures] of Object.entries({
    amount: expect.line_amounts,
    quantity: expect.quantities,
    free: expect.free,
  })) {
    const sums = byDimension(bill, member);
    for (const [dimension, figure] of Object.entries(figures ?? {})) {
      assert.equal(sums[dimension], figure, `${member} of ${dimension}`);
    }
  }
  for (const [dimension, region] of Object.entries(expect.price_regions ?? {})) {
    const line = bill.lines.find((/** @type {any} */ l) => l.dimension === dimension);
    assert.equal(line.price_region, region, `whose price ${dimension} has`);
    if (region) assert.ok(line.assumed.includes(`the price of ${region}, `), line.assumed);
  }
  for (const dimension of expect.assumed ?? []) {
    const line = bill.lines.find((/** @type {any} */ l) => l.dimension === dimension);
    assert.ok(line.assumed, `${dimension} is marked as assumed`);
  }
}

/** Fails where the bill is not what the case expects. @param {any} bill @param {any} expect */
export function checkBill(bill, expect) {
  assert.equal(bill.complete, expect.complete ?? true, JSON.stringify(bill.not_priced));
  if (expect.total !== undefined) assert.equal(bill.total, expect.total);
  if (expect.rounded) assert.equal(rounded(bill.total, expect.rounded[0]), expect.rounded[1]);
  if (expect.lines) {
    const lines = bill.lines.map((/** @type {any} */ line) => [line.dimension, line.amount]);
    assert.deepEqual(lines, expect.lines);
  }
  if (expect.workloads) {
    assert.deepEqual(
      bill.workloads.map((/** @type {any} */ w) => w.total),
      expect.workloads,
    );
  }
  if (expect.per_unit) assert.equal(bill.workloads[0].per_unit, expect.per_unit);
  if (expect.throughput) assert.deepEqual(bill.workloads[0].throughput, expect.throughput);
  checkDimensions(bill, expect);
  const said = bill.notices.map((/** @type {any} */ n) => n.code);
  for (const code of expect.notices ?? []) assert.ok(said.includes(code), `${code} in ${said}`);
  for (const code of expect.no_notices ?? []) assert.ok(!said.includes(code), code);
  for (const words of expect.messages ?? []) {
    assert.ok(
      bill.notices.some((/** @type {any} */ n) => n.message.includes(words)),
      words,
    );
  }
  for (const hint of expect.hints ?? []) {
    assert.ok(
      bill.not_priced.some((/** @type {any} */ n) => n.hint === hint),
      hint,
    );
  }
  const left = bill.not_priced.map((/** @type {any} */ n) => n.dimension);
  if (expect.not_priced) assert.deepEqual(left, expect.not_priced);
}

/** Every member that is expected, at any depth; a list by its items. @param {any} actual @param {any} expected @param {string} at */
export function contains(actual, expected, at) {
  if (expected === null || typeof expected !== 'object') assert.equal(actual, expected, at);
  else {
    if (Array.isArray(expected)) assert.equal(actual?.length, expected.length, at);
    for (const [name, value] of Object.entries(expected))
      contains(actual?.[name], value, `${at}.${name}`);
  }
}
