// Laws that hold for every workload type, over random scenarios of all of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeQuotes, engine as startEngine } from '../support/engines.mjs';
import * as oracle from '../support/oracle.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();
const types = catalog.workload_types;
const SCALE = 40;
/** @param {string} text */
function exact(text) {
  const [whole, digits = ''] = text.split('.');
  return BigInt(whole + digits.padEnd(SCALE, '0'));
}

/** @param {any[]} workloads @param {object} [more] */
const scenarioOf = (workloads, more = {}) =>
  /** @type {any} */ ({ version: 1, region: 'us-east-1', ...more, workloads });

const random = randomSource(4);
const scenarios = Array.from({ length: 2600 }, (_, i) => {
  const first = randomWorkload(random, types[i % types.length], catalog);
  const rest = Array.from({ length: random.below(3) }, () =>
    randomWorkload(random, random.pick(types), catalog),
  );
  const more = random.pick([
    {},
    {},
    { hours_per_month: 744 },
    { free_allowances: false },
    { account_opened: '2025-05-01', as_of: '2026-03-01' },
  ]);
  return scenarioOf([first, ...rest], more);
});

test('2,600 random scenarios of all types: the same bytes natively and in WebAssembly', () => {
  const native = nativeQuotes(scenarios);
  const seen = new Map();
  for (const [i, scenario] of scenarios.entries()) {
    const text = engine.quoteText(JSON.stringify(scenario));
    assert.equal(text, native[i]);
    const envelope = JSON.parse(text);
    assert.ok(envelope.ok, `${text} for ${JSON.stringify(scenario)}`);
    const { bill } = envelope;
    for (const { type, complete, total } of bill.workloads) {
      if (complete && total !== '0') seen.set(type, (seen.get(type) ?? 0) + 1);
    }
  }
  for (const { type } of types) assert.ok(seen.get(type) > 5, `${type}: ${seen.get(type)} priced`);
});

test('lines are quantity x rate, use is free plus billed, totals are the sums of lines', () => {
  for (const scenario of scenarios) {
    const bill = engine.quote(scenario);
    let total = 0n;
    const sums = bill.workloads.map(() => 0n);
    for (const line of bill.lines) {
      const amount = exact(line.amount);
      const off = exact(line.quantity) * exact(line.rate) - amount * 10n ** BigInt(SCALE);
      // A quantity that does not end is written to 18 places; its amount is of the whole fraction.
      const short = (line.quantity.split('.')[1] ?? '').length < 15;
      const ends = short || !line.formula.includes(' / ');
      const most = ends ? 0n : (exact(line.rate) + exact('1')) * exact('0.000000000000000001');
      assert.ok((off < 0n ? -off : off) <= most, JSON.stringify(line));
      assert.equal(exact(line.free) + exact(line.quantity), exact(line.gross));
      assert.ok(line.formula && line.source && line.source_date && line.label, line.dimension);
      total += amount;
      sums[line.workload_index] += amount;
    }
    assert.equal(exact(bill.total), total);
    bill.workloads.forEach((workload, i) => {
      assert.equal(exact(workload.total), sums[i]);
    });
    assert.equal(bill.complete, bill.not_priced.length === 0);
    for (const item of bill.not_priced) assert.ok(item.reason && item.hint, JSON.stringify(item));
  }
});

/** Fields of which more is not more use, or whose steps make the whole cheaper. */
const NO_MORE = new Set([
  'failure_percent', // failed calls are not billed
  'blocked_percent', // neither are the answers to blocked requests
  'cache_hit_percent',
  'judge_cache_hit_percent',
  'prefixes',
  'active_hours_per_month', // the same calls over more hours meet the cache less
  'seconds_between_turns',
  'image_width', // large images are scaled down by their long side
  'image_height',
  'items_per_call', // fewer calls share the instructions
  'chunk_tokens', // larger chunks are fewer vectors
  'tokens_per_image', // zero is the published rule, which may be more
  'rerank_chunks', // zero is as many as are found
  'capacity_hours', // left out, it is the whole month
  'idle_memory_gb', // left out, it is the memory at work
  'log_bytes', // left out, it is by tokens
]);

test('more use never costs less', () => {
  const source = randomSource(5);
  let compared = 0;
  for (let i = 0; i < 4000; ++i) {
    const type = types[i % types.length];
    const less = randomWorkload(source, type, catalog);
    // A prefix that reaches the minimum is cached, and cheaper than a shorter one.
    delete less.cache_ttl;
    // A call over 100 KB leaves CloudWatch for S3, which costs less.
    if (less.invocation_logging) less.invocation_logging = 's3';
    const numbers = type.fields.filter(
      ({ name, kind }) =>
        ['quantity', 'whole', 'percent'].includes(kind) &&
        !NO_MORE.has(name) &&
        // Left out, a team's habits are the usual ones, which may be more.
        (type.type !== 'coding_team' || less[name] !== undefined),
    );
    const field = numbers.length > 0 ? source.pick(numbers) : undefined;
    const more = structuredClone(less);
    if (type.type === 'service') {
      const name = source.pick(Object.keys(less.quantities).concat(''));
      if (name) more.quantities[name] = Number(less.quantities[name]) + 1 + source.below(90_000);
    } else if (field) {
      const now = Number(less[field.name] ?? field.default);
      const top = field.name === 'overlap_percent' ? 99.99 : 100;
      const most = field.kind === 'percent' ? top : field.kind === 'whole' ? 1000 : Infinity;
      more[field.name] = Math.min(most, now + 1 + source.below(500));
    }
    const [a, b] = [less, more].map((w) => engine.quote(scenarioOf([w])));
    if (!a.complete || !b.complete) continue;
    compared += 1;
    const words = `${field?.name}: ${JSON.stringify(less)} -> ${JSON.stringify(more)}`;
    assert.ok(exact(b.total) >= exact(a.total), `${a.total} -> ${b.total}, ${words}`);
  }
  assert.ok(compared > 2000, `${compared} compared`);
});

