// Levers, break-evens, inverse questions and unit costs with figures worked out by hand, on the shipped WebAssembly and
// on the native build: the same bytes from both.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, nativeAnswers } from '../../support/engines.mjs';
import { contains } from '../../support/golden.mjs';

const folder = new URL('.', import.meta.url);
const module = await glue();
const doors = module.doors().split(' ');

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
