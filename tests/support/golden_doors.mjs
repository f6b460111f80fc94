// The golden cases of doors: a folder of files with figures worked out by hand, each asked on the shipped WebAssembly
// and on the native build, which give the same bytes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, nativeAnswers } from './engines.mjs';
import { contains } from './golden.mjs';

/**
 * @param {URL} folder @param {string} name of it @param {(answer: any) => unknown} figures what cases expect something of
 */
export async function testGoldenDoors(folder, name, figures) {
  const module = await glue();
  const doors = module.doors().split(' ');
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const { about, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    test(`golden/${name}/${file}`, async (t) => {
      assert.ok(about && cases.length > 0);
      for (const { name: what, arithmetic, door, request, expect } of cases) {
        await t.test(what, () => {
          assert.ok(arithmetic, 'says where its figures come from');
          const [native] = nativeAnswers(door, [JSON.stringify(request)]);
          assert.equal(module.ask(doors.indexOf(door), JSON.stringify(request)), native);
          const { ok, ...answer } = JSON.parse(native);
          assert.ok(ok, native);
          contains(figures(answer), expect, what);
        });
      }
    });
  }
}
