// Bills against list prices: rows as AWS prints them, with figures by hand.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { keepScanned } from '../support/scanned.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, usageScenario } = await import(new URL('usage.js', packageUrl).href);
const writer = '../../scripts/export/node_modules/hyparquet-writer/src/index.js';
const { parquetWriteBuffer } = await import(new URL(writer, import.meta.url).href);
const engine = await startEngine();
const folder = mkdtempSync(join(tmpdir(), 'bedrock-bill-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} content @param {'simd' | 'plain'} [scanner] */
async function reportOf(content, scanner) {
  keepScanned(content);
  const usage = await openUsage({ engine, scanner });
  const summary = await usage.read({ name: 'bill.csv', content });
  return { ...usage.report(), summary };
}

/** What a row of a bill says, whatever its columns are called. */
const ROWS = [
  // 433.893 thousand x $4.125 a million = 1.789808625, as in AWS's own example.
  row('USW2-Claude4.5Sonnet-cache-write-input-token-count', '433.893', '1.789808625', {}),
  row('USW2-Claude4.5Sonnet-input-tokens', '29.481', '0.0972873', {}),
  // The same line on another day: 10 thousand x 0.0033.
  row('USW2-Claude4.5Sonnet-input-tokens', '10', '0.033', { day: '2026-10-03T00:00:00Z' }),
  // 0.5 million output tokens of Opus 5.5 in a region, $22 a million.
  row('USW2-MP:USW2_output_tokens_standard-Units', '0.5', '11', {
    service: 'Claude Opus 5.5 (Amazon Bedrock Edition)',
    code: '4x5zr1example',
    unit: 'Units',
  }),
  // 6 % off: 1,000 thousand x $0.000035 = 0.035; 0.035 x 0.94 = 0.0329. Output 0.14 x 0.94 = 0.1316.
  row('USE1-NovaMicro-input-tokens', '1000', '0.0329', { region: 'us-east-1' }),
  row('USE1-NovaMicro-output-tokens', '1000', '0.1316', { region: 'us-east-1' }),
  // 2,000 text units x $0.00015.
  row('USE1-Guardrail-ContentPolicyUnitsConsumed', '2000', '0.3', {
    region: 'us-east-1',
    unit: 'TextUnits',
  }),
  row('USE1-SomethingNew-tokens', '7', '0.5', { region: 'us-east-1' }),
  row('USE1-NovaMicro-input-tokens', '0', '-3.25', { charge: 'Credit', region: 'us-east-1' }),
];

/** @param {string} type @param {string} quantity @param {string} cost @param {any} more */
function row(type, quantity, cost, more) {
  return {
    ...{ type, quantity, cost, charge: 'Usage', service: 'Amazon Bedrock', code: 'AmazonBedrock' },
    ...{ unit: '1K tokens', region: 'us-west-2', day: '2026-10-02T00:00:00Z', currency: 'USD' },
    ...more,
  };
}

/** @param {[string, string | ((row: any) => string)][]} columns @param {any[]} rows */
function csv(columns, rows) {
  const quoted = (/** @type {string} */ cell) =>
    /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const cells = rows.map((one) =>
    columns.map(([, of]) => quoted(typeof of === 'string' ? String(one[of] ?? '') : of(one))),
  );
  return [columns.map(([name]) => name), ...cells].map((line) => `${line.join(',')}\n`).join('');
}

const EC2 = row('USE1-BoxUsage:m5.large', '24', '2.3', {
  service: 'Amazon Elastic Compute Cloud',
  code: 'AmazonEC2',
});

/** @type {Parameters<typeof csv>[0]} */
const CUR_COLUMNS = [
  ['bill_billing_entity', () => 'AWS'],
  ['line_item_line_item_type', 'charge'],
  ['line_item_product_code', 'code'],
  ['product', ({ service }) => JSON.stringify({ product_name: service, region: 'x' })],
  ['line_item_usage_type', 'type'],
  ['line_item_usage_amount', 'quantity'],
  ['line_item_unblended_cost', 'cost'],
  ['line_item_usage_start_date', 'day'],
  ['line_item_currency_code', 'currency'],
  ['product_region_code', 'region'],
  ['pricing_unit', 'unit'],
  ['line_item_iam_principal', () => 'arn:aws:iam::1:user/alice'],
  ['line_item_line_item_description', () => 'text, with "quotes"\nand a line'],
];

const formats = {
  cur: csv(
    CUR_COLUMNS,
    [...ROWS, EC2].map((one) => (one === EC2 ? { ...one, type: one.type } : one)),
  ).replaceAll('""quotes""', '""quotes""'),
  'cur-legacy': csv(
    [
      ['identity/LineItemId', () => 'x'],
      ['lineItem/LineItemType', 'charge'],
      ['lineItem/ProductCode', 'code'],
      ['product/ProductName', 'service'],
      ['lineItem/UsageType', 'type'],
      ['lineItem/UsageAmount', ({ quantity }) => `${quantity}E0`],
      ['lineItem/UnblendedCost', 'cost'],
      ['lineItem/UsageStartDate', 'day'],
      ['lineItem/CurrencyCode', 'currency'],
      ['product/region', 'region'],
      ['pricing/unit', 'unit'],
    ],
    [...ROWS, EC2],
  ),
  focus: csv(
    [
      ['BilledCost', 'cost'],
      ['BillingCurrency', 'currency'],
      ['ChargeCategory', 'charge'],
      ['ChargePeriodStart', 'day'],
      ['PricingQuantity', 'quantity'],
      ['PricingUnit', 'unit'],
      ['RegionId', 'region'],
      ['ServiceName', 'service'],
      ['x_ServiceCode', 'code'],
      ['x_UsageType', 'type'],
    ],
    [...ROWS, EC2],
  ),
};

for (const [format, text] of Object.entries(formats)) {
  test(`a ${format} export is compared line by line`, async () => {
    const { bill, summary, totals } = await reportOf(text);
    assert(bill);
    assert.deepEqual(
      [summary.format, summary.records, summary.other, summary.bad],
      ['bill', 9, 1, 0],
    );
    assert.equal(totals.calls, '0');
    assert.deepEqual(bill.formats, [format]);
    const of = (/** @type {string} */ type, charge = 'usage') =>
      bill.lines.find((line) => line.usage_type === type && line.charge === charge);
    const write = of('USW2-Claude4.5Sonnet-cache-write-input-token-count');
    assert.deepEqual(
      [write?.ours, write?.why, write?.model, write?.normal_quantity],
      ['1.789808625', 'same', 'anthropic.claude-sonnet-4-5-20250929-v1:0', '433893'],
    );
    const input = of('USW2-Claude4.5Sonnet-input-tokens');
    assert.deepEqual(
      [input?.ours, input?.why, input?.from, input?.to],
      ['0.1302873', 'same', '2026-10-02', '2026-10-03'],
    );
    const opus = of('USW2-MP:USW2_output_tokens_standard-Units');
    assert.deepEqual([opus?.ours, opus?.why, opus?.model_name], ['11', 'same', 'Claude Opus 5.5']);
    const nova = of('USE1-NovaMicro-input-tokens');
    assert.deepEqual([nova?.ours, nova?.difference, nova?.why], ['0.035', '0.0021', 'discount']);
    const units = of('USE1-Guardrail-ContentPolicyUnitsConsumed');
    assert.deepEqual([units?.ours, units?.why], ['0.3', 'same']);
    assert.deepEqual(of('USE1-SomethingNew-tokens')?.why, 'unmapped');
    assert.deepEqual(of('USE1-NovaMicro-input-tokens', 'credit')?.why, 'not_usage');
    assert.deepEqual(bill.discounts, [
      { percent: '6', model: 'amazon.nova-micro-v1:0', lines: 2, amount: '0.0105' },
    ]);
    // 1.789808625 + 0.1302873 + 11 + 0.0329 + 0.1316 + 0.3
    assert.equal(bill.invoiced, '13.384595925');
    assert.equal(bill.ours, '13.395095925');
    assert.deepEqual([bill.not_compared, bill.credits], ['0.5', '-3.25']);
  });
}

test('a discount with rows of its own is found, too', async () => {
  const region = 'us-east-1';
  const edp = { charge: 'EdpDiscount', region };
  // 9 % of 0.035 and of 0.14; Sonnet's line has none.
  const { bill } = await reportOf(
    csv(CUR_COLUMNS, [
      row('USE1-NovaMicro-input-tokens', '1000', '0.035', { region }),
      row('USE1-NovaMicro-output-tokens', '1000', '0.14', { region }),
      row('USE1-NovaMicro-input-tokens', '0', '-0.00315', edp),
      row('USE1-NovaMicro-output-tokens', '0', '-0.0126', edp),
      row('USW2-Claude4.5Sonnet-input-tokens', '29.481', '0.0972873', {}),
    ]),
  );
  assert.deepEqual(bill?.discounts, [
    { percent: '9', model: 'amazon.nova-micro-v1:0', lines: 2, amount: '0.01575' },
  ]);
  assert.equal(bill?.other_charges, '-0.01575');
});

test('the offered discount makes the lines agree', async () => {
  const { bill } = await reportOf(formats.focus);
  const discounts = bill?.discounts.map(({ percent, model }) => ({ percent, model }));
  const quoted = engine.quote({
    version: 1,
    region: 'us-east-1',
    as_of: '2026-10-02',
    discounts,
    workloads: [
      {
        type: 'inference',
        model: 'amazon.nova-micro-v1:0',
        requests_per_month: 1,
        input_tokens: 1e6,
        output_tokens: 1e6,
      },
    ],
  });
  assert.equal(quoted.total, '0.1645');
});

test('the usage of a bill becomes a scenario', async () => {
  const region = 'us-east-1';
  const to = { day: '2026-10-31T00:00:00Z', region };
  const report = await reportOf(
    csv(CUR_COLUMNS, [
      row('USE1-NovaMicro-input-tokens', '400000', '14', { ...to, day: '2026-10-01T00:00:00Z' }),
      row('USE1-NovaMicro-output-tokens', '100000', '14', to),
      row('USE1-Guardrail-ContentPolicyUnitsConsumed', '3100', '0.465', {
        ...to,
        unit: 'TextUnits',
      }),
      row('USE1-SomethingNew-tokens', '7', '0.5', to),
      row('USE1-NovaMicro-input-tokens', '0', '-3', { ...to, charge: 'Credit' }),
    ]),
  );
  const { scenario, ranges } = usageScenario(report);
  // 500 M tokens are 100,000 calls of 5,000; 31 days to 30.4167: 98,118 calls, and 3,041.67 text units.
  assert.deepEqual(ranges, []);
  assert.deepEqual(
    scenario.workloads.map((one) => ({ ...one })).sort((a, b) => (a.type < b.type ? -1 : 1)),
    [
      {
        type: 'inference',
        model: 'amazon.nova-micro-v1:0',
        route: 'in-region',
        tier: 'standard',
        name: 'Nova Micro',
        region,
        requests_per_month: '98118',
        input_tokens: '4000',
        output_tokens: '1000',
      },
      {
        type: 'service',
        service: 'bedrock-guardrails',
        name: 'Bedrock Guardrails (ApplyGuardrail and inline)',
        region,
        quantities: { content_text_units: '3041.67' },
      },
    ],
  );
  // 98,118 x (4,000 x 0.035 + 1,000 x 0.14) / 1,000,000 + 3,041.67 x 0.00015
  assert.equal(engine.quote(scenario).total, '27.9292905');
});

test('Cost Explorer has amounts alone', async () => {
  const text = [
    '"Usage type","USE1-NovaMicro-output-tokens($)","USE1-MP:USE1_InputTokenCount-Units($)","Total costs($)"',
    '"Usage type total","22.34","2.64","24.98"',
    '"2026-10-01","20","2.64","22.64"',
    '"2026-10-02","2.34","","2.34"',
  ].join('\n');
  const { bill } = await reportOf(text);
  assert.deepEqual(bill?.formats, ['cost-explorer']);
  assert.deepEqual(
    bill?.lines.map(({ usage_type, invoiced, ours, why }) => [usage_type, invoiced, ours, why]),
    [
      ['USE1-NovaMicro-output-tokens', '22.34', null, 'not_priced'],
      ['USE1-MP:USE1_InputTokenCount-Units', '2.64', null, 'not_priced'],
    ],
  );
});

test('Logs Insights as CSV has records in its cells', async () => {
  const record = {
    schemaType: 'ModelInvocationLog',
    timestamp: '2026-10-01T12:00:00Z',
    region: 'us-east-1',
    modelId: 'amazon.nova-micro-v1:0',
    input: { inputTokenCount: 1_000_000, inputBodyJson: { text: 'a, "b"\nc' } },
    output: { outputTokenCount: 0 },
  };
  const cell = JSON.stringify(record).replaceAll('"', '""');
  const text = `\ufeff@timestamp,@message\r\n2026-10-01 12:00:00.000,"${cell}"\r\n2026-10-01 12:00:01.000,"${cell}"\r\n`;
  const { totals, summary } = await reportOf(text);
  assert.deepEqual([summary.format, summary.records, summary.bad], ['log', 2, 0]);
  assert.equal(totals.amount, '0.07');
});

test('rows of another width and figures that are none are bad lines', async () => {
  const [head, first, ...rest] = formats.focus.split('\n');
  const { bad, summary, bill } = await reportOf(
    [head, 'a,b,c', first, first.replace(/^[^,]+/, '1.2.3'), ...rest].join('\n'),
  );
  assert.equal(summary.bad, 2);
  assert.equal(bad.samples[0].line, 2);
  assert.equal(bill?.invoiced, '13.384595925');
});

test('both scanners and any cut of a bill give the same', async () => {
  const text = new TextEncoder().encode(formats.cur);
  const whole = await openUsage({ engine, scanner: 'simd' });
  await whole.read({ name: 'bill.csv', content: formats.cur });
  for (const step of [1, 7, 100, 1000]) {
    const usage = await openUsage({ engine, scanner: 'plain' });
    const file = usage.file('bill.csv');
    for (let at = 0; at < text.length; at += step) file.feed(text.subarray(at, at + step));
    file.end();
    assert.deepEqual(usage.counts(), whole.counts());
  }
});

test('the same rows in Parquet give the same bill', async () => {
  const columns = {
    line_item_line_item_type: 'charge',
    line_item_product_code: 'code',
    line_item_usage_type: 'type',
    line_item_usage_amount: 'quantity',
    line_item_unblended_cost: 'cost',
    line_item_currency_code: 'currency',
    product_product_name: 'service',
    product_region_code: 'region',
    pricing_unit: 'unit',
  };
  const numbers = ['quantity', 'cost'];
  const content = parquetWriteBuffer({
    columnData: [
      ...Object.entries(columns).map(([name, of]) => ({
        name,
        data: ROWS.map((one) => (numbers.includes(of) ? Number(one[of]) : one[of])),
        type: /** @type {'DOUBLE' | 'STRING'} */ (numbers.includes(of) ? 'DOUBLE' : 'STRING'),
      })),
      {
        name: 'line_item_usage_start_date',
        data: ROWS.map(({ day }) => new Date(day)),
        type: /** @type {'TIMESTAMP'} */ ('TIMESTAMP'),
      },
      { name: 'not_read', data: ROWS.map(() => 'x'), type: /** @type {'STRING'} */ ('STRING') },
    ],
  });
  const usage = await openUsage({ engine, parquet: () => import('hyparquet') });
  const bytes = new Uint8Array(content);
  const file = join(folder, 'cur2.parquet');
  writeFileSync(file, bytes);
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const printed = spawnSync('scripts/price_logs', ['--format', 'json', file], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(JSON.parse(printed.stdout).bill.invoiced, '13.384595925', printed.stderr);
  for (const form of [bytes, new Blob([bytes])]) {
    const summary = await usage.read({ name: 'cur2.parquet', content: form });
    assert.deepEqual([summary.format, summary.records, summary.bad], ['bill', 9, 0]);
  }
  const { bill } = usage.report();
  assert.equal(bill?.invoiced, '26.76919185'); // twice
  assert.equal(bill?.discounts[0].percent, '6');
});
