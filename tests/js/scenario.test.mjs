// The page's draft and the engine's scenario: there and back, and every field has its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDraft, fromScenario, newCard, toScenario } from '../../web/src/state/scenario.js';
import { projectFile, engine as startEngine } from '../support/engines.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const types = engine.catalog().workload_types;

test('the first draft is a scenario, defaults left out', () => {
  assert.deepEqual(toScenario(firstDraft(), types).scenario, {
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

/** Something for a field of a kind. @param {import('bedrock-calculator').WorkloadField} field */
function someValue({ kind, choices = [] }) {
  if (kind === 'choice') return choices.at(-1);
  if (kind === 'choices') return choices.slice(0, 2);
  if (kind === 'model') return 'us.a.b';
  return kind === 'percent' ? '12.5' : '17';
}

test('every field of every type and of the scenario survives the way to the page and back', () => {
  const { properties, $defs } = JSON.parse(projectFile('wasm/scenario.schema.json'));
  const values = /** @type {Record<string, any>} */ ({
    version: 1,
    name: 'Plan',
    rate_set: 'guide',
    region: 'eu-west-1',
    as_of: '2026-08-20',
    hours_per_month: '744',
    free_allowances: false,
    account_opened: '2025-01-02',
    route: 'global',
    endpoint: 'mantle',
    missing_prices: 'nearest',
    switched_off: true,
    team: 'Support',
    tags: { product: 'desk' },
    tier: 'flex',
    cache_ttl: '1h',
    context: 'long',
    routing: [{ model: 'us.c.d', percent: '30' }],
    quantities: { requests: '5' },
    model_aliases: { mine: 'us.a.b' },
    discounts: [{ percent: 10 }],
    custom_rates: { providers: [] },
    plan: { start: '2026-12', months: 3 },
    own_rates: [{ model: 'a.b', dimension: 'input_tokens', usd: '1' }],
  });
  const workloads = types.map(({ type, fields }) => {
    const own = Object.fromEntries(fields.map((field) => [field.name, someValue(field)]));
    const names = Object.keys($defs[type].properties);
    const all = names.map((name) => [name, own[name] ?? values[name]]);
    return { ...Object.fromEntries(all), type };
  });
  // The page gives the engine its own day; a link does not carry it.
  const kept = Object.keys(properties).filter((name) => name !== 'today');
  const scenario = Object.fromEntries(
    kept.map((name) => [name, name === 'workloads' ? workloads : values[name]]),
  );
  const draft = fromScenario(/** @type {any} */ (scenario), types);
  assert.deepEqual(toScenario(draft, types).scenario, scenario);
});

test('fields that are not numbers are named by their workload', () => {
  const card = newCard({ model: 'm', texts: { input_tokens: 'many', requests_per_month: '1' } });
  const chat = newCard({ type: 'chat', model: 'm', texts: { turns: '1.5', retry_percent: '101' } });
  const { errors } = toScenario({ ...firstDraft(), cards: [card, chat] }, types);
  assert.deepEqual(
    [...errors.keys()],
    [`${card.key}.input_tokens`, `${chat.key}.turns`, `${chat.key}.retry_percent`],
  );
});
