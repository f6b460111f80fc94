// Where calls were served: a split of its own, and no price.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, reportUsage } = await import(new URL('usage.js', packageUrl).href);
const engine = await startEngine();

/** @param {any} more */
const record = (more) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: '2026-10-02T09:14:07Z',
  region: 'eu-central-1',
  operation: 'Converse',
  modelId: 'eu.amazon.nova-lite-v1:0',
  input: { inputTokenCount: 1_000_000 },
  output: { outputTokenCount: 0 },
  ...more,
});

/** @param {any[]} records */
async function countsOf(records) {
  const usage = await openUsage({ engine });
  const content = records.map((one) => `${JSON.stringify(one)}\n`).join('');
  await usage.read({ name: 'log.json', content });
  return usage.counts();
}
const reportOf = async (/** @type {any[]} */ ...records) =>
  reportUsage(engine, [await countsOf(records)]);
const rows = (/** @type {import('../../wasm/usage.d.ts').UsageRow[]} */ of) =>
  of.map(({ key, calls, amount }) => [key, calls, amount]);
const words = (/** @type {import('../../wasm/usage.d.ts').UsageReport} */ report, code = '') =>
  report.notices.find((notice) => notice.code === code)?.message;

test('a cross-region call is priced by the region called and listed by the one that served it', async () => {
  const report = await reportOf(
    record({ inferenceRegion: 'eu-west-1' }),
    record({ inferenceRegion: 'eu-west-1' }),
    record({ inferenceRegion: 'eu-central-1' }),
    record({}),
  );
  // A million tokens of Nova Lite by the EU profile: $0.078 in Frankfurt, $0.069 in Ireland.
  assert.deepEqual(rows(report.by_region), [['eu-central-1', '4', '0.312']]);
  assert.deepEqual(rows(report.by_served), [
    ['eu-west-1', '2', '0.156'],
    ['', '1', '0.078'],
    ['eu-central-1', '1', '0.078'],
  ]);
  assert.deepEqual(report.served, {
    unsaid: '0',
    elsewhere: [{ region: 'eu-west-1', calls: '2' }],
  });
  assert.equal(
    words(report, 'served_elsewhere'),
    '2 of 4 calls were served in a region other than the one called: eu-west-1 (2). The price is that of the region called.',
  );
});

test('where a record has no region, the one that served it is taken, and the report says so', async () => {
  const nowhere = record({
    region: undefined,
    inferenceRegion: 'us-west-2',
    modelId: 'us.amazon.nova-lite-v1:0',
  });
  const report = await reportOf(nowhere, { ...nowhere, region: '' });
  assert.deepEqual(
    report.by_region.map(({ key, calls }) => [key, calls]),
    [['us-west-2', '2']],
  );
  assert.equal(report.served.unsaid, '2');
  assert.match(
    words(report, 'region_unsaid') ?? '',
    /^2 records name no region: each is priced by the region/,
  );
  assert.equal(words(report, 'served_elsewhere'), undefined);
});

test('an ARN says the region that was called', async () => {
  const report = await reportOf(
    record({
      region: undefined,
      inferenceRegion: 'us-west-2',
      modelId: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-lite-v1:0',
    }),
  );
  assert.equal(report.served.unsaid, '0');
  assert.deepEqual(report.served.elsewhere, [{ region: 'us-west-2', calls: '1' }]);
  assert.equal(report.by_region[0].key, 'us-east-1');
});

test('parts that were read by themselves are one split', async () => {
  const parts = await Promise.all(
    ['eu-west-1', 'eu-north-1', 'eu-west-1'].map((inferenceRegion) =>
      countsOf([record({ inferenceRegion })]),
    ),
  );
  const report = reportUsage(engine, parts);
  assert.deepEqual(
    report.by_served.map(({ key, calls }) => [key, calls]),
    [
      ['eu-west-1', '2'],
      ['eu-north-1', '1'],
    ],
  );
});
