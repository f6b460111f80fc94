// What people start from is priced in full wherever they are: presets, scenarios of the reference
// documents and the examples of the documentation, in three regions of three continents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS, STORIES } from '../../web/src/workloads/presets.js';
import { projectFile, engine as startEngine } from '../support/engines.mjs';

const engine = await startEngine();
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

/** @typedef {import('bedrock-calculator').Scenario} Scenario */
/** @type {{name: string, scenario: Scenario}[]} */
const presets = PRESETS.flatMap(([, list]) => list).map((workload) => ({
  name: `preset ${workload.name}`,
  scenario: { version: 1, region: '', workloads: [workload] },
}));
const stories = STORIES.flatMap(([, list]) =>
  list.map(({ title, scenario }) => ({ name: title, scenario })),
);
/** @type {{name: string, scenario: Scenario}[]} */
const examples = ['docs/scenario.md', 'README.md'].flatMap((document) =>
  [...projectFile(document).matchAll(/```json\n([\s\S]*?)```|echo '(\{[\s\S]*?)' \|/g)]
    .map(([, block, command]) => JSON.parse(block ?? command ?? ''))
    .filter((json) => json.workloads)
    .map((scenario, i) => ({ name: `${document}, example ${i + 1}`, scenario })),
);

test('there are presets, stories and examples', () => {
  assert.ok(presets.length >= 20 && stories.length >= 5 && examples.length >= 5);
});

for (const { name, scenario } of [...presets, ...stories, ...examples]) {
  for (const region of REGIONS) {
    test(`${name} in ${region}`, () => {
      const bill = engine.quote({ ...scenario, region });
      assert.deepEqual(bill.not_priced, []);
      assert.ok(bill.complete);
    });
  }
}
