// The search against brute force: every configuration of small random scenarios is priced by quote, as a whole, and the
// cheapest complete ones are compared to the last digit. What can be called from where is read from the rate files.
// SEARCH_CASES says how many scenarios (default 60).
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { applyPatch } from '../../wasm/patch.js';
import {
  nativeAnswers,
  nativeQuotes,
  projectFile,
  engine as startEngine,
} from '../support/engines.mjs';
import { compared, minus } from '../support/exact.mjs';
import { randomSource } from '../support/random.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const random = randomSource(31);
const count = Number(process.env.SEARCH_CASES ?? 60);

const { regions } = JSON.parse(projectFile('core/rates/regions.json'));
const files = readdirSync(new URL('../../core/rates/aws/', import.meta.url));
const callable = new Map(
  files
    .flatMap((file) => JSON.parse(projectFile(`core/rates/aws/${file}`)).models ?? [])
    .map((model) => [model.id, model.callable ?? []]),
);
const facts = new Map(engine.models().map((model) => [model.id, model]));

const MODELS = [
  'amazon.nova-lite-v1:0',
  'amazon.nova-micro-v1:0',
  'amazon.nova-pro-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-sonnet-4-6',
  'openai.gpt-5.6-luna',
  'openai.gpt-oss-120b-1:0',
  'meta.llama3-3-70b-instruct-v1:0',
  'qwen.qwen3-32b-v1:0',
].filter((id) => facts.has(id));
const REGIONS = [
  'us-east-1',
  'us-west-2',
  'eu-central-1',
  'eu-west-1',
  'ap-northeast-1',
  'us-gov-west-1',
];
const TIERS = ['standard', 'batch', 'flex', 'priority', 'latency-optimized'];
const ROUTES = ['in-region', 'geo', 'global'];
const SLOW = /** @type {Record<string, number>} */ ({ flex: 1, batch: 2 });
const LATENCY = ['interactive', 'flex', 'batch'];
/** Without these a search looks at every model or region: too many to price here. */
const OPEN = ['models', 'regions'];

/** Ids by which a model can be called from a region, with their routes. @param {string} model @param {string} code */
function waysOf(model, code) {
  const region = regions.find((/** @type {any} */ r) => r.code === code);
  const listed = callable.get(model) ?? [];
  const lists = (/** @type {string} */ route, /** @type {string} */ profile = '') =>
    listed.some(
      (/** @type {any} */ way) =>
        way.route === route && (way.profile ?? '') === profile && way.regions.includes(code),
    );
  const known = listed.length > 0 && region.routes_listed !== false;
  const ways = [];
  if (!known || lists('in-region')) ways.push({ route: 'in-region', profile: '', id: model });
  for (const profile of region.profiles)
    if (!known || lists('geo', profile))
      ways.push({ route: 'geo', profile, id: `${profile}.${model}` });
  const gov = code.startsWith('us-gov-');
  if (!gov && (!known || lists('global')))
    ways.push({ route: 'global', profile: '', id: `global.${model}` });
  return ways;
}

const covered = (/** @type {string} */ profile) =>
  regions
    .filter((/** @type {any} */ r) => r.profiles.includes(profile))
    .map((/** @type {any} */ r) => r.code);

/** Whether calls stay inside one of the geographies. @param {any} option @param {string[]} geographies */
function staysIn({ region, route, profile }, geographies) {
  return geographies.some(
    (geography) =>
      covered(geography).includes(region) &&
      (route === 'in-region' ||
        (route === 'geo' &&
          covered(profile).every((/** @type {string} */ code) =>
            covered(geography).includes(code),
          ))),
  );
}

