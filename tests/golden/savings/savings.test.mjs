// Levers, break-evens, inverse questions and unit costs with figures worked out by hand, on the shipped WebAssembly and
// on the native build: the same bytes from both.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, nativeAnswers } from '../../support/engines.mjs';

const folder = new URL('.', import.meta.url);
const module = await glue();
const doors = module.doors().split(' ');

/** Every member that is expected, at any depth; a list by its items. @param {any} actual @param {any} expected @param {string} at */
function contains(actual, expected, at) {
  if (expected === null || typeof expected !== 'object') assert.equal(actual, expected, at);
  else {
    if (Array.isArray(expected)) assert.equal(actual.length, expected.length, at);
    for (const [name, value] of Object.entries(expected))
      contains(actual?.[name], value, `${at}.${name}`);
  }
}

/** Lists of an answer by what names their items, so that a case says only what it is about. @param {any} answer */
function byName(answer) {
  const named = (/** @type {any[]} */ list, /** @type {string} */ key) =>
    Object.fromEntries(list.map((item) => [item[key], item]));
  if (answer.levers) return { ...answer.levers, levers: named(answer.levers.levers, 'id') };
  if (answer.break_evens) return named(answer.break_evens, 'kind');
  return answer.solution ?? answer.unit_costs;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { about, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  test(`golden/savings/${file}`, async (t) => {
    assert.ok(about && cases.length > 0);
    for (const { name, arithmetic, door, request, expect } of cases) {
      await t.test(name, () => {
        assert.ok(arithmetic, 'says where its figures come from');
        const [native] = nativeAnswers(door, [JSON.stringify(request)]);
        assert.equal(module.ask(doors.indexOf(door), JSON.stringify(request)), native);
        const answer = JSON.parse(native);
        assert.ok(answer.ok, native);
        contains(byName(answer), expect, name);
      });
    }
  });
}
