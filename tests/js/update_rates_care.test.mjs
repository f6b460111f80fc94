// What scripts/update_rates must not do: believe a name, a stamp, an old file, an odd price or anybody's text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code } from '../../scripts/rates/markdown.mjs';
import {
  blocksOf,
  market,
  micro,
  offer,
  opus,
  rateFolder,
  regional,
  row,
  short,
  snapshot,
  update,
} from '../support/price_list.mjs';

const NOVA = 'amazon.nova-micro-v1:0';

/** An offer of another day. @param {import('../support/price_list.mjs').RowSpec[]} rows @param {string} day */
const offerOf = (rows, day) => ({ ...offer(rows), publicationDate: `${day}T00:00:00Z` });

test('Opus 5.4 is not Opus 4.5: digits keep their order', async () => {
  const old = regional(['us-west-2'], { input_tokens: '5' });
  const id = 'anthropic.claude-opus-4-5-20251101-v1:0';
  const model = { id, name: 'Claude Opus 4.5', status: 'active', rates: [old] };
  const folder = rateFolder({ anthropic: [model] });
  const before = snapshot(folder);
  const usage = 'USW2-MP:USW2_input_tokens_standard-Units';
  const run = await update(folder, [offer([market(usage, 'Claude Opus 5.4', '9')])]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(snapshot(folder), before);
  assert.match(run.report, /no model is known by the name `Claude Opus 5\.4/);
});

test('a change matched by name alone is proposed, never applied', async () => {
  const model = {
    id: 'zeta.large-2',
    name: 'Zeta Large 2',
    status: 'active',
    rates: [regional(['us-west-2'], { input_tokens: '4' })],
  };
  const folder = rateFolder({ zeta: [model] });
  const before = snapshot(folder);
  const product = 'Large 2 Zeta';
  const run = await update(folder, [
    offer([
      market('USW2-MP:USW2_input_tokens_standard-Units', product, '3'),
      market('USW2-MP:USW2_output_tokens_standard-Units', product, '12'),
    ]),
  ]);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(snapshot(folder), before);
  assert.match(run.report, /\*\*4 changes are\*\* matched by the name of a model alone/);
  assert.match(run.report, /## Proposed, not applied: 4\n/);
  assert.match(run.report, /4 → 3 \| `Large 2 Zeta \(Amazon Bedrock Edition\)`/);
});

test('of several publications, the first that shows a price dates it', async () => {
  const usage = 'USE1-NovaMicro-input-tokens';
  const folder = rateFolder({
    amazon: [micro(regional(['us-east-1'], { input_tokens: '0.035' }))],
  });
  const effective = '2026-10-01T00:00:00Z';
  const files = [
    offerOf([row(usage, '0.00003', { effective })], '2026-10-20'),
    offerOf([row(usage, '0.000035', { effective })], '2026-10-06'),
    offerOf([row(usage, '0.00003', { effective })], '2026-10-08'),
  ];
  const run = await update(folder, files);
  assert.equal(run.status, 0, run.errors);
  const expected = [
    'regional standard [..2026-10-08] us-east-1: input_tokens 0.035',
    'regional standard [2026-10-08..] us-east-1: input_tokens 0.03',
  ];
  assert.deepEqual(short(blocksOf(folder, 'amazon', NOVA)), expected);
  // An older file that is read later says nothing about today.
  await update(folder, [offerOf([row(usage, '0.00004', { effective })], '2026-09-11')]);
  assert.deepEqual(short(blocksOf(folder, 'amazon', NOVA)), expected);
});

test('a price that the table read on a later day stays', async () => {
  const confirmed = { confirmed: '2026-12-10' };
  const folder = rateFolder({
    amazon: [micro(regional(['us-east-1'], { input_tokens: '0.035' }, confirmed))],
  });
  const before = snapshot(folder);
  const run = await update(folder, [offer([row('USE1-NovaMicro-input-tokens', '0.00003')])]);
  assert.deepEqual(snapshot(folder), before);
  assert.match(run.report, /the table's price was read on 2026-12-10/);
});

test('a price a hundred times its neighbours is held back, also where it is the first of its kind', async () => {
  const folder = rateFolder({
    amazon: [micro(regional(['us-east-1'], { input_tokens: '0.035', output_tokens: '0.14' }))],
  });
  const run = await update(folder, [
    offer([
      row('USE1-NovaMicro-cache-read-input-token-count', '0.0175'),
      row('USE1-NovaMicro-input-tokens-flex', '0.0000175'),
    ]),
  ]);
  assert.deepEqual(short(blocksOf(folder, 'amazon', NOVA)), [
    'regional standard [..] us-east-1: input_tokens 0.035, output_tokens 0.14',
    'regional flex [2026-11-20..] us-east-1: input_tokens 0.0175',
  ]);
  assert.match(run.report, /\*\*1 row is\*\* held back/);
  assert.match(run.report, /held back: 100 times or more away from its neighbours/);
});

test('products and terms without a price are counted', async () => {
  const folder = rateFolder({ amazon: [micro()] });
  const file = offer([
    row('USE1-NovaMicro-input-tokens', '0.000035'),
    row('USE1-NovaMicro-output-tokens', '0.00014'),
    row('USE1-NovaMicro-input-tokens-flex', '0.00001'),
  ]);
  const [, second = '', third = ''] = Object.keys(file.products);
  file.terms.OnDemand[second] = {};
  for (const term of /** @type {any[]} */ (Object.values(file.terms.OnDemand[third]))) {
    term.priceDimensions = {};
  }
  const run = await update(folder, [file]);
  assert.match(run.report, /Rows read 3 = 1 \+ 0 \+ 2 /);
  assert.match(run.report, /the product has no on-demand price: 1 row/);
  assert.match(run.report, /the term has no price: 1 row/);
});

test('text of an offer cannot leave its code span', async () => {
  for (const [text, span] of [
    ['Claude', '`Claude`'],
    ['a`b', '``a`b``'],
    ['`x` @team', '`` `x` @team ``'],
    ['one\n\n## two', '`one ## two`'],
  ]) {
    assert.equal(code(text ?? ''), span);
  }
  const folder = rateFolder({ amazon: [micro()] });
  const run = await update(folder, [
    offer([
      market('USE1-MP:USE1_input_tokens-Units', '<img src=x onerror=alert(1)>`\n# @all', '1'),
      row('USE1-<b>x</b>|`y`-input-tokens', '1'),
    ]),
  ]);
  const outside = run.report.replace(/(`+)[^`](?:(?!\1(?!`)).)*?\1(?!`)/gs, '');
  assert(!/<img|<b>|@all/.test(outside), outside);
});

test('the report opens with decisions, then one line for each model with unit and percent', async () => {
  const folder = rateFolder({
    amazon: [micro(regional(['us-east-1', 'us-west-2'], { input_tokens: '0.035' }))],
    anthropic: [opus],
  });
  const run = await update(folder, [
    offer([
      row('USE1-NovaMicro-input-tokens', '0.00003'),
      row('USW2-NovaMicro-input-tokens', '0.00003'),
      row('USE1-Mystery-Widget', '1'),
    ]),
  ]);
  const [head = '', decisions = '', models = ''] = run.report.split('\n## ');
  assert.match(head, /^# Rates from the AWS Price List, publication 2026-11-20/);
  assert.match(decisions, /^Needs a decision\n\n- \*\*1 row is\*\* not mapped/);
  assert.equal(
    models.trim(),
    'Changes by model: 1\n\n- `amazon.nova-micro-v1:0`: input_tokens 0.035 → 0.03 USD per 1M tokens ' +
      '(-14.3%) in 2 regions',
  );
});

test('two endpoints are two meters, and one block where they agree', async () => {
  const qwen = { id: 'qwen.qwen3-next-80b-a3b', name: 'Qwen3 Next 80B A3B', status: 'active' };
  const known = regional(['ap-south-1'], { input_tokens: '0.18' });
  const batch = regional(['ap-south-1'], { input_tokens: '0.09' }, { tier: 'batch' });
  const folder = rateFolder({ qwen: [{ ...qwen, rates: [known, batch] }] });
  const file = offer([
    row('APS3-qwen.qwen3-next-80b-a3b-input-tokens-standard', '0.18', { unit: '1M tokens' }),
    row('APS3-qwen.qwen3-next-80b-a3b-output-tokens-standard', '1.41', { unit: '1M tokens' }),
    row('APS3-qwen.qwen3-next-80b-a3b-mantle-input-tokens-standard', '0.168', {
      unit: '1M tokens',
    }),
    row('APS3-qwen.qwen3-next-80b-a3b-mantle-output-tokens-standard', '1.44', {
      unit: '1M tokens',
    }),
    row('APS3-qwen.qwen3-next-80b-a3b-mantle-input-tokens-batch', '0.084', { unit: '1M tokens' }),
    row('APS3-qwen.qwen3-next-80b-a3b-mantle-input-tokens-flex', '0.05', { unit: '1M tokens' }),
    row('APS3-qwen.qwen3-next-80b-a3b-input-tokens-flex', '0.05', { unit: '1M tokens' }),
  ]);
  const run = await update(folder, [file]);
  assert.equal(run.status, 0, run.errors);
  const blocks = blocksOf(folder, 'qwen', qwen.id);
  assert.deepEqual(
    short(blocks).map((text, i) => `${blocks[i]?.endpoint ?? 'both'} ${text}`),
    [
      'both regional standard [..] ap-south-1: input_tokens 0.18',
      'both regional batch [..] ap-south-1: input_tokens 0.09',
      'both regional standard [2026-11-20..] ap-south-1: output_tokens 1.41',
      'mantle regional standard [2026-11-20..] ap-south-1: input_tokens 0.168, output_tokens 1.44',
      'mantle regional batch [2026-11-20..] ap-south-1: input_tokens 0.084',
      'both regional flex [2026-11-20..] ap-south-1: input_tokens 0.05',
    ],
  );
  const before = snapshot(folder);
  await update(folder, [file]);
  assert.deepEqual(snapshot(folder), before, 'a second run changes nothing');
});

test('a block that an offer shows whole is confirmed by its publication', async () => {
  const whole = regional(['us-east-1'], { input_tokens: '0.035', output_tokens: '0.14' });
  const part = regional(['us-west-2'], { input_tokens: '0.035', output_tokens: '0.14' });
  const folder = rateFolder({ amazon: [micro(whole, part)] });
  const days = () => blocksOf(folder, 'amazon', NOVA).map((block) => block.confirmed);
  const rows = [
    row('USE1-NovaMicro-input-tokens', '0.000035'),
    row('USE1-NovaMicro-output-tokens', '0.00014'),
    row('USW2-NovaMicro-output-tokens', '0.00014'),
  ];
  const run = await update(folder, [offerOf(rows, '2026-10-06')], ['--confirm']);
  assert.equal(run.status, 0, run.errors);
  assert.deepEqual(days(), ['2026-10-06', undefined]);
  assert.deepEqual(Object.keys(blocksOf(folder, 'amazon', NOVA)[0] ?? {}).slice(-2), [
    'source',
    'confirmed',
  ]);
  await update(folder, [offerOf(rows, '2026-09-11')], ['--confirm']);
  assert.deepEqual(days(), ['2026-10-06', undefined], 'an older publication confirms nothing');
  await update(folder, [offerOf(rows, '2026-11-20')], ['--confirm']);
  assert.deepEqual(days(), ['2026-11-20', undefined]);
});

test('what a second run would change again is status 2, opens the report, and is written', async () => {
  const known = regional(['us-east-1'], { input_tokens: '0.035', output_tokens: '0.14' });
  const folder = rateFolder({ amazon: [micro(known)] });
  const file = offer([
    row('USE1-NovaMicro-input-tokens', '0.00003'),
    row('USE1-NovaMicro-output-tokens', '0.00013'),
  ]);
  // Two prices by two routes are four changes; the fault loses the last of them.
  const fault = new URL('../support/lose_a_change.mjs', import.meta.url).href;
  const run = await update(folder, [file], [], { NODE_OPTIONS: `--import=${fault}` });
  assert.equal(run.status, 2, run.errors);
  assert.match(
    run.report.split('\n## ')[1] ?? '',
    /^Needs a decision\n\n- \*\*1 price is\*\* written so that a second run would change them again/,
  );
  assert.match(run.errors, /2 rate files written/, 'prices and sources');
  assert.match(run.report, /## Lowered: 4\n/);
  // Without the fault, a run finds what is left to do, then nothing.
  const whole = await update(folder, [file]);
  assert.equal(whole.status, 0, whole.errors);
  assert.match(whole.report, /## Lowered: 1\n/);
  assert.match(
    (await update(folder, [file])).errors,
    /0 raised, 0 lowered, .* 0 rate files written/,
  );
});
