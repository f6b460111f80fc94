// The facade over the shipped module: what index.d.ts promises.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  packageUrl,
  pricingEngine,
  projectFile,
  engine as startEngine,
} from '../support/engines.mjs';

const { createEngine, CalculatorError } = await import(new URL('index.js', packageUrl).href);
const { BulkColumns } = await import(new URL('columns.js', packageUrl).href);
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
/** @type {import('../../wasm/index.d.ts').Scenario} */
const nova = {
  version: 1,
  region: 'us-east-1',
  workloads: [
    {
      type: 'inference',
      name: 'Support chat',
      model: 'amazon.nova-micro-v1:0',
      requests_per_month: 50000,
      input_tokens: 800,
      output_tokens: 400,
    },
  ],
};

const types = ['index', 'catalog', 'explain', 'workloads']
  .map((name) => projectFile(`wasm/${name}.d.ts`))
  .join('');

/** Member names of an interface of the types. @param {string} name */
function declared(name) {
  const body =
    new RegExp(`interface ${name}(?: extends \\w+)? \\{([\\s\\S]*?)\\n\\}`).exec(types)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?(:]/gm)].map(([, member]) => member).sort();
}

test('an engine has the members that its types declare, and no others', async () => {
  const small = await pricingEngine();
  assert.deepEqual(Object.keys(small).sort(), declared('PricingEngine'));
  assert.deepEqual(
    Object.keys(engine).sort(),
    [...declared('PricingEngine'), ...declared('Engine')].sort(),
  );
});

test('the small engine prices as the full one does, in bulk too', async () => {
  const small = await pricingEngine();
  assert.deepEqual(small.quote(nova), engine.quote(nova));
  const [rate] = small.resolve([
    { model: 'amazon.nova-micro-v1:0', region: 'us-east-1', dimension: 'input_tokens' },
  ]);
  const columns = new BulkColumns(small, 1, [[rate.handle]]);
  columns.quantities[0].set([1_000_000]);
  columns.run();
  assert.equal(columns.total(), '0.035');
});

test('bills, lines and offers have the fields that their types declare', () => {
  const scenario = structuredClone(nova);
  Object.assign(scenario.workloads[0], { team: 'support', tags: { product: 'chat' } });
  scenario.workloads.push(/** @type {any} */ ({ ...nova.workloads[0], model: 'no.such-model' }));
  const bill = engine.quote(scenario);
  assert.deepEqual(Object.keys(bill).sort(), declared('Bill'));
  assert.deepEqual(Object.keys(bill.lines[0]).sort(), declared('BillLine'));
  assert.deepEqual(Object.keys(bill.not_priced[0]).sort(), declared('NotPriced'));
  const total = { switched_off: true, ...bill.workloads[0] }; // only there where it is
  assert.deepEqual(Object.keys(total).sort(), declared('WorkloadTotal'));
  const catalog = engine.catalog();
  assert.deepEqual(Object.keys(catalog).sort(), declared('CatalogInfo'));
  assert.deepEqual(Object.keys(catalog.regions[0]).sort(), declared('Region'));
  assert.deepEqual(Object.keys(catalog.rate_sets[0]).sort(), declared('RateSetInfo'));
  const [type] = catalog.workload_types;
  assert.deepEqual(Object.keys(type).sort(), declared('WorkloadTypeInfo'));
  const names = new Set(catalog.workload_types.flatMap((t) => t.fields.flatMap(Object.keys)));
  assert.deepEqual([...names].sort(), declared('WorkloadField'));
  assert.deepEqual(Object.keys(catalog.services[0]).sort(), declared('ServiceInfo'));
  const model = engine.models()[0];
  assert.deepEqual(Object.keys(model).sort(), declared('ModelOffer'));
  assert.deepEqual(Object.keys(engine.rates()[0]).sort(), declared('RateRow'));
  assert.deepEqual(Object.keys(engine.prices()[0]).sort(), declared('PriceRow'));
  const offer = engine.models().find((m) => m.routes.length > 0)?.routes[0];
  assert.deepEqual(Object.keys(offer ?? {}).sort(), declared('RouteOffer'));
});