/** Every setting of a workload, with the constraints that it violates. @param {any} workload @param {any} limits @param {string[]} models @param {string[]} places */
function optionsOf(workload, limits, models, places) {
  /** @type {any[]} */
  const options = [];
  const calls = 'model' in workload;
  for (const region of places) {
    const where = limits.regions && !limits.regions.includes(region) ? ['regions'] : [];
    if (!calls) {
      const out =
        limits.geographies && !staysIn({ region, route: 'in-region' }, limits.geographies);
      options.push({
        patch: { region },
        region,
        violates: [...where, ...(out ? ['geographies'] : [])],
      });
      continue;
    }
    for (const model of models) {
      for (const way of waysOf(model, region)) {
        for (const tier of TIERS) {
          const slow = SLOW[tier] ?? 0;
          if (!limits.latency && slow > (SLOW[workload.tier] ?? 0)) continue;
          const known = facts.get(model)?.cache_ttls ?? [];
          for (const ttl of [null, ...known]) {
            if (ttl && tier === 'batch') continue;
            const at = { region, ...way };
            const violates = [...where];
            if (limits.models && !limits.models.includes(model)) violates.push('models');
            if (limits.routes && !limits.routes.includes(way.route)) violates.push('routes');
            if (limits.tiers && !limits.tiers.includes(tier)) violates.push('tiers');
            if (limits.latency && slow > LATENCY.indexOf(limits.latency)) violates.push('latency');
            if (limits.geographies && !staysIn(at, limits.geographies))
              violates.push('geographies');
            if (limits.caching === 'none' && ttl && known.length > 0) violates.push('caching');
            const patch = { model: way.id, region, tier, cache_ttl: ttl };
            options.push({ patch, region, violates });
          }
        }
      }
    }
  }
  return options;
}

/** All combinations, one option of each workload. @param {any[][]} lists @returns {any[][]} */
const product = (lists) =>
  lists.reduce(
    (all, list) => all.flatMap((some) => list.map((one) => [...some, one])),
    [/** @type {any[]} */ ([])],
  );

/** @param {any} scenario @param {any[]} options */
function configured(scenario, options) {
  const changed = structuredClone(scenario);
  for (const [i, { patch }] of options.entries()) {
    const workload = changed.workloads[i];
    delete workload.route;
    Object.assign(workload, patch);
    if (workload.cache_ttl === null) delete workload.cache_ttl;
  }
  return changed;
}

const WORKLOADS = [
  () => ({
    type: 'agent',
    runs_per_month: 1000 + random.below(5000),
    steps: 1 + random.below(6),
    task_tokens: random.below(900),
    system_tokens: random.pick([0, 1500, 3000]),
    step_output_tokens: 100 + random.below(400),
    answer_tokens: random.below(600),
    ...random.pick([{}, { cache_ttl: '5m' }, { cache_ttl: '1h', cache_hit_percent: 60 }]),
    ...random.pick([{}, {}, { invocation_logging: 'cloudwatch' }]),
  }),
  () => ({
    type: 'inference',
    requests_per_month: random.below(100_000),
    input_tokens: random.below(4000),
    output_tokens: random.below(900),
    prefix_tokens: random.pick([0, 2000]),
    ...random.pick([{}, { tier: 'batch' }, { tier: 'flex' }]),
    ...random.pick([{}, { routing: [{ model: 'us.amazon.nova-micro-v1:0', percent: 40 }] }]),
  }),
  () => ({
    type: 'retrieval',
    questions_per_month: random.below(50_000),
    chunks_per_question: 4,
    chunk_tokens: 300,
    answer_tokens: 200,
    embedding_model: 'amazon.titan-embed-text-v2:0',
    corpus_tokens: random.pick([1_000_000, 40_000_000]),
    vector_store: random.pick([
      'opensearch-serverless',
      'opensearch-serverless-dev',
      's3-vectors',
      'none',
    ]),
    capacity_units: random.pick([0, 1, 3]),
  }),
];
const SERVICES = [
  () => ({
    type: 'lambda',
    invocations_per_month: random.below(4_000_000),
    milliseconds: 200,
    memory_mb: 1024,
  }),
  () => ({
    type: 'service',
    service: 's3',
    quantities: { storage_gb_months: random.pick([100, 60_000]), put_requests: 5000 },
  }),
  () => ({
    type: 'vector_store',
    vectors: 10_000,
    vector_store: 'opensearch-serverless',
    capacity_units: random.pick([0, 1, 3]),
  }),
];

/** @param {any} made */
const withModel = (made) => ({ ...made, model: random.pick(MODELS) });

