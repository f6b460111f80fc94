// scripts/update_rates against offer files in the exact AWS format.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  blocksOf,
  market,
  micro,
  offer,
  opus,
  rateFolder,
  readJson,
  realRates,
  regional,
  root,
  row,
  SOURCE,
  short,
  snapshot,
  temporary,
  terms,
  update,
} from '../support/price_list.mjs';

/** @typedef {import('../../scripts/rates/rate_files.mjs').Block} Block */

test('a price cut ends one window and begins another, region by region', async () => {
  const old = regional(['us-east-1', 'us-west-2'], {
    input_tokens: '0.035',
    output_tokens: '0.14',
  });
  const folder = rateFolder({ amazon: [micro(old)] });
  const file = offer([
    row('USE1-NovaMicro-input-tokens', '0.0000300000'),
    row('USE1-NovaMicro-output-tokens', '0.0001400000'),
    row('USW2-NovaMicro-input-tokens', '0.0000350000'),
    row('USW2-NovaMicro-output-tokens', '0.0001400000'),
  ]);
  const run = await update(folder, [file]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'regional standard [..] us-east-1: output_tokens 0.14',
    'regional standard [..] us-west-2: input_tokens 0.035, output_tokens 0.14',
    'regional standard [..2026-11-20] us-east-1: input_tokens 0.035',
    'regional standard [2026-11-20..] us-east-1: input_tokens 0.03',
  ]);
  const { sources } = readJson(join(folder, 'sources.json'));
  const added = sources.find((/** @type {{id: string}} */ source) => source.id === SOURCE);
  assert.equal(added.title, 'AWS Price List bulk API, AmazonBedrock, publication 2026-11-20');
  assert.equal(added.grade, 'A');
  assert.match(run.report, /## Lowered: 2\n/);
  assert.match(run.report, /0\.035 → 0\.03 \| -14\.3% \| 2026-11-20 \| us-east-1 \|/);
  assert.match(run.report, /Rows read 4 = 4 \+ 0 \+ 0/);

  const before = snapshot(folder);
  const again = await update(folder, [file]);
  assert.equal(again.status, 0, again.errors);
  assert.deepEqual(snapshot(folder), before, 'a second run changes nothing');
  assert.match(again.errors, /0 raised, 0 lowered, 0 new,.* 0 rate files written/);
});

test('new rates of all conditions stand in as few blocks as there are prices', async () => {
  const folder = rateFolder({ amazon: [micro()], anthropic: [opus] });
  const native = offer([
    row('USE1-NovaMicro-input-tokens', '0.000035'),
    row('EU-NovaMicro-input-tokens', '0.000035'),
    row('USE1-NovaMicro-input-tokens-flex', '0.0000175'),
    row('USE1-NovaMicro-input-tokens-priority', '0.00006125'),
    row('USE1-NovaMicro-input-tokens-cross-region-global', '0.00003'),
    row('USE1-NovaMicro-cache-write-input-token-count', '0.0000000000'),
    row('EU-NovaMicro-input-tokens-batch', '0.0000175', {
      attributes: { feature: 'Batch Inference' },
    }),
  ]);
  const product = 'Claude Opus 5.5';
  const marketplace = offer(
    [
      market('USW2-MP:USW2_input_tokens_standard-Units', product, '4.4000000000'),
      market('USW2-MP:USW2_cache_read_tokens_standard-Units', product, '0.2200000000'),
      market('USW2-MP:USW2_cache_write_tokens_standard-Units', product, '5.5'),
      market('USW2-MP:USW2_cache_write_tokens_1h_standard-Units', product, '8.8'),
      market('USW2-MP:USW2_input_tokens_global_standard-Units', product, '4'),
      market('USW2-MP:USW2_input_tokens_long_ctx_standard-Units', product, '8.8'),
      market('USW2-MP:USW2_Reserved_1Month_InputTPM_Geo-Units', product, '0.066'),
    ].map((spec) =>
      spec.usage.includes('TPM') ? { ...spec, description: 'per 1K Input TPM' } : spec,
    ),
    'AmazonBedrockFoundationModels',
  );
  const run = await update(folder, [native, marketplace]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'regional standard [2026-11-20..] eu-west-1: input_tokens 0.035',
    'regional standard [2026-11-20..] us-east-1: input_tokens 0.035, cache_write_5m_tokens 0',
    'global standard [2026-11-20..] us-east-1: input_tokens 0.03',
    'regional batch [2026-11-20..] eu-west-1: input_tokens 0.0175',
    'regional flex [2026-11-20..] us-east-1: input_tokens 0.0175',
    'regional priority [2026-11-20..] us-east-1: input_tokens 0.06125',
  ]);
  assert.deepEqual(short(blocksOf(folder, 'anthropic', opus.id)), [
    'regional standard [2026-11-20..] us-west-2: input_tokens 4.4, cache_read_tokens 0.22, ' +
      'cache_write_5m_tokens 5.5, cache_write_1h_tokens 8.8',
    'global standard [2026-11-20..] us-west-2: input_tokens 4',
    'regional standard long [2026-11-20..] us-west-2: input_tokens 8.8',
    'regional reserved-1mo [2026-11-20..] us-west-2: input_tpm_hours 0.066',
  ]);
});

