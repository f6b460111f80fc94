// Finding a model by words: whoever types what a model is called, finds it first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOf, score, wordsOf } from '../../web/src/start/search.js';
import { engine as startEngine } from '../support/engines.mjs';

/** @type {import('../../wasm/index.js').Engine} */
const engine = await startEngine();
const models = engine.models({ rate_set: 'aws', region: 'us-east-1' });

/** @param {string} query @param {{name: string, id: string, provider: string}} model */
const rank = (query, { name, id, provider }) =>
  score(wordsOf(query), indexOf(name), indexOf(`${id} ${provider}`));

test('every model is found by its id and by its name, and none is found better by that name', () => {
  assert.ok(models.length > 150);
  for (const model of models) {
    for (const query of [model.name, model.name.toLowerCase(), model.id]) {
      const own = rank(query, model);
      assert.ok(own > 0, `${query} does not find ${model.id}`);
      if (query === model.id) continue; // an exact id is taken as it is
      const better = models.filter((other) => rank(query, other) > own);
      assert.deepEqual(better, [], query);
    }
  }
});

test('a name whose letters and digits are written together is found by them together and apart', () => {
  const qwen = { name: 'Qwen3 Next 80B A3B', id: 'qwen.qwen3-next-80b-a3b', provider: 'Qwen' };
  for (const query of ['qwen3 next 80b', 'qwen 3 next', 'qwen3', 'qwen next']) {
    assert.ok(rank(query, qwen) > 0, query);
  }
  const haiku = {
    name: 'Claude Haiku 4.5',
    id: 'anthropic.claude-haiku-4-5',
    provider: 'Anthropic',
  };
  for (const query of ['haiku4.5', 'haiku 4.5', 'claude-haiku-4-5']) {
    assert.ok(rank(query, haiku) > 0, query);
  }
  assert.equal(rank('haiku 4.6', haiku), 0);
});
