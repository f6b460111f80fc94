// Forecasts, credits, budgets and programmes with figures worked out by hand, on the shipped WebAssembly and on the
// native build: the same bytes from both.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, nativeAnswers } from '../../support/engines.mjs';
import { contains } from '../../support/golden.mjs';

const folder = new URL('.', import.meta.url);
const module = await glue();
const doors = module.doors().split(' ');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { about, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  test(`golden/forecast/${file}`, async (t) => {
    assert.ok(about && cases.length > 0);
    for (const { name, arithmetic, door, request, expect } of cases) {
      await t.test(name, () => {
        assert.ok(arithmetic, 'says where its figures come from');
        const [native] = nativeAnswers(door, [JSON.stringify(request)]);
        assert.equal(module.ask(doors.indexOf(door), JSON.stringify(request)), native);
        const { ok, ...answer } = JSON.parse(native);
        assert.ok(ok, native);
        contains(Object.values(answer)[0], expect, name);
      });
    }
  });
}
