// Nothing that people start from names a model that can no longer be bought; and every model of the
// AWS rate set says where it stands in its life.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { firstDraft, toScenario } from '../../web/src/state/scenario.js';
import { PRESETS } from '../../web/src/workloads/presets.js';
import { TEMPLATES } from '../../web/src/workloads/templates.js';
import { projectFile, engine as startEngine } from '../support/engines.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const today = new Date().toISOString().slice(0, 10);
const region = 'us-east-1';
const models = engine.models({ region, as_of: today });

/** @typedef {import('bedrock-calculator').Scenario} Scenario */

/** What the bill says of models that have ended. @param {Scenario} scenario @param {string} day */
function ended(scenario, day) {
  const { notices } = engine.quote({ ...scenario, today: day });
  return notices.map(({ message }) => message).filter((text) => /no longer be called/.test(text));
}

/** @type {{name: string, scenario: Scenario}[]} */
const presets = PRESETS.flatMap(([, list]) => list).map((workload) => ({
  name: `preset ${workload.name}`,
  scenario: { version: 1, region, workloads: [workload] },
}));
const templates = TEMPLATES.flatMap(([, list]) =>
  list.map(({ title, scenario }) => ({ name: title, scenario })),
);
const { scenario: first } = toScenario(firstDraft(), engine.catalog().workload_types);
const visit = { name: 'the page at its first visit', scenario: /** @type {Scenario} */ (first) };

for (const { name, scenario } of [...presets, ...templates, visit]) {
  test(`${name}: every model it calls can be bought today`, () => {
    assert.deepEqual(ended(scenario, today), []);
  });
}

test('a model that has ended is noticed, whichever part calls it', () => {
  const old = 'amazon.titan-image-generator-v1';
  const workload = { type: 'evaluation', model: 'amazon.nova-micro-v1:0', judge_model: old };
  const asked = { ...workload, cases_per_month: 1, input_tokens: 1, output_tokens: 1 };
  const scenario = /** @type {any} */ ({ version: 1, region, workloads: [asked] });
  assert.equal(ended(scenario, '2025-08-14').length, 0);
  assert.equal(ended(scenario, '2025-08-15').length, 1);
});

/** Files that people read or start from. @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(new URL(`../../${folder}/`, import.meta.url), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => /\.(md|js|d\.ts|html)$/.test(name));
}

test('no document, type or page names a model that can no longer be bought', () => {
  const gone = models.filter(({ status }) => status === 'end-of-life');
  assert.ok(gone.length > 20 && models.length - gone.length > 100);
  const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesIn('docs')];
  files.push(...filesIn('web/src'), ...filesIn('wasm'));
  assert.ok(files.includes('docs/scenario.md') && files.includes('web/src/state/scenario.js'));
  const named = files.flatMap((file) => {
    const text = projectFile(file);
    return gone.filter(({ id }) => text.includes(id)).map(({ id }) => `${file}: ${id}`);
  });
  assert.deepEqual(named, []);
});

test('every model says where it stands, and by which source', () => {
  for (const { id, lifecycle } of models) {
    assert.ok(lifecycle, id);
    assert.ok(lifecycle.source && lifecycle.source_date, id);
  }
});
