// Calls whose price is not that of their tokens alone: images, video, and those that a prompt router passes on. Natively and as
// WebAssembly; the amounts are the published prices times the counts, by hand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, usageSavings, usageScenario, usageWhatIf } = await import(
  new URL('usage.js', packageUrl).href
);
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bedrock-made-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const record = (/** @type {any} */ more) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: '2026-10-02T09:14:07Z',
  region: 'us-east-1',
  operation: 'InvokeModel',
  ...more,
});
const lines = (/** @type {any[]} */ records) =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('');

/** The same report by both. @param {any[]} records */
async function reportOf(records) {
  const usage = await openUsage({ engine });
  const content = lines(records);
  await usage.read({ name: 'log.json', content });
  const report = usage.report();
  const path = join(folder, 'log.json');
  writeFileSync(path, content);
  const args = [join(root, 'scripts/lib/price_logs.mjs'), '--format', 'json', path];
  /** @type {string} */
  let printed;
  try {
    printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
  } catch (problem) {
    printed = /** @type {any} */ (problem).stdout; // status 2: something has no price
  }
  const native = JSON.parse(printed);
  for (const part of /** @type {const} */ (['totals', 'by_model', 'not_priced', 'notices']))
    assert.deepEqual(native[part], JSON.parse(JSON.stringify(report[part])), part);
  return { report, usage };
}

/** @param {string} modelId @param {any} asked @param {any} answered @param {any} [output] */
const image = (modelId, asked, answered, output = {}) =>
  record({
    modelId,
    input: asked ? { inputBodyJson: asked } : { inputBodyS3Path: 's3://logs/data/x_input.json.gz' },
    output: { ...(answered ? { outputBodyJson: answered } : {}), ...output },
  });
const canvas = 'amazon.nova-canvas-v1:0';
/** @param {any} config @param {string} [taskType] */
const asks = (config, taskType = 'TEXT_IMAGE') => ({
  taskType,
  textToImageParams: { text: 'a "quoted" cat' },
  ...(config ? { imageGenerationConfig: config } : {}),
});

// Nova Canvas: 0.04 and 0.06 to 1,024 px, 0.06 and 0.08 over it. Stable Image Core: 0.04 an image of any size.
/** @type {[string, any, string, string][]} name, record, images, USD */
const images = [
  [
    'two images of the size asked for',
    image(canvas, asks({ numberOfImages: 2, width: 512, height: 512 }), {
      images: ['aGk=', 'aGk='],
    }),
    '2',
    '0.08',
  ],
  [
    'premium quality over 1,024 pixels',
    image(canvas, asks({ width: 1280, height: 720, quality: 'premium' }), { images: ['aGk='] }),
    '1',
    '0.08',
  ],
  [
    'the size that a model has by itself',
    image(canvas, asks(undefined), { images: ['aGk='] }),
    '1',
    '0.04',
  ],
  [
    'as many as the answer has, not as were asked for',
    image(canvas, asks({ numberOfImages: 5 }), { images: ['aGk='], error: 'Some were blocked.' }),
    '1',
    '0.04',
  ],
  [
    'as many as were asked for where the answer is in S3',
    image(canvas, asks({ numberOfImages: 3 }), null),
    '3',
    '0.12',
  ],
  [
    'as many as the record counts',
    image(canvas, asks({}), null, { outputImageCount: 4 }),
    '4',
    '0.16',
  ],
  [
    'a model with one price for all sizes',
    image('stability.stable-image-core-v1:1', null, null),
    '1',
    '0.04',
  ],
];
for (const [name, one, count, amount] of images) {
  test(`images are priced: ${name}`, async () => {
    const { report } = await reportOf([one]);
    const { totals, not_priced } = report;
    assert.deepEqual([totals.images, totals.amount, totals.complete], [count, amount, true]);
    assert.equal(totals.without_tokens, '0');
    assert.deepEqual(not_priced, []);
  });
}

test('images whose size or quality is not said are named with the reason', async () => {
  const { report } = await reportOf([
    image(canvas, null, null),
    image(canvas, asks(undefined, 'BACKGROUND_REMOVAL'), { images: ['aGk='] }),
    image(canvas, asks({ width: 1024, height: 1024 }), { images: ['aGk='] }),
  ]);
  const { totals, not_priced } = report;
  assert.deepEqual([totals.amount, totals.complete, totals.without_tokens], ['0.04', false, '2']);
  assert.deepEqual(
    not_priced.map(({ calls, reason }) => [calls, reason]),
    [
      [
        '2',
        'The price of an image depends on its size and quality, which the record does not say.',
      ],
    ],
  );
});

test('an odd size refuses no record, and failed or blocked calls make no image', async () => {
  const { report } = await reportOf([
    image(canvas, asks({ width: '1024', height: 10.5, numberOfImages: null }), {
      images: ['aGk='],
    }),
    { ...image(canvas, asks({}), null), errorCode: 'ThrottlingException' },
    image(canvas, asks({}), { images: [] }),
  ]);
  assert.deepEqual(
    [report.bad.lines, report.totals.images, report.totals.amount],
    ['0', '1', '0.04'],
  );
  assert.equal(report.totals.errors, '1');
});

