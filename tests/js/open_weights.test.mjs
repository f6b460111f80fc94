// Which models have published weights, as far as a source says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectFile, engine as startEngine } from '../support/engines.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const { models } = engine.compare({
  scenario: {
    version: 1,
    region: 'us-east-1',
    workloads: [
      {
        type: 'inference',
        model: 'amazon.nova-pro-v1:0',
        requests_per_month: 1000,
        input_tokens: 100,
        output_tokens: 100,
      },
    ],
  },
  workload: 0,
});

test('every known model has its source, the address and the day', () => {
  const known = models.flatMap(({ open_weights }) => open_weights ?? []);
  assert.ok(known.length > 30, String(known.length));
  for (const { source, source_url, source_date } of known) {
    assert.match(source, /\w{3}/);
    assert.match(source_url, /^https?:\/\/[\w.-]+\//);
    assert.match(source_date, /^20\d\d-\d\d-\d\d$/);
  }
});

test('nothing is said of models that only their providers run', () => {
  for (const { id, open_weights } of models) {
    if (/^(amazon|anthropic|xai|writer|cohere)\.|^openai\.gpt-\d/.test(id))
      assert.equal(open_weights, null, id);
  }
  const oss = models.find(({ id }) => id === 'openai.gpt-oss-120b-1:0');
  assert.match(oss?.open_weights?.source_url ?? '', /^https:\/\/docs\.aws\.amazon\.com\//);
});

test('every line of the list names a model', () => {
  const lines = projectFile('core/planning/open_weights.cpp').matchAll(/\{"([a-z][^"]+)", &k/g);
  const begins = [...lines].map(([, text]) => text);
  assert.ok(begins.length > 10);
  for (const text of begins)
    assert.ok(
      models.some(({ id }) => id.startsWith(text)),
      text,
    );
});
