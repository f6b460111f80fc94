// Routes and profiles of the rate files against AWS's own lists (ListInferenceProfiles of 2026-10-08, as seen from 17
// regions), where the material for it is beside the project.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @typedef {{route: string, profile?: string, regions: string[]}} Callable */
/** @typedef {{id: string, aliases?: string[], callable?: Callable[], lifecycle?: {status: string}}} Model */

const LIST = new URL('../../../shared/rates/model_facts/profiles.psv', import.meta.url);
const RATES = new URL('../../core/rates/aws/', import.meta.url);

/** @type {Record<string, string>} why a model that AWS lists has no list here */
const WITHOUT_A_LIST = {
  'openai.gpt-6.1-sol': 'announced for a day after the snapshot, which has part of its regions',
  'zai.glm-5.3': 'no source has a price of it',
};
/** @type {Record<string, string>} why routes are listed here that AWS's list lacks */
const NOT_IN_THE_SNAPSHOT = {
  'anthropic.claude-mythos-5-1':
    'gated: the account of the snapshot does not see it, its card does',
};

const models = readdirSync(RATES).flatMap(
  (file) =>
    /** @type {Model[]} */ (JSON.parse(readFileSync(new URL(file, RATES), 'utf8')).models ?? []),
);

/** Source regions by "model prefix"; without the regions that were not queried. @param {string} text */
function listed(text) {
  const rows = text.split('\n').filter((line) => line && !line.startsWith('#'));
  const cells = rows.map((row) => row.split('|'));
  const named = cells.flatMap(([, , regions]) => (regions === 'ALL17' ? [] : regions.split(',')));
  const queried = new Set([...named, 'sa-east-1']);
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const [profile, model, regions] of cells) {
    const key = `${model} ${profile.split('.')[0]}`;
    const all = found.get(key) ?? new Set();
    for (const code of regions === 'ALL17' ? queried : regions.split(',')) all.add(code);
    found.set(key, all);
  }
  return { queried, found };
}

/** The same of a model of ours. @param {Model} model @param {Set<string>} queried */
function ours(model, queried) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { route, profile = 'global', regions } of model.callable ?? []) {
    if (route === 'in-region') continue;
    const key = `${model.id} ${profile}`;
    const all = found.get(key) ?? new Set();
    for (const code of regions) if (queried.has(code)) all.add(code);
    if (all.size > 0) found.set(key, all);
  }
  return found;
}

/** @param {Set<string> | undefined} codes */
const text = (codes) => [...(codes ?? [])].sort().join(' ');

test('what can be called from where is what AWS lists', { skip: !existsSync(LIST) }, () => {
  const { queried, found } = listed(readFileSync(LIST, 'utf8'));
  assert.equal(queried.size, 17);
  const current = models.filter(
    ({ callable, lifecycle }) => callable && lifecycle?.status !== 'end-of-life',
  );
  const checked = new Map(current.flatMap((model) => [...ours(model, queried)]));
  const ids = new Set(current.map(({ id }) => id));
  const differences = [];
  for (const [key, regions] of found) {
    const [id] = key.split(' ');
    if (ids.has(id) && text(regions) !== text(checked.get(key)))
      differences.push(`${key}: AWS lists ${text(regions)}, here ${text(checked.get(key))}`);
  }
  for (const key of checked.keys()) {
    const [id] = key.split(' ');
    if (!found.has(key) && !NOT_IN_THE_SNAPSHOT[id]) differences.push(`${key}: only here`);
  }
  assert.deepEqual(differences, []);
  assert.ok(found.size > 140 && checked.size > 120, `${found.size} listed, ${checked.size} here`);
});

test('a model that AWS lists and that has no list here says why', {
  skip: !existsSync(LIST),
}, () => {
  const { found } = listed(readFileSync(LIST, 'utf8'));
  const known = new Map(models.map((model) => [model.id, model]));
  const without = [...found.keys()]
    .map((key) => key.split(' ')[0])
    .filter((id) => !known.get(id)?.callable && known.get(id)?.lifecycle?.status !== 'end-of-life');
  assert.deepEqual([...new Set(without)].sort(), Object.keys(WITHOUT_A_LIST).sort());
});