test('a mantle row names a new model, and marketplace rows of its name join it', async () => {
  const folder = rateFolder({ anthropic: [opus] });
  const attributes = { model: 'Claude Opus 6', provider: 'Anthropic', service_tier: 'standard' };
  const usage = 'USE1-anthropic.claude-opus-6-mantle-input-tokens-standard';
  const zeta = 'USE1-zeta.large-mantle-input-tokens-standard';
  const run = await update(folder, [
    offer([
      row(usage, '0.006', { attributes }),
      row(zeta, '0.001', { attributes: { model: 'Zeta Large', provider: 'Zeta' } }),
    ]),
    offer(
      [
        market('USE1-MP:USE1_output_tokens_standard-Units', 'Claude Opus 6', '30'),
        market('USE1-MP:USE1_output_tokens_standard-Units', 'Claude Ballad 6', '30'),
      ],
      'AmazonBedrockFoundationModels',
    ),
  ]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(short(blocksOf(folder, 'anthropic', 'anthropic.claude-opus-6')), [
    'regional standard [2026-11-20..] us-east-1: input_tokens 6, output_tokens 30',
  ]);
  assert.equal(readJson(join(folder, 'aws/zeta.json')).provider, 'Zeta');
  assert.match(run.report, /New model: `anthropic\.claude-opus-6` \(`Claude Opus 6`\)/);
  assert(!/Proposed/.test(run.report), 'AWS itself gives the name beside the id');
  assert.match(run.report, /no model is known by the name `Claude Ballad 6/);
});

test('a price of one route wins over one of both, and services hold for all', async () => {
  const service = { id: 'agentcore-memory', name: 'AgentCore Memory', kind: 'service', rates: [] };
  const folder = rateFolder({ amazon: [micro()], services: [service] });
  const usage = 'USE1-NovaMicro-output-tokens';
  const run = await update(folder, [
    offer([
      row(usage, '0.0011'),
      row(`${usage}-cross-region-geo`, '0.001'),
      row(`${usage}-custom-model`, '0.002', { attributes: { feature: 'Model Customization' } }),
      row(`${usage}-latency-optimized`, '0.003'),
    ]),
    offer(
      [row('USE1-Memory:Consumption-based:Short-Term-Memory', '0.00025', { unit: 'Events' })],
      'AmazonBedrockAgentCore',
    ),
  ]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'in-region standard [2026-11-20..] us-east-1: output_tokens 1.1',
    'geo standard [2026-11-20..] us-east-1: output_tokens 1',
    'regional latency-optimized [2026-11-20..] us-east-1: output_tokens 3',
    'in-region custom-model [2026-11-20..] us-east-1: output_tokens 2',
  ]);
  assert.deepEqual(short(blocksOf(folder, 'services', 'agentcore-memory')), [
    'all standard [2026-11-20..] us-east-1: events 0.00025',
  ]);
});

test('what is not understood is listed with its reason, and the sums are whole', async () => {
  const known = regional(['us-east-1'], { input_tokens: '0.035' }, { confirmed: '2026-11-20' });
  const guard = { id: 'bedrock-guardrails', name: 'Guardrails', kind: 'service' };
  const folder = rateFolder({ amazon: [micro(known)], services: [{ ...guard, rates: [] }] });
  const before = snapshot(folder);
  const tier = { unit: '1K tokens', pricePerUnit: { USD: '1' }, beginRange: '0', endRange: '100' };
  const rows = [
    row('USE1-NovaMicro-input-tokens', '0.000035'),
    row('USE1-Mystery-Widget', '1'),
    row('QQQ1-NovaMicro-input-tokens', '0.000035'),
    row('QQQ1-NovaMicro-output-tokens', '0.000035', { attributes: { regionCode: 'mars-1' } }),
    row('USE1-NovaMicro-output-tokens', '1', { attributes: { regionCode: 'us-west-2' } }),
    row('USE1-Unheard-input-tokens', '1'),
    row('USE1-NovaMicro-Model-Customization-input-tokens', '1', {
      attributes: { model: 'Nova Micro' },
    }),
    row('USE1-NovaMicro-output-tokens-flex', '1', { unit: '1B tokens' }),
    row('USE1-NovaMicro-output-tokens-priority', '0'),
    row('USE1-NovaMicro-output-tokens', '1', {
      ranges: { a: tier, b: { ...tier, beginRange: '100' } },
    }),
    row('USW2-NovaMicro-input-tokens', '0.035'),
    row('USE1-NovaMicro-output-tokens-batch', '0.1'),
    row('USE1-NovaMicro-output-tokens-batch', '0.2'),
    row('Runtime:Instance-based:m7i.xlarge:Management-Hours', '0.02', {
      unit: 'Hours',
      attributes: { regionCode: 'us-east-1' },
    }),
    row('USE1-Guardrail-QuantumPolicyUnitsConsumed', '0.1', { unit: 'TextUnit' }),
    row('USE1-NovaMicro-output-tokens', '1', { attributes: { feature: 'Model Customization' } }),
    row('USE1-NovaMicro-output-tokens-flex', '1', { attributes: { service_tier: 'batch' } }),
  ];
  const file = offer(rows);
  file.products.LONELY = {
    sku: 'LONELY',
    attributes: { usagetype: 'USE1-NovaMicro-input-tokens' },
  };
  const run = await update(folder, [file]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(snapshot(folder), before);
  assert.match(run.report, /Rows read 19 = 1 \+ 15 \+ 3 /);
  for (const reason of [
    'the form of the usage type is not known: 2 rows',
    'the region prefix QQQ1 is not in the table, and the row names no region: 1 row',
    'the region `mars-1` is not in regions.json: 1 row',
    'the prefix USE1 is us-east-1, the row says `us-west-2`: 1 row',
    'no model is known by the name `Unheard`: 1 row',
    "`NovaMicro-Model-Customization` says more than the model's name `Nova Micro`: 1 row",
    'the unit `1B tokens` does not measure output_tokens: 1 row',
    'zero is taken for no price of output_tokens: 1 row',
    'the price depends on the volume, which the table cannot say: 2 rows',
    'held back: 50 times or more away from its neighbours; is its unit right?: 1 row',
    'other rows give another price of the same: 2 rows',
    'management fee of an instance type that the table does not carry: 1 row',
    'the feature is model customization, the usage type does not say so: 1 row',
    'the usage type says flex, the service tier `batch`: 1 row',
    'the product has no on-demand price: 1 row',
  ]) {
    assert(run.report.includes(`- ${reason}\n`), reason);
  }
  assert.match(run.report, /Conflicts between rows: 1\n\n.*100 by .*; 200 by /);
});

test('of several terms of one SKU, the one in force counts, and one to come gets its window', async () => {
  const folder = rateFolder({ amazon: [micro()] });
  const usage = 'USE1-NovaMicro-input-tokens';
  const file = offer([row(usage, '0.000035'), row('EU-NovaMicro-input-tokens', '0.00005')]);
  const [sku = ''] = Object.keys(file.products);
  Object.assign(file.terms.OnDemand[sku], {
    ...terms(sku, row(usage, '0.00004', { effective: '2026-01-01T00:00:00Z' }), 'OLDER'),
    ...terms(sku, row(usage, '0.00001', { effective: '2027-01-01T00:00:00Z' }), 'LATER'),
    ...terms(sku, row(usage, '0.000035'), 'SAME'),
  });
  const run = await update(folder, [file]);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'regional standard [2026-11-20..] eu-west-1: input_tokens 0.05',
    'regional standard [2026-11-20..2027-01-01] us-east-1: input_tokens 0.035',
    'regional standard [2027-01-01..] us-east-1: input_tokens 0.01',
  ]);
  assert.match(run.report, /a newer term of the same product is in force: 1 row/);
});

test('the table keeps what it knows better, and what holds for any region', async () => {
  const models = [
    micro(
      regional(['us-east-1'], { input_tokens: '0.035' }, { source: 'newer-list' }),
      regional(['us-west-2'], { input_tokens: '0.035' }, { source: 'page', from: '2026-09-01' }),
      {
        ...regional([], { input_tokens: '0.03', output_tokens: '0.1' }),
        routes: 'global',
        regions: 'any',
      },
    ),
  ];
  const folder = rateFolder({ amazon: models });
  const run = await update(folder, [
    offer([
      row('USE1-NovaMicro-input-tokens', '0.00004'),
      row('USW2-NovaMicro-input-tokens', '0.00004'),
      row('USE1-NovaMicro-input-tokens-cross-region-global', '0.00003'),
      row('EU-NovaMicro-input-tokens-cross-region-global', '0.00002'),
    ]),
  ]);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'regional standard [..] us-east-1: input_tokens 0.035',
    'regional standard [2026-09-01..2026-11-20] us-west-2: input_tokens 0.035',
    'global standard [..] any: input_tokens 0.03, output_tokens 0.1',
    'regional standard [2026-11-20..] us-west-2: input_tokens 0.04',
    'global standard [2026-11-20..] eu-west-1: input_tokens 0.02',
  ]);
  assert.match(run.report, /Changes held back: 2\n/);
  assert.match(run.report, /0\.035, not 0\.04 \| the table's price was read on 2026-12-01/);
});

test('prices that are gone are reported, and ended only on request', async () => {
  const known = regional(['us-east-1', 'us-west-2'], {
    input_tokens: '0.035',
    output_tokens: '0.14',
  });
  const folder = rateFolder({ amazon: [micro(known)] });
  const file = offer([
    row('USE1-NovaMicro-input-tokens', '0.000035'),
    row('USE1-NovaMicro-output-tokens', '0.00014'),
    row('USW2-NovaMicro-output-tokens', '0.00014'),
  ]);
  const before = snapshot(folder);
  const run = await update(folder, [file]);
  assert.match(run.report, /## Gone from the offers, left in the table: 2\n\nNot all four/);
  assert.match(run.report, /input_tokens \| 0\.035 \| old-list \| us-west-2 \|/);
  const refused = await update(folder, [file], ['--close-gone']);
  assert.equal(refused.status, 1);
  assert.deepEqual(snapshot(folder), before);
  const others = ['FoundationModels', 'Service', 'AgentCore'].map((code) =>
    offer([row('USE1-Mystery-Widget', '1')], `AmazonBedrock${code}`),
  );
  const part = offer([row('USE1-NovaMicro-input-tokens', '0.000035')]);
  const oneRegion = await update(folder, [part, ...others], ['--close-gone']);
  assert.equal(oneRegion.status, 1, 'a file of one region');
  assert.match(oneRegion.errors, /--close-gone: the offers have no prices of us-west-2/);
  assert.deepEqual(snapshot(folder), before);
  const closed = await update(folder, [file, ...others], ['--close-gone']);
  assert.equal(closed.status, 0, closed.errors);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'regional standard [..] us-east-1: input_tokens 0.035, output_tokens 0.14',
    'regional standard [..] us-west-2: output_tokens 0.14',
    'regional standard [..2026-11-20] us-west-2: input_tokens 0.035',
  ]);
});

test('a dry run writes nothing, and a day that is asked for is taken', async () => {
  const folder = rateFolder({
    amazon: [micro(regional(['us-east-1'], { input_tokens: '0.035' }))],
  });
  const file = offer([row('USE1-NovaMicro-input-tokens', '0.00003')]);
  const before = snapshot(folder);
  const dry = await update(folder, [file], ['--dry-run']);
  assert.match(dry.report, /## Lowered: 2\n/);
  assert.deepEqual(snapshot(folder), before);
  await update(folder, [file], ['--date', '2026-11-21']);
  assert.deepEqual(short(blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0')), [
    'regional standard [..2026-11-21] us-east-1: input_tokens 0.035',
    'regional standard [2026-11-21..] us-east-1: input_tokens 0.03',
  ]);
});

test('bad input is one error with its place and what to do, and nothing is written', async (t) => {
  const folder = rateFolder({
    amazon: [micro(regional(['us-east-1'], { input_tokens: '0.035' }))],
  });
  const before = snapshot(folder);
  const good = offer([row('USE1-NovaMicro-input-tokens', '0.00003')]);
  const truncated = join(temporary, 'truncated.json');
  writeFileSync(truncated, JSON.stringify(good).slice(0, -100));
  const server = createServer((_, answer) => answer.writeHead(500).end('no'));
  t.after(() => server.close());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const orphan = { ...good, products: {} };
  const price = offer([row('USE1-NovaMicro-input-tokens', 'N/A')]);
  const date = { ...good, publicationDate: 'soon' };
  for (const [place, message] of /** @type {[any, RegExp][]} */ ([
    [truncated, /truncated\.json: is not a complete JSON document/],
    [{ ...good, formatVersion: 'v2.0' }, /formatVersion: is "v2\.0", not "v1\.0"/],
    [{ ...good, offerCode: 'AmazonEC2' }, /offerCode: "AmazonEC2" is not an offer of Bedrock/],
    [{ ...good, terms: {} }, /terms\.OnDemand: is missing or not an object/],
    [offer([]), /products: the offer has no prices/],
    [orphan, /terms\.OnDemand\.ROCK000000000000: has no product of that SKU/],
    [price, /pricePerUnit\.USD: "N\/A" is not a price/],
    [date, /publicationDate: "soon" is not a date/],
    [join(temporary, 'absent.json'), /absent\.json: cannot be read \(ENOENT\)/],
    [`http://127.0.0.1:${port}/index.json`, /index\.json: the server answered 500/],
    ['http://127.0.0.1:1/index.json', /index\.json: cannot be fetched/],
  ])) {
    const run = await update(folder, [good, place]);
    assert.equal(run.status, 1, String(message));
    assert.match(run.errors, /^error: .*\n {2}.+\n$/, String(message));
    assert.match(run.errors, message);
    assert.deepEqual(snapshot(folder), before);
  }
  assert.equal((await update(folder, [good], ['--date', '2026-02-30'])).status, 1);
  assert.equal((await update(join(temporary, 'nowhere'), [good])).status, 1);
});

