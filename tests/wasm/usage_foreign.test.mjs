// What people drop beside logs is named, and none of it is read as damaged lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage } = await import(new URL('usage.js', packageUrl).href);
const engine = await startEngine();
const RECORD = {
  schemaType: 'ModelInvocationLog',
  timestamp: '2026-10-02T09:14:07Z',
  region: 'us-east-1',
  operation: 'Converse',
  modelId: 'amazon.nova-lite-v1:0',
  input: { inputTokenCount: 1000 },
  output: { outputTokenCount: 100 },
};

/** @param {string | Uint8Array} content @param {number} [step] */
async function read(content, step = content.length) {
  const usage = await openUsage({ engine });
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = usage.file('dropped');
  for (let at = 0; at < bytes.length; at += Math.max(1, step))
    file.feed(bytes.subarray(at, at + Math.max(1, step)));
  return { ...file.end(), report: usage.report() };
}

/** @param {string} magic */
const bytesOf = (magic) =>
  Uint8Array.from([
    ...Buffer.from(magic, 'latin1'),
    ...Array.from({ length: 999 }, (_, i) => (i * 7919) % 256),
  ]);

for (const [kind, magic] of [
  ['zip', 'PK\x03\x04'],
  ['pdf', '%PDF-1.7\n'],
  ['image', '\x89PNG\r\n\x1a\n'],
  ['image', '\xff\xd8\xff\xe0'],
  ['packed', 'BZh91AY'],
  ['packed', '\x28\xb5\x2f\xfd'],
  ['parquet', 'PAR1'],
]) {
  test(`a file of the kind ${kind} that begins with ${JSON.stringify(magic)}`, async () => {
    for (const step of [1, 3, 7, 2000]) {
      const { format, records, bad, report } = await read(bytesOf(magic), step);
      assert.deepEqual([format, records, bad], [kind, 0, 0], `pieces of ${step}`);
      assert.deepEqual(report.notices, []);
    }
  });
}

test('a bill that a spreadsheet has saved again is named', async () => {
  const head = ['line_item_usage_type', 'line_item_unblended_cost', 'line_item_usage_amount'];
  for (const separator of [';', '\t']) {
    const content = `${head.join(separator)}\n${['x', '0,035', '1000'].join(separator)}\n`;
    for (const step of [1, 9, 500]) {
      const { format, records, bad } = await read(content, step);
      assert.deepEqual([format, records, bad], ['separators', 0, 0]);
    }
  }
  const { format } = await read('name;BilledHere are high\n');
  assert.notEqual(format, 'separators', 'other text');
});

test('a short file is no less a file', async () => {
  for (const content of ['{}', '[]', 'x', 'BZ', 'PK'])
    assert.notEqual((await read(content)).format, 'zip', content);
  assert.equal((await read(JSON.stringify(RECORD), 1)).records, 1);
});

test('lines that cannot be read say nothing of totals where there are none', async () => {
  const { bad, report } = await read('a line of text\n'.repeat(30));
  assert.equal(bad, 30);
  assert.deepEqual(report.notices, []);
});

test('results of Logs Insights may have the record itself in place of its text', async () => {
  const rows = [
    { '@timestamp': '2026-10-02 09:14:07.000', '@message': RECORD, '@ptr': 'x' },
    { '@timestamp': '2026-10-02 09:14:08.000', '@message': JSON.stringify(RECORD) },
  ];
  for (const content of [JSON.stringify(rows), JSON.stringify(rows, null, 2)]) {
    const { records, other, bad, report } = await read(content);
    assert.deepEqual([records, other, bad], [2, 0, 0]);
    assert.equal(report.totals.input_tokens, '2000');
  }
});

test('amounts without quantities are said to be so, whatever they are grouped by', async () => {
  const { report } = await read(
    'Service,Amazon Bedrock($),Total costs($)\nService total,12.5,12.5\n2026-10-01,12.5,12.5\n',
  );
  const [line] = report.bill?.lines ?? [];
  assert.equal(line.why, 'not_priced');
  assert.match(line.explanation, /amounts without quantities/);
});