test('video is priced by the second where the record says how long it is', async () => {
  const video = record({
    modelId: 'amazon.nova-reel-v1:1',
    operation: 'StartAsyncInvoke',
    input: { inputBodyJson: { taskType: 'TEXT_VIDEO' } },
    output: { outputVideoDurationSeconds: 6, outputVideoHeight: 720, outputVideoWidth: 1280 },
  });
  // 2 x 6 s x 0.08
  const { report } = await reportOf([video, video]);
  const { totals } = report;
  assert.deepEqual([totals.video_seconds, totals.amount, totals.complete], ['12', '0.96', true]);
  const [workload] = /** @type {any[]} */ (usageScenario(report).scenario.workloads);
  // 2 clips on one day are 60.83 in a month.
  assert.deepEqual(
    [workload.type, workload.clips_per_month, workload.seconds_per_clip],
    ['video', '61', '6'],
  );
});

test('images become a workload, and leave savings of tokens alone', async () => {
  const config = { width: 1536, height: 1024, quality: 'premium', numberOfImages: 2 };
  const { report, usage } = await reportOf([
    image(canvas, asks(config), { images: ['aGk=', 'aGk='] }),
  ]);
  const { scenario } = usageScenario(report);
  const [workload] = /** @type {any[]} */ (scenario.workloads);
  assert.equal(scenario.workloads.length, 1);
  assert.deepEqual(
    [workload.type, workload.images_per_month, workload.quality],
    ['image', '61', 'premium'],
  );
  assert.equal(engine.quote(scenario).total, '4.88'); // 61 x 0.08
  assert.equal(usageSavings(engine, [usage.counts()]).cap({ percent: 90 }).saved, '0');
});

test('images are not compared with models of tokens, and stay out of the cost of a call', async () => {
  const tokens = record({
    operation: 'Converse',
    modelId: 'amazon.nova-lite-v1:0',
    input: { inputTokenCount: 1_000_000 },
    output: { outputTokenCount: 0 },
  });
  const made = image(canvas, asks({}), { images: ['aGk='] });
  const { report } = await reportOf([tokens, made]);
  assert.equal(report.distribution.cost?.mean, '0.06'); // of the one call with tokens
  const whatIf = usageWhatIf(engine, report);
  assert.equal(whatIf.amount, '0.06');
  assert.deepEqual(usageWhatIf(engine, (await reportOf([made])).report).rows, []);
});

test('calls of a tier without prices keep the name of their model, and make no impossible workload', async () => {
  const of = (/** @type {string} */ type) =>
    record({
      operation: 'Converse',
      modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      input: { inputTokenCount: 1000 },
      output: { outputTokenCount: 100, outputBodyJson: { serviceTier: { type } } },
    });
  const { report } = await reportOf([of('reserved'), of('turbo'), of('default')]);
  assert.deepEqual(
    report.by_model.map(({ model_name, tier, amount }) => [model_name, tier, amount]).sort(),
    [
      ['Claude Sonnet 4.5', 'other', '0'],
      ['Claude Sonnet 4.5', 'reserved', '0'],
      ['Claude Sonnet 4.5', 'standard', '0.00495'],
    ],
  );
  assert.deepEqual(report.unmapped, []);
  assert.deepEqual(report.not_priced.map(({ reason }) => reason).sort(), [
    'Reserved capacity is paid by the hour, not by the token.',
    'The record names a service tier that has no prices here.',
  ]);
  const { scenario } = usageScenario(report);
  assert.equal(scenario.workloads.length, 2);
  assert.equal(engine.quote(scenario).complete, true);
});

test('a call by way of a prompt router has the price of the model that it chose, and a fee', async () => {
  const router = 'arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1';
  const routed = (/** @type {string} */ invokedModelId) =>
    record({
      operation: 'Converse',
      modelId: router,
      input: { inputTokenCount: 1000 },
      output: {
        outputTokenCount: 100,
        outputBodyJson: {
          usage: { inputTokens: 1000, outputTokens: 100 },
          trace: { promptRouter: { invokedModelId } },
        },
      },
    });
  const { report } = await reportOf([
    routed('arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-lite-v1:0'),
    routed('arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0'),
  ]);
  // Nova Lite 1,000 x 0.06 + 100 x 0.24 = 84 millionths; Nova Pro 1,000 x 0.80 + 100 x 3.20 = 1,120; 2 x 0.001 for the router.
  assert.deepEqual(
    report.by_model.map(({ model, model_amount }) => [model, model_amount]),
    [
      ['amazon.nova-pro-v1:0', '0.00112'],
      ['amazon.nova-lite-v1:0', '0.000084'],
    ],
  );
  const { totals } = report;
  assert.deepEqual(
    [totals.routed, totals.router_amount, totals.amount],
    ['2', '0.002', '0.003204'],
  );
  assert.match(
    report.notices.find(({ code }) => code === 'routed')?.message ?? '',
    /2 calls went through a prompt router, for a fee of \$0.002\. AWS does not publish this fee/,
  );
  assert.deepEqual(report.unmapped, []);
});