test('the schema knows the fields that the types declare', () => {
  const schema = JSON.parse(projectFile('wasm/scenario.schema.json'));
  assert.deepEqual(Object.keys(schema.properties).sort(), declared('Scenario'));
});

test('a bad scenario throws an error that names the field and the fix', () => {
  const bad = structuredClone(nova);
  // @ts-expect-error a misspelt field
  bad.workloads[0].inptu_tokens = 1;
  assert.throws(() => engine.quote(/** @type {any} */ (bad)), {
    name: 'CalculatorError',
    code: 'unknown_field',
    path: 'workloads[0].inptu_tokens',
    hint: 'Did you mean "input_tokens"?',
  });
  /** @type {any} */
  const loop = {};
  loop.self = loop;
  for (const odd of [undefined, () => 1, loop]) {
    assert.throws(() => engine.quote(/** @type {any} */ (odd)), CalculatorError);
  }
});

test('quoteText answers any text with an envelope', () => {
  for (const text of ['', 'null', '{', '\u0000', '[[', '"\ud800"', '{"version":1e999}']) {
    const envelope = JSON.parse(engine.quoteText(text));
    assert.equal(envelope.ok, false);
    assert.ok(envelope.error.hint);
  }
});

test('the module starts from given bytes too, and needs no eval', async () => {
  const bytes = readFileSync(new URL('bedrock.wasm', packageUrl));
  const second = await createEngine({ wasm: bytes });
  assert.equal(second.quote(nova).total, '4.2');
  const third = await createEngine({ wasm: await WebAssembly.compile(new Uint8Array(bytes)) });
  assert.equal(third.quote(nova).total, '4.2');
  const glue = readFileSync(new URL('bedrock.js', packageUrl), 'utf8');
  assert.doesNotMatch(glue, /new Function|\beval\(/);
});

test('offers say id, route, tiers and price per million', () => {
  const sonnet = engine
    .models({ region: 'us-east-1' })
    .find((m) => m.id === 'anthropic.claude-sonnet-4-5-20250929-v1:0');
  assert.deepEqual(
    sonnet?.routes.map((r) => [r.route, r.id, r.callable, r.input_per_million]),
    [
      ['in-region', 'anthropic.claude-sonnet-4-5-20250929-v1:0', false, '3.3'],
      ['geo', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', true, '3.3'],
      ['global', 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', true, '3'],
    ],
  );
  assert.throws(() => engine.models({ region: 'us-esat-1' }), {
    hint: 'Did you mean "us-east-1"?',
  });
});

/** @param {unknown} pasted @param {string} [region] */
const explained = (pasted, region = 'us-east-1') =>
  engine.explain({ text: typeof pasted === 'string' ? pasted : JSON.stringify(pasted), region });

test('a pasted id says model, route, region, rates and why', () => {
  const geo = explained('us.anthropic.claude-sonnet-4-5-20250929-v1:0');
  assert.deepEqual(Object.keys(geo).sort(), declared('Explanation'));
  assert.equal(geo.model_name, 'Claude Sonnet 4.5');
  assert.equal(geo.route, 'geo');
  assert.match(geo.reason, /geo profile: priced at the region the call is sent from, us-east-1/);
  assert.equal(geo.rates.find((r) => r.dimension === 'input_tokens')?.rate, '0.0000033');
  const arn = explained(
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.amazon.nova-micro-v1:0',
  );
  assert.equal(arn.region, 'eu-central-1');
  assert.equal(arn.rates[0].rate, '0.000000046');
  const own = explained('arn:aws:bedrock:us-east-1:1:application-inference-profile/x');
  assert.equal(own.model, null);
  assert.match(own.reason, /an application inference profile/);
  assert.equal(explained('claude-haiku-4-5').hint.includes('anthropic.claude-haiku-4-5'), true);
  assert.match(explained('acme.nothing').reason, /not priced/);
  const cut = { text: 'openai.gpt-5.6-luna', region: 'us-east-1', as_of: '2026-08-01' };
  assert.equal(engine.explain(cut).rates[0].from, '2026-07-30');
  // Models that cache without a price for writes are offered with a lifetime, as the page needs it.
  for (const id of ['openai.gpt-5.5', 'xai.grok-4.3']) {
    const offer = engine.models({ region: 'us-west-2' }).find((m) => m.id === id);
    assert.deepEqual(offer?.cache_ttls, ['5m'], id);
  }
  // A cache write that AWS lists at $0, or not at all, is assumed to cost what input does.
  for (const [id, why] of [
    ['amazon.nova-pro-v1:0', /publishes \$0.*at \$0 they would cost nothing/],
    ['openai.gpt-5.5', /publishes no price.*at \$0 they would cost nothing/],
  ]) {
    const { rates } = explained(/** @type {string} */ (id));
    const input = rates.find((r) => r.dimension === 'input_tokens');
    const write = rates.find((r) => r.dimension === 'cache_write_5m_tokens');
    assert.equal(write?.rate, input?.rate);
    assert.match(write?.assumed ?? '', /** @type {RegExp} */ (why));
    assert.equal(input?.assumed, null);
  }
});

test('ARNs of routers and other partitions are quoted and explained, not thrown', () => {
  const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
  /** @param {string} model */
  const quoted = (model) =>
    engine.quote({
      version: 1,
      region: 'us-east-1',
      as_of: '2026-10-10',
      workloads: [
        {
          type: 'inference',
          model,
          requests_per_month: 1000,
          input_tokens: 800,
          output_tokens: 400,
        },
      ],
    });
  for (const router of [
    'arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1',
    'arn:aws:bedrock:us-west-2:111122223333:prompt-router/abc123',
  ]) {
    assert.match(quoted(router).not_priced[0]?.reason ?? '', /a prompt router/);
    const { model, kind, hint, lifecycle, rates } = explained(router);
    assert.deepEqual({ model, lifecycle, rates }, { model: null, lifecycle: null, rates: [] });
    assert.match(kind, /prompt router/);
    assert.match(hint, /model_aliases/);
  }
  const china = `arn:aws-cn:bedrock:cn-north-1::foundation-model/${sonnet}`;
  assert.match(quoted(china).not_priced[0]?.reason ?? '', /AWS China/);
  assert.match(explained(china).reason, /AWS China/);
  const gov = `arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/${sonnet}`;
  const bill = quoted(gov); // 800,000 x 3.6 + 400,000 x 18 per million
  assert.equal(bill.total, '10.08');
  assert.equal(bill.lines[0]?.region, 'us-gov-west-1');
  const answer = explained(gov);
  assert.equal(answer.region, 'us-gov-west-1');
  assert.equal(answer.rates[0]?.rate, '0.0000036');
});

test('every door reports both meters, derived tiers and the life of a model', () => {
  const id = 'qwen.qwen3-next-80b-a3b';
  const region = 'ap-south-1';
  const models = engine.models({ region });
  assert.deepEqual(models.find((m) => m.id === id)?.routes[0]?.endpoints, [
    { endpoint: 'runtime', input_per_million: '0.18', output_per_million: '1.41' },
    { endpoint: 'mantle', input_per_million: '0.168', output_per_million: '1.44' },
  ]);
  const inputs = explained(id, region).rates.filter((r) => r.dimension === 'input_tokens');
  assert.deepEqual(
    inputs.map(({ endpoint, rate }) => [endpoint, rate]),
    [
      ['runtime', '0.00000018'],
      ['mantle', '0.000000168'],
    ],
  );
  const mantle = engine
    .prices({ region })
    .filter((p) => p.model === id && p.dimension === 'output_tokens' && p.endpoint === 'mantle');
  assert.ok(mantle.some(({ tier, usd }) => tier === 'standard' && usd === '0.00000144'));
  assert.ok(mantle.some(({ tier, usd }) => tier === 'batch' && usd === '0.00000072'));
  const grok = models
    .find((m) => m.id === 'xai.grok-4.6')
    ?.routes.find((r) => r.route === 'global');
  assert.deepEqual(grok?.derived_tiers, ['flex', 'priority']);
  const old = explained('anthropic.claude-3-5-sonnet-20240620-v1:0').lifecycle;
  assert.equal(old?.status, 'end-of-life');
  assert.equal(old?.end_of_life, '2026-03-01');
  assert.equal(old?.successor, 'anthropic.claude-sonnet-4-5-20250929-v1:0');
  assert.match(old?.source ?? '', /model lifecycle/);
  const seoul = engine.models({ region: 'ap-northeast-2' });
  const kept = seoul.find((m) => m.id === 'anthropic.claude-3-5-sonnet-20240620-v1:0');
  assert.deepEqual([kept?.status, kept?.end_of_life], ['active', null], 'AWS names no end there');
});

test('what has no price says where it has one, the nearest first', () => {
  const { not_priced } = engine.quote({
    version: 1,
    region: 'eu-south-1',
    workloads: [{ type: 'service', service: 'agentcore-browser', quantities: { vcpu_hours: 10 } }],
  });
  assert.equal(not_priced[0]?.known_in.length, 14);
  assert.equal(not_priced[0]?.known_in[0], 'eu-central-1');
  assert.equal(not_priced[0]?.nearest_rate, '0.0895');
});

test('usage blocks of every API come out as billed tokens', () => {
  const billed = (/** @type {unknown} */ block) => {
    const usage = explained(block).usage;
    return (
      usage && [
        usage.input_tokens,
        usage.cache_read_tokens,
        usage.cache_write_tokens,
        usage.output_tokens,
      ]
    );
  };
  const converse = {
    inputTokens: 500,
    outputTokens: 300,
    cacheReadInputTokens: 10000,
    cacheWriteInputTokens: 40,
  };
  assert.deepEqual(billed(converse), ['500', '10000', '40', '300']);
  assert.deepEqual(billed({ usage: converse, modelId: 'us.anthropic.claude-sonnet-4-6' }), [
    '500',
    '10000',
    '40',
    '300',
  ]);
  const messages = {
    input_tokens: 500,
    output_tokens: 300,
    cache_read_input_tokens: 10000,
    cache_creation_input_tokens: 40,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 40 },
  };
  assert.deepEqual(billed(messages), ['500', '10000', '40', '300']);
  assert.equal(explained(messages).usage?.cache_ttl, '1h');
  const chat = {
    prompt_tokens: 10540,
    completion_tokens: 300,
    prompt_tokens_details: { cached_tokens: 10000 },
  };
  assert.deepEqual(billed(chat), ['540', '10000', '0', '300']);
  const openai = {
    modelId: 'openai.gpt-5.6-sol',
    usage: { inputTokens: 4995, outputTokens: 5, cacheWriteInputTokens: 4993 },
  };
  assert.deepEqual(billed(openai), ['2', '0', '4993', '5']);
  const mixed = {
    ...converse,
    cacheDetails: [
      { ttl: '1h', inputTokens: 10 },
      { ttl: '5m', inputTokens: 30 },
    ],
  };
  assert.match(explained(mixed).usage?.convention ?? '', /two lifetimes/);
  for (const count of ['12', -1, 0.5, 1e39, [1]]) {
    assert.throws(() => explained({ ...converse, cacheReadInputTokens: count }), {
      code: 'bad_number',
      path: 'text',
      message: '"cacheReadInputTokens" is not a token count.',
    });
  }
  assert.deepEqual(billed({ ...converse, cacheReadInputTokens: null }), ['500', '0', '40', '300']);
  assert.throws(() => explained({ hello: 1 }), { code: 'no_usage' });
  assert.throws(() => explained('{'), { code: 'bad_json', path: 'text' });
  assert.throws(() => explained('  '), { code: 'empty_field' });
});

test('streams and log records are read: lifetimes, tier, and what a guardrail blocked', () => {
  const start = {
    input_tokens: 3,
    cache_creation_input_tokens: 4673,
    cache_read_input_tokens: 11367,
    cache_creation: { ephemeral_1h_input_tokens: 4673, ephemeral_5m_input_tokens: 0 },
  };
  const stream = explained([
    { type: 'message_start', message: { usage: start } },
    { type: 'message_delta', usage: { output_tokens: 80 } },
  ]).usage;
  assert.equal(stream?.input_tokens, '3');
  assert.equal(stream?.output_tokens, '80');
  assert.equal(stream?.cache_write_1h_tokens, '4673');
  assert.equal(stream?.cache_ttl, '1h');
  const record = {
    schemaType: 'ModelInvocationLog',
    modelId: 'openai.gpt-oss-120b-1:0',
    input: { inputTokenCount: 1000 },
    output: { outputTokenCount: 100, outputBodyJson: { serviceTier: { type: 'flex' } } },
  };
  const flex = explained(record);
  assert.equal(flex.usage?.input_tokens, '1000');
  assert.match(flex.reason, /tier flex\./);
  assert.equal(flex.rates[0].rate, '0.000000075');
  const blocked = explained({
    ...record,
    input: {},
    output: { outputBodyJson: { 'amazon-bedrock-guardrailAction': 'INTERVENED' } },
  });
  assert.equal(blocked.usage?.output_tokens, '0');
  assert.match(blocked.usage?.convention ?? '', /guardrail blocked/);
  assert.equal(explained({ ...record, input: {}, output: {} }).usage, null);
});

test('a custom rate set is checked as strictly as our own files', () => {
  const scenario = (/** @type {object} */ custom_rates) =>
    JSON.stringify({
      version: 1,
      rate_set: 'custom',
      region: 'us-east-1',
      custom_rates,
      workloads: [],
    });
  const error = (/** @type {object} */ rates) =>
    JSON.parse(engine.quoteText(scenario(rates))).error;
  assert.equal(error({}).path, 'custom_rates.providers');
  assert.equal(error({ providers: [], oops: 1 }).code, 'unknown_field');
  const provider = {
    rate_set: 'custom',
    provider: 'A',
    models: [{ id: 'a.b', name: 'B', rates: [{}] }],
  };
  const { path, hint } = error({ providers: [provider] });
  assert.equal(path, 'custom_rates.providers[0]: models[0].rates[0].routes');
  assert.ok(hint);
  assert.equal(
    JSON.parse(
      engine.quoteText('{"version":1,"rate_set":"custom","region":"us-east-1","workloads":[]}'),
    ).error.code,
    'unknown_rate_set',
  );
});

test('rates are all there, with their windows; prices are those in force', () => {
  const rates = engine.rates();
  assert.ok(rates.length > 2500);
  const luna = rates.filter(
    (r) =>
      r.model === 'openai.gpt-5.6-luna' &&
      r.dimension === 'input_tokens' &&
      r.context === 'standard',
  );
  assert.ok(luna.some((r) => r.to) && luna.some((r) => r.from), 'both windows of a price cut');
  const inputOn = (/** @type {string} */ as_of) =>
    engine
      .prices({ region: 'us-east-1', as_of })
      .find((p) => p.model === 'openai.gpt-5.6-luna' && p.dimension === 'input_tokens')?.usd;
  assert.notEqual(inputOn('2026-07-29'), inputOn('2026-07-30'));
  assert.throws(() => engine.rates({ rate_set: /** @type {any} */ ('x') }), {
    code: 'unknown_rate_set',
  });
  assert.throws(() => engine.prices({ region: 'x' }), { code: 'unknown_region' });
});

test('bulk prices as quote does, to the last digit', () => {
  const names = /** @type {const} */ (['input_tokens', 'output_tokens', 'cache_read_tokens']);
  const model = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
  const rates = engine.resolve(
    names.map((dimension) => ({ model, region: 'us-east-1', dimension })),
  );
  const usages = 500;
  const bulk = engine.bulk(usages, names.length);
  const tokens = Array.from({ length: usages * 3 }, (_, i) => (i * 7919) % 200_003);
  bulk.handles.set(tokens.map((_, i) => rates[i % 3].handle));
  bulk.quantities.set(tokens);
  bulk.run();
  const bill = engine.quote({
    version: 1,
    region: 'us-east-1',
    workloads: Array.from({ length: usages }, (_, u) => ({
      type: 'inference',
      model,
      context: 'standard',
      requests_per_month: 1,
      ...Object.fromEntries(names.map((name, i) => [name, tokens[u * 3 + i]])),
    })),
  });
  for (let u = 0; u < usages; ++u) assert.equal(bulk.amount(u), bill.workloads[u].total);
  assert.equal(bulk.total(), bill.total);
  const [low, high] = bulk.amounts.subarray(0, 2);
  const atto = (high << 64n) | low;
  assert.equal(bulk.amount(0), trimmed(atto));
});

/** 1e-18 USD as plain digits. @param {bigint} atto */
function trimmed(atto) {
  const digits = atto.toString().padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '');
}

test('bulk names the bad item', () => {
  const [rate] = engine.resolve([
    { model: 'amazon.nova-micro-v1:0', region: 'us-east-1', dimension: 'input_tokens' },
  ]);
  const bulk = engine.bulk(3);
  bulk.handles.fill(rate.handle);
  bulk.quantities.set([1, 2, 0.5]);
  assert.throws(() => bulk.run(), { code: 'bad_quantity', path: 'items[2]' });
  bulk.quantities.set([1, 2, 3]);
  bulk.handles[1] = 0xffffff;
  assert.throws(() => bulk.run(), { code: 'bad_handle', path: 'items[1]' });
  assert.throws(() => engine.bulk(2 ** 31), { code: 'bad_size' });
  assert.equal(engine.bulk(0).total(), '0');
});

test('columns price as rows do, to the last digit, in several parts', () => {
  const models = ['amazon.nova-micro-v1:0', 'us.anthropic.claude-haiku-4-5-20251001-v1:0'];
  const names = /** @type {const} */ (['input_tokens', 'output_tokens', 'cache_read_tokens']);
  const rates = models.map((model) =>
    engine
      .resolve(names.map((dimension) => ({ model, region: 'us-east-1', dimension })))
      .map(({ handle }) => handle),
  );
  const usages = 40_000;
  const rows = engine.bulk(usages, 3);
  const columns = new BulkColumns(engine, usages, rates);
  for (let u = 0; u < usages; ++u) {
    columns.kinds[u] = (u * 7) % 2;
    for (let i = 0; i < 3; ++i) {
      columns.quantities[i][u] = (u * 7919 * (i + 1)) % 250_000;
      rows.handles[3 * u + i] = rates[columns.kinds[u]][i];
      rows.quantities[3 * u + i] = columns.quantities[i][u];
    }
  }
  assert.throws(() => columns.total(), { code: 'not_run' });
  columns.run();
  rows.run();
  assert.equal(columns.total(), rows.total());
  for (const u of [0, 1, 16_383, 16_384, 39_999])
    assert.equal(columns.amount(u), rows.amount(u), String(u));
  for (const u of [-1, 0.5, usages]) assert.throws(() => columns.amount(u), { code: 'bad_size' });
  columns.kinds[16_390] = 2;
  assert.throws(() => columns.run(), { code: 'bad_kind', path: 'kinds[16390]' });
});

test('columns refuse sizes and rates that they cannot price', () => {
  /** @param {any} usages @param {any} rates @param {any} [of] */
  const make = (usages, rates, of = engine) => new BulkColumns(of, usages, rates);
  for (const usages of [-1, 0.5, Number.NaN, 2 ** 26 + 1])
    assert.throws(() => make(usages, [[0]]), { code: 'bad_size', path: 'usages' });
  for (const rates of [[], [[]], [[0], [0, 0]], Array(4097).fill([0])])
    assert.throws(() => make(1, rates), { code: 'bad_size', path: 'rates' });
  assert.throws(() => make(1, [[0]], {}), { code: 'bad_engine' });
  const wrong = make(1, [
    [0, 0],
    [0, 0xffffff],
  ]);
  assert.throws(() => wrong.run(), { code: 'bad_handle', path: 'rates[1][1]' });
  const none = make(0, [[0]]);
  none.run();
  assert.equal(none.total(), '0');
});
