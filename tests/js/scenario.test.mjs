// The page's draft and the engine's scenario: there and back, and every field has its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDraft, fromScenario, newCard, toScenario } from '../../web/src/state/scenario.js';
import { projectFile } from '../support/engines.mjs';

test('the first draft is a scenario, defaults left out', () => {
  assert.deepEqual(toScenario(firstDraft()).scenario, {
    version: 1,
    region: 'us-east-1',
    workloads: [
      {
        type: 'inference',
        name: 'Support chat',
        model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
        requests_per_month: '50000',
        input_tokens: '800',
        output_tokens: '400',
      },
    ],
  });
});

test('every field of the schema survives the way to the page and back', () => {
  const { properties, $defs } = JSON.parse(projectFile('wasm/scenario.schema.json'));
  const values = /** @type {Record<string, any>} */ ({
    version: 1,
    name: 'Plan',
    rate_set: 'guide',
    region: 'eu-west-1',
    as_of: '2026-08-20',
    type: 'inference',
    model: 'us.a.b',
    route: 'global',
    tier: 'batch',
    requests_per_month: '12.5',
    cache_ttl: '1h',
    context: 'long',
    model_aliases: { mine: 'us.a.b' },
    discounts: [{ percent: 10 }],
    custom_rates: { providers: [] },
    own_rates: [{ model: 'a.b', dimension: 'input_tokens', usd: '1' }],
  });
  const workload = Object.fromEntries(
    Object.keys($defs.inference.properties).map((name) => [name, values[name] ?? '7']),
  );
  const scenario = Object.fromEntries(
    Object.keys(properties).map((name) => [name, name === 'workloads' ? [workload] : values[name]]),
  );
  assert.deepEqual(toScenario(fromScenario(/** @type {any} */ (scenario))).scenario, scenario);
});

test('fields that are no numbers are named by their card', () => {
  const card = newCard({ model: 'm', input_tokens: 'many', requests_per_month: '1' });
  const { errors } = toScenario({ ...firstDraft(), cards: [card] });
  assert.deepEqual([...errors.keys()], [`${card.key}.input_tokens`]);
});
