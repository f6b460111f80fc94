// What people start from is fully priced in every region: presets, scenarios of the reference
// documents and the examples of the documentation, in three regions of three continents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../web/src/workloads/presets.js';
import { TEMPLATES } from '../../web/src/workloads/templates.js';
import { projectFile, engine as startEngine } from '../support/engines.mjs';

const engine = await startEngine();

/** @typedef {import('bedrock-calculator').Scenario} Scenario */

// A profile of one geography is not offered elsewhere: there a person writes that region's own.
const PROFILES = { 'us-east-1': 'us.', 'eu-central-1': 'eu.', 'ap-southeast-2': 'au.' };

/** The scenario as it would be written in that region. @param {Scenario} scenario @param {string} region */
function writtenIn(scenario, region) {
  const profile = PROFILES[/** @type {keyof typeof PROFILES} */ (region)];
  const text = JSON.stringify({ ...scenario, region });
  return JSON.parse(text.replaceAll(/"(?:us|eu|au)\.(?=anthropic\.)/g, `"${profile}`));
}

/** @type {{name: string, scenario: Scenario}[]} */
const presets = PRESETS.flatMap(([, list]) => list).map((workload) => ({
  name: `preset ${workload.name}`,
  scenario: { version: 1, region: '', workloads: [workload] },
}));
const templates = TEMPLATES.flatMap(([, list]) =>
  list.map(({ title, scenario }) => ({ name: title, scenario })),
);
/** @type {{name: string, scenario: Scenario}[]} */
const examples = ['docs/scenario.md', 'README.md'].flatMap((document) =>
  [...projectFile(document).matchAll(/```json\n([\s\S]*?)```|echo '(\{[\s\S]*?)' \|/g)]
    .map(([, block, command]) => JSON.parse(block ?? command ?? ''))
    .filter((json) => json.workloads)
    .map((scenario, i) => ({ name: `${document}, example ${i + 1}`, scenario })),
);

test('there are presets, templates and examples', () => {
  assert.ok(presets.length >= 20 && templates.length >= 5 && examples.length >= 5);
});

for (const { name, scenario } of [...presets, ...templates, ...examples]) {
  for (const region of Object.keys(PROFILES)) {
    test(`${name} in ${region}`, () => {
      const bill = engine.quote(writtenIn(scenario, region));
      assert.deepEqual(bill.not_priced, []);
      assert.ok(bill.complete);
    });
  }
}