/** What is charged once however many there are: left out where a workload is split in two. */
const STANDING =
  /corpus|store|jobs|human|storage|structured|agentic|groundings|_per_month$|stored|images_per_month|document_images|minutes$/;

test('splitting the volume over two workloads conserves the total', () => {
  const source = randomSource(6);
  const split = types.filter(({ volume, type }) => volume !== 'service' && type !== 'reserved');
  let compared = 0;
  for (let i = 0; i < 2000; ++i) {
    const type = split[i % split.length];
    const whole = randomWorkload(source, type, catalog);
    for (const { name, required } of type.fields) {
      if (name !== type.volume && !required && STANDING.test(name)) delete whole[name];
    }
    if (whole.stored_models === undefined && 'stored_models' in whole) whole.stored_models = 0;
    // Estimated hit rates fall with the calls, packed calls are rounded up, and capacity stands.
    delete whole.cache_ttl;
    delete whole.items_per_call;
    // CloudWatch's one allowance goes to what stands first on the bill, which is split, too.
    if (whole.invocation_logging) whole.invocation_logging = 's3';
    if (['vector_store', 'fine_tuning'].includes(type.type)) continue;
    if (type.type === 'imported_model') whole.stored_models = 0;
    const total = 2 + source.below(1_000_000);
    const part = 1 + source.below(total - 1);
    const bills = [[total], [part, total - part]].map((counts) =>
      engine.quote(scenarioOf(counts.map((n) => ({ ...whole, [type.volume]: n })))),
    );
    if (!bills.every(({ complete }) => complete)) continue;
    compared += 1;
    const divided = ['batch', 'agent_runtime'].includes(type.type) || whole.invocation_logging;
    const parts = divided ? near : same;
    parts(bills[0].total, bills[1].total, JSON.stringify(whole));
  }
  assert.ok(compared > 800, `${compared} compared`);
});

/** @param {string} a @param {string} b @param {string} words */
const same = (a, b, words) => assert.equal(b, a, words);
/** Hours are seconds divided by 3,600 to 18 places, GB are bytes divided by 2^30, and a batch has two files a job. */
const near = (/** @type {string} */ a, /** @type {string} */ b, /** @type {string} */ words) =>
  assert.ok(Math.abs(Number(a) - Number(b)) < 0.0001, `${a} and ${b}, ${words}`);

test('routing shares conserve the calls, and lie between the models', () => {
  const source = randomSource(7);
  for (let i = 0; i < 600; ++i) {
    const type = types[i % types.length];
    if (!type.calls || ['image', 'video', 'speech', 'embeddings'].includes(type.type)) continue;
    const workload = randomWorkload(source, type, catalog);
    const dear = 'global.anthropic.claude-opus-4-8';
    const cheap = 'amazon.nova-lite-v1:0';
    // One price for every token of a kind, so that a share is a weight and nothing else.
    for (const field of ['cache_ttl', 'context', 'tier', 'cache_read_tokens', 'cache_write_tokens'])
      delete workload[field];
    // Divided by 2^30, a log is the sum of its parts to 18 places only.
    delete workload.invocation_logging;
    Object.assign(workload, { model: dear, images_per_request: 0, tokens_per_image: 1 });
    if (type.type !== 'inference') {
      delete workload.images_per_request;
      delete workload.tokens_per_image;
    }
    delete workload.web_groundings_per_month;
    delete workload.routing;
    if (type.type === 'batch') workload.model = 'global.anthropic.claude-opus-4-6-v1';
    const [all, none, half] = [[], [[cheap, 100]], [[cheap, 50]]].map((routing) =>
      engine.quote(
        scenarioOf([
          { ...workload, routing: routing.map(([model, percent]) => ({ model, percent })) },
        ]),
      ),
    );
    if (![all, none, half].every(({ complete }) => complete)) continue;
    assert.equal(2n * exact(half.total), exact(all.total) + exact(none.total));
  }
});

/** Judges that no random workload is itself. */
const JUDGES = ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'amazon.nova-premier-v1:0'];

/** @param {string} id @param {string} region */
function cacheFacts(id, region) {
  const bare = id.replace(/^(us|global)\./, '');
  const model = engine.models({ region }).find((m) => m.id === bare);
  assert.ok(model, id);
  return {
    min: model.cache_min_tokens ?? 0,
    long: model.long_context_over,
    ttls: model.cache_ttls,
    reads: model.cache_ttls.length > 0,
  };
}