const compileRates = join(root, 'build/native/core/compile_rates');
const built = existsSync(compileRates);

test('the real table takes a change, and the compiler takes the table', {
  skip: built ? false : 'the native build makes compile_rates',
}, async () => {
  const folder = join(temporary, 'real');
  cpSync(realRates, folder, { recursive: true });
  const before = readJson(join(folder, 'aws/amazon.json'));
  const run = await update(folder, [
    offer([
      row('USE1-NovaMicro-input-tokens', '0.0000300000'),
      row('USW2-NovaMicro-input-tokens', '0.0000300000'),
      row('USE1-Guardrail-ContentPolicyUnitsConsumed', '0.00012', { unit: 'TextUnit' }),
    ]),
  ]);
  assert.equal(run.status, 0, run.errors);
  assert.match(run.report, /## Lowered: 7\n/, 'two regions by two routes, one service by three');
  const blocks = blocksOf(folder, 'amazon', 'amazon.nova-micro-v1:0');
  const added = blocks.filter((block) => block.source === SOURCE);
  assert.deepEqual(short(added), [
    'regional standard [2026-11-20..] us-east-1 us-west-2: input_tokens 0.03',
  ]);
  assert(blocks.some((block) => block.to === '2026-11-20'));
  const rest = readJson(join(folder, 'aws/amazon.json')).models;
  before.models.forEach((/** @type {any} */ model, /** @type {number} */ i) => {
    if (model.id !== 'amazon.nova-micro-v1:0') assert.deepEqual(rest[i], model);
  });
  const files = readdirSync(join(folder, 'aws')).map((name) => join(folder, 'aws', name));
  const args = ['kAwsRates', 'aws', 'AWS Price List', join(temporary, 'table.cpp')];
  const tables = ['regions.json', 'sources.json'].map((name) => join(folder, name));
  const words = await new Promise((resolve) =>
    execFile(compileRates, [...args, ...tables, ...files], (error, out, errors) =>
      resolve(error ? errors : out),
    ),
  );
  assert.match(String(words), /aws: \d+ models, \d+ rates/);
});
