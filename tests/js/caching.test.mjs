// Prompt caching of each model against AWS's model cards and caching page of October 2026 (shortest prefix, checkpoints,
// lifetimes), where the material for it is beside the project.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine as startEngine } from '../support/engines.mjs';

/** @typedef {{id: string, cached: boolean, min: number | null, checkpoints: string, lifetimes: string}} Card */

const LIST = new URL('../../../shared/rates/model_facts/caching.psv', import.meta.url);
const skip = existsSync(LIST)
  ? false
  : 'shared/rates/model_facts/caching.psv is not beside the project';

/** @type {Record<string, string>} why a model that AWS caches is not in the table */
const NOT_IN_THE_TABLE = {
  'openai.gpt-5.6-cyber': 'gated: no source has a price of it',
  'zai.glm-5.3': 'no source has a price of it',
};
/** @type {Record<string, string>} why a model that AWS caches cannot be cached here */
const NOT_CACHED_HERE = {
  'anthropic.claude-mythos-preview': 'gated: no source has a cache price of it',
  'minimax.minimax-m2.1': 'caches by itself, and no source has a price for cached tokens',
  'mistral.mistral-large-3-675b-instruct':
    'caches by itself, and no source has a price for cached tokens',
};
/** @type {Record<string, string>} why a model is cached here that the list lacks */
const NOT_IN_THE_LIST = {
  'xai.grok-4.3':
    'the cards of October have no features of it; the pricing page has its cache price',
};

/** "5 minutes, 1 hour" as `cache_ttls` has it. @param {string} text */
const lifetimes = (text) =>
  text
    .split(',')
    .map((part) => /(\d+) (m|h)/.exec(part))
    .map((match) => (match ? match[1] + match[2] : ''))
    .join(' ');

/** @returns {Card[]} */
function cards() {
  const rows = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return rows.map((row) => {
    const [id = '', cached, min = '', checkpoints = '', ttls = ''] = row.split('|');
    // The star is a footnote's.
    const tokens = min === '1K*' ? 1000 : Number(min);
    return {
      id: id.replace(/(:\d+):(\d+[km]|512)$/, '$1'),
      cached: cached === 'yes',
      min: min ? tokens : null,
      checkpoints,
      lifetimes: lifetimes(ttls),
    };
  });
}

test('a prompt is cached as its model card says', { skip }, async () => {
  /** @type {import('bedrock-calculator').Engine} */
  const engine = await startEngine();
  const ours = new Map(engine.models({ region: 'us-east-1' }).map((model) => [model.id, model]));
  const list = cards();
  const differences = [];
  const absent = new Set();
  const uncached = new Set();
  let compared = 0;
  for (const card of list) {
    const model = ours.get(card.id);
    if (!model) {
      if (card.cached) absent.add(card.id);
    } else if (!card.cached) {
      if (model.cache_ttls.length > 0) differences.push(`${card.id}: cached only here`);
    } else if (model.cache_ttls.length === 0) {
      uncached.add(card.id);
    } else {
      compared += 1;
      const kept = card.lifetimes ? model.cache_ttls.join(' ') : '';
      const here = `from ${model.cache_min_tokens} tokens for ${kept}`;
      const there = `from ${card.min} tokens for ${card.lifetimes}`;
      if (here !== there) differences.push(`${card.id}: ${here}; AWS: ${there}`);
    }
  }
  assert.deepEqual(differences, []);
  assert.deepEqual([...absent].sort(), Object.keys(NOT_IN_THE_TABLE).sort());
  assert.deepEqual([...uncached].sort(), Object.keys(NOT_CACHED_HERE).sort());
  assert.ok(compared > 40, `${compared} compared`);

  const listed = new Set(list.map(({ id }) => id));
  const onlyHere = [...ours.values()].filter(
    ({ id, status, cache_ttls }) =>
      cache_ttls.length > 0 && status !== 'end-of-life' && !listed.has(id),
  );
  assert.deepEqual(onlyHere.map(({ id }) => id).sort(), Object.keys(NOT_IN_THE_LIST).sort());
});

test('as many checkpoints as a model card allows, and no more', { skip }, async () => {
  /** @type {import('bedrock-calculator').Engine} */
  const engine = await startEngine();
  /** @param {string} model @param {string} ttl @param {number} count */
  const refused = (model, ttl, count) => {
    const asked = { requests_per_month: 1, prefix_tokens: 20000 };
    const cache = { cache_ttl: ttl, cache_hit_percent: 0, cache_checkpoints: count };
    const workload = { type: 'inference', model, ...asked, ...cache };
    const scenario = { version: 1, region: 'us-east-1', workloads: [workload] };
    return engine
      .quote(/** @type {any} */ (scenario))
      .notices.some(({ code }) => code === 'too_many_checkpoints');
  };
  const stated = cards().filter(({ id, checkpoints }) => checkpoints && !NOT_CACHED_HERE[id]);
  assert.ok(stated.length > 35, `${stated.length} stated`);
  for (const { id, checkpoints, lifetimes } of stated) {
    const [ttl = ''] = lifetimes.split(' ');
    assert.equal(refused(id, ttl, Number(checkpoints)), false, id);
    assert.equal(refused(id, ttl, Number(checkpoints) + 1), true, id);
  }
});
