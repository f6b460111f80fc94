// The page opens every link that it writes: any scenario the engine prices comes to the same bill through the
// draft, the link and back, and what the form cannot show is kept as it came.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromScenario, toScenario } from '../../web/src/state/scenario.js';
import { fromHash, toHash } from '../../web/src/state/share.js';
import { engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();

/** Numbers that are valid and unusual. */
const ODD = [
  '1e3',
  '0.1',
  1e21,
  '00012',
  `0.${'0'.repeat(33)}1`,
  '12345678901234567890123456789012',
];

/** @param {ReturnType<typeof randomSource>} random */
function randomScenario(random) {
  const workloads = Array.from({ length: random.below(4) }, () => {
    const type = random.pick(catalog.workload_types);
    const workload = randomWorkload(random, type, catalog);
    const [field] = type.fields.filter(({ kind }) => kind === 'quantity');
    if (field && random.below(4) === 0) workload[field.name] = random.pick(ODD);
    return workload;
  });
  return /** @type {any} */ ({
    version: 1,
    region: random.pick(catalog.regions).code,
    workloads,
    ...(random.below(3) === 0 ? { today: '2026-12-24' } : {}),
    ...(random.below(3) === 0 ? { as_of: '2026-09-01', name: 'Söme "näme" = 1' } : {}),
    ...(random.below(3) === 0 ? { discounts: [{ percent: '7.5', provider: 'Amazon' }] } : {}),
    ...(random.below(3) === 0 ? { custom_rates: { name: 'x', providers: [] } } : {}),
  });
}

test('a scenario comes to the same bill after page, link and page', async () => {
  const random = randomSource(9);
  let priced = 0;
  let kept = 0;
  for (let i = 0; i < 400; ++i) {
    const scenario = randomScenario(random);
    const text = engine.quoteText(scenario);
    if (!JSON.parse(text).ok) continue;
    const draft = fromScenario(scenario, catalog.workload_types);
    const written = toScenario(draft, catalog.workload_types);
    assert.equal(written.errors.size, 0, JSON.stringify(scenario));
    const opened = await fromHash(await toHash(written.scenario));
    const again = toScenario(
      fromScenario(/** @type {any} */ (opened), catalog.workload_types),
      catalog.workload_types,
    );
    assert.deepEqual(again.scenario, written.scenario);
    assert.ok(engine.quoteText(JSON.stringify(again.scenario)) === text, JSON.stringify(scenario));
    priced += 1;
    kept += draft.cards.filter(({ verbatim }) => verbatim).length;
  }
  assert.ok(priced > 200, `${priced} were priced`);
  assert.ok(kept > 5, `${kept} workloads were kept as they came`);
});