function randomCase() {
  const workloads = [
    random.pick([() => withModel(random.pick(WORKLOADS)()), () => random.pick(SERVICES)()])(),
    random.pick([() => withModel(random.pick(WORKLOADS)()), () => random.pick(SERVICES)()])(),
    ...random.pick([[], [random.pick(SERVICES)()]]),
  ];
  if (workloads.every((workload) => !('model' in workload)))
    workloads[0] = withModel(WORKLOADS[0]());
  /** @type {any} */
  const scenario = { version: 1, region: random.pick(REGIONS.slice(0, 5)), workloads };
  if (random.below(3) === 0) scenario.discounts = [{ percent: '12.5', provider: 'Amazon' }];
  if (random.below(3) === 0)
    scenario.own_rates = [
      { model: MODELS[0], dimension: 'input_tokens', usd_per_million: '0.01', region: 'eu-west-1' },
    ];
  if (random.below(5) === 0) scenario.free_allowances = false;
  const places = [...new Set([random.pick(REGIONS), random.pick(REGIONS)])];
  const models = [...new Set([random.pick(MODELS), random.pick(MODELS)])];
  /** @type {any} */
  const constraints = { models, regions: places };
  if (random.below(3) === 0) constraints.routes = [random.pick(ROUTES), 'geo'];
  if (random.below(3) === 0) constraints.latency = random.pick(LATENCY);
  if (random.below(3) === 0) constraints.geographies = [random.pick(['eu', 'us', 'jp'])];
  if (random.below(4) === 0) constraints.tiers = ['standard', 'batch'];
  if (random.below(4) === 0) constraints.caching = 'none';
  if (random.below(4) === 0) constraints.same_region = true;
  return { scenario, constraints };
}

/** Totals of complete bills by quote, null where one is not; a bill begins with both. @param {any} scenario @param {any[][]} configurations @returns {(string | null)[]} */
const totalsOf = (scenario, configurations) =>
  nativeQuotes(configurations.map((options) => configured(scenario, options))).map((text) => {
    const [, total, complete] =
      /^\{"ok":true,"bill":\{[^{}]*?"total":"([^"]+)","complete":(true|false)/.exec(text) ?? [];
    return complete === 'true' ? total : null;
  });

/** The cheapest of them and the next one. @param {(string | null)[]} totals */
function cheapest(totals) {
  const known = totals.filter((total) => total !== null).sort(compared);
  return { best: known[0] ?? null, next: known.find((total) => total !== known[0]) ?? null };
}

const cases = Array.from({ length: count }, randomCase);
const answers = nativeAnswers(
  'search',
  cases.map((request) => JSON.stringify(request)),
).map((text) => JSON.parse(text));

test('the best, the runner-up and what each constraint costs are those of brute force', () => {
  let found = 0;
  let dropped = 0;
  for (const [i, { scenario, constraints }] of cases.entries()) {
    const { ok, search } = answers[i];
    const what = () => JSON.stringify([cases[i], answers[i]]);
    assert.ok(ok, what());
    const { models, regions: places } = constraints;
    const lists = scenario.workloads.map((/** @type {any} */ workload) =>
      optionsOf(workload, constraints, models, places),
    );
    const asked = search.constraints.map((/** @type {any} */ one) => one.constraint);
    const droppable = ['', ...asked.filter((/** @type {string} */ one) => !OPEN.includes(one))];
    const keeps = (/** @type {any[]} */ options, /** @type {string} */ but) =>
      options.every(({ violates }) => violates.every((/** @type {string} */ one) => one === but)) &&
      (!constraints.same_region ||
        but === 'same_region' ||
        options.every(({ region }) => region === options[0].region));
    // Each configuration is priced once, and counts for every constraint whose absence allows it.
    const tried = product(lists).filter((options) => droppable.some((but) => keeps(options, but)));
    const totals = tried.length > 0 ? totalsOf(scenario, tried) : [];
    const without = (/** @type {string} */ but) =>
      cheapest(totals.filter((_, n) => keeps(tried[n], but)));
    const { best, next } = without('');
    assert.equal(search.total, best, what());
    assert.equal(search.runner_up?.total ?? null, next, what());
    if (best !== null) {
      found += 1;
      const patches = search.choices.flatMap((/** @type {any} */ choice) => choice.patch);
      const [text] = nativeQuotes([applyPatch(scenario, patches)]);
      const { bill } = JSON.parse(text);
      assert.equal(bill.total, best, what());
      assert.ok(bill.complete);
      for (const { workload, total } of search.choices)
        assert.equal(total, bill.workloads[workload].total, what());
    }
    for (const { constraint, total, costs } of search.constraints) {
      if (OPEN.includes(constraint)) continue;
      dropped += 1;
      assert.equal(total, without(constraint).best, `${constraint} ${what()}`);
      if (total !== null && best !== null) assert.equal(costs, minus(best, total));
    }
  }
  assert.ok(found > count / 3 && dropped > count / 3, `${found} found, ${dropped} dropped`);
});