/** Every use that the oracle names is on the bill or not priced, and nothing else. */
function compare(
  /** @type {any} */ workload,
  /** @type {Map<string, oracle.Fraction>} */ use,
  /** @type {(line: any) => string} */ key,
) {
  const bill = engine.quote(scenarioOf([workload]));
  /** @type {Map<string, oracle.Fraction>} */
  const billed = new Map();
  for (const { dimension, ...rest } of bill.lines) {
    // What is over a price band is the same use.
    const line = { ...rest, dimension: dimension.replace(/_over_\d+tb$/, '') };
    const before = billed.get(key(line)) ?? oracle.fraction(0);
    billed.set(key(line), oracle.plus(before, oracle.fraction(line.gross)));
  }
  let checked = 0;
  for (const [name, quantity] of use) {
    const dimension = name.split('|').at(-1);
    if (bill.not_priced.some((item) => item.dimension === dimension)) continue;
    const words = `${name} of ${JSON.stringify(workload)}`;
    assert.ok(oracle.equalTo18(billed.get(name) ?? oracle.fraction(0), quantity), words);
    checked += 1;
  }
  for (const name of billed.keys()) assert.ok(use.has(name), `${name} is not expected`);
  return checked;
}

test('an independent count agrees on conversations, agents and drafts, turn by turn', () => {
  const source = randomSource(8);
  const named = types.filter(({ type }) => ['chat', 'agent', 'generation'].includes(type));
  let checked = 0;
  for (let i = 0; i < 1500; ++i) {
    const workload = randomWorkload(source, named[i % named.length], catalog);
    const use = oracle.conversationUse(workload, toOneModel(workload));
    checked += compare(workload, use, (line) => `${line.context}|${line.dimension}`);
  }
  assert.ok(checked > 1500, `${checked} quantities`);
});

/** What is left of a random workload for one model, whose cached share is given. */
function toOneModel(/** @type {any} */ workload) {
  delete workload.routing;
  delete workload.prompt_router;
  if (workload.model === 'no.such-model') workload.model = 'amazon.nova-pro-v1:0';
  const facts = cacheFacts(workload.model, 'us-east-1');
  if (workload.cache_ttl && !facts.ttls.includes(workload.cache_ttl)) delete workload.cache_ttl;
  if (workload.cache_ttl) workload.cache_hit_percent ??= 40;
  return facts;
}

/** @param {string} name */
function typeNamed(name) {
  const type = types.find((t) => t.type === name);
  assert.ok(type);
  return type;
}

test('on classification in packs', () => {
  const source = randomSource(10);
  let checked = 0;
  for (let i = 0; i < 900; ++i) {
    const workload = randomWorkload(source, typeNamed('classification'), catalog);
    const use = oracle.classificationUse(workload, toOneModel(workload));
    checked += compare(workload, use, (line) => `${line.context}|${line.dimension}`);
  }
  assert.ok(checked > 1200, `${checked} quantities`);
});

test('and on evaluation: the model under test, the judge and people', () => {
  const source = randomSource(11);
  let checked = 0;
  for (let i = 0; i < 900; ++i) {
    const workload = randomWorkload(source, typeNamed('evaluation'), catalog);
    const facts = toOneModel(workload);
    if (workload.judge_model) workload.judge_model = source.pick(JUDGES);
    // One price list for both: the judge's lifetimes are the workload's.
    const judge = workload.judge_model ? cacheFacts(workload.judge_model, 'us-east-1') : null;
    if (judge && workload.cache_ttl && !judge.ttls.includes(workload.cache_ttl)) {
      delete workload.cache_ttl;
    }
    const { tested, judged, people } = oracle.evaluationUse(workload, facts, judge);
    const use = new Map([...tested].map(([name, n]) => [`tested|${name}`, n]));
    for (const [name, n] of judged) use.set(`judged|${name}`, n);
    use.set('people|human_tasks', people);
    const own = workload.model.replace(/^(us|global)\./, '');
    checked += compare(workload, use, (line) => {
      if (line.dimension === 'human_tasks') return `people|${line.dimension}`;
      if (line.model === own || line.is_service) return `tested|${line.context}|${line.dimension}`;
      return `judged|${line.dimension}`;
    });
  }
  assert.ok(checked > 2000, `${checked} quantities`);
});

test('and on text units, import windows and memory-time', () => {
  const source = randomSource(9);
  let checked = 0;
  for (let i = 0; i < 900; ++i) {
    for (const [name, count] of /** @type {const} */ ([
      ['guardrails', oracle.guardrailUse],
      ['imported_model', oracle.importUse],
      ['lambda', oracle.lambdaUse],
    ])) {
      const type = types.find((t) => t.type === name);
      assert.ok(type);
      const workload = randomWorkload(source, type, catalog);
      checked += compare(workload, count(workload), (line) => line.dimension);
    }
  }
  assert.ok(checked > 2000, `${checked} quantities`);
});