test('one workload over every model from two regions, by brute force; and without its models', () => {
  const scenario = {
    version: 1,
    region: 'us-east-1',
    workloads: [
      {
        type: 'chat',
        model: 'us.anthropic.claude-sonnet-4-6',
        conversations_per_month: 4000,
        turns: 6,
        system_tokens: 1800,
        question_tokens: 60,
        answer_tokens: 250,
        cache_ttl: '5m',
      },
    ],
  };
  const places = ['us-east-1', 'eu-central-1'];
  const models = [...facts.values()]
    .filter(
      ({ output, status }) =>
        status !== 'end-of-life' && (!output.length || output.includes('text')),
    )
    .map(({ id }) => id);
  const constraints = { regions: places, models: ['anthropic.claude-sonnet-4-6'] };
  const options = optionsOf(scenario.workloads[0], {}, models, places);
  const of = (/** @type {(id: string) => boolean} */ accept) =>
    options.filter(({ patch }) => accept(patch.model ?? '')).map((option) => [option]);
  const priced = (/** @type {any[][]} */ tried) => cheapest(totalsOf(scenario, tried));
  const { best } = priced(of((id) => id.endsWith('.claude-sonnet-4-6')));
  const anywhere = priced(of(() => true));
  const [text] = nativeAnswers('search', [JSON.stringify({ scenario, constraints })]);
  const { search } = JSON.parse(text);
  assert.equal(search.total, best);
  assert.equal(search.constraints[0].constraint, 'models');
  assert.equal(search.constraints[0].total, anywhere.best);
});

test('a workload that is switched off stays as it is', () => {
  const [on, off] = [WORKLOADS[0](), WORKLOADS[1]()].map(withModel);
  const scenario = {
    version: 1,
    region: 'us-east-1',
    workloads: [
      { ...on, tier: 'standard' },
      { ...off, switched_off: true },
    ],
  };
  const constraints = { regions: ['eu-central-1'], same_region: true };
  const [text] = nativeAnswers('search', [JSON.stringify({ scenario, constraints })]);
  const { choices } = JSON.parse(text).search;
  assert.equal(choices[0].region, 'eu-central-1');
  assert.deepEqual([choices[1].patch, choices[1].total], [[], '0']);
});

test('a search that would take too long is refused before it starts', () => {
  const lambda = { type: 'lambda', invocations_per_month: 3_000_000, milliseconds: 100 };
  const store = { type: 'vector_store', vectors: 1000, vector_store: 'opensearch-serverless' };
  const workloads = [...Array(6).fill(lambda), ...Array(6).fill(store)];
  const request = { scenario: { version: 1, region: 'us-east-1', workloads } };
  const [text] = nativeAnswers('search', [JSON.stringify(request)]);
  assert.equal(JSON.parse(text).error.code, 'too_much_work');
  const constraints = { regions: ['us-east-1'] };
  const [here] = nativeAnswers('search', [JSON.stringify({ ...request, constraints })]);
  const { search } = JSON.parse(here);
  assert.equal(search.total, search.now);
  assert.deepEqual(search.constraints, [
    { constraint: 'regions', total: null, costs: null, choices: [] },
  ]);
});
