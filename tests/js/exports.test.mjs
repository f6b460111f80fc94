// The bill as files: each says what the screen says, to the last digit, and no more than it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainCell } from '../../web/src/export/cells.js';
import { billCsv } from '../../web/src/export/csv.js';
import { billFocus } from '../../web/src/export/focus.js';
import { billMarkdown, plain } from '../../web/src/export/markdown.js';
import { billText } from '../../web/src/export/text.js';
import { engine } from '../support/engines.mjs';

/** @returns {Promise<import('../../wasm/index.js').Engine>} */
const startEngine = () => engine();

/** @typedef {import('../../wasm/index.js').Bill} Bill */

const SCENARIO = /** @type {import('../../wasm/index.js').Scenario} */ ({
  version: 1,
  name: 'Plan | *2027*',
  region: 'us-east-1',
  workloads: [
    {
      type: 'inference',
      name: '=Chat; @home',
      model: 'amazon.nova-micro-v1:0',
      requests_per_month: 50000,
      input_tokens: 800,
      output_tokens: 400,
    },
    {
      type: 'coding_team',
      name: 'Team',
      model: 'us.anthropic.claude-sonnet-4-6',
      users: 3,
      team: '+Platform',
    },
    {
      type: 'inference',
      name: 'Other',
      model: 'acme.none-v1:0',
      requests_per_month: 10,
      input_tokens: 1,
    },
  ],
});

test('what a spreadsheet would take for a formula is text, in every width and behind every separator', () => {
  const cases = [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "\t'=1"],
    ['  =1', "  '=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['a;=1', "a;'=1"],
    ['a; =1', "a; '=1"],
    ['a,=1', "a,'=1"],
    ['a"=1', 'a"\'=1'],
    ['a\n=1', "a\n'=1"],
    ['claude-sonnet-4-6', 'claude-sonnet-4-6'],
    ['us-east-1; x = 1', 'us-east-1; x = 1'],
    ['', ''],
  ];
  for (const [text, cell] of cases) assert.equal(plainCell(text), cell);
});

test('a row of the CSV has the team of its workload', async () => {
  const rows = billCsv((await startEngine()).quote(SCENARIO)).split('\n');
  const column = rows[0].split(',').indexOf('team');
  const teams = (/** @type {string} */ name) =>
    rows.filter((row) => row.includes(`,${name},`)).map((row) => row.split(',')[column]);
  assert.deepEqual([...new Set(teams('Team'))], ["'+Platform"]);
  assert.deepEqual([...new Set(teams('Other'))], ['']);
});

test('Markdown and text carry the total, every line, what has no price, the day, assumptions and sources', async () => {
  const engine = await startEngine();
  /** @type {Bill} */
  const bill = engine.quote(SCENARIO);
  assert.ok(!bill.complete && bill.lines.some((line) => line.assumed));
  const markdown = billMarkdown(SCENARIO, bill);
  assert.match(markdown, /^# Plan \\\| \\\*2027\\\*\n/);
  assert.ok(
    markdown.includes(`**at least \\$${bill.total.replace(/\B(?=(\d{3})+\.)/g, ',')} a month**`),
  );
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  assert.equal(
    rows.length,
    2 + bill.workloads.length + bill.lines.length + bill.not_priced.length + 1,
  );
  for (const row of rows) assert.equal(row.replaceAll('\\|', '').match(/\|/g)?.length, 6, row);
  for (const text of [markdown, billText(bill)]) {
    assert.match(text, /at least/);
    assert.match(text, /Not priced: /);
    assert.ok(text.includes(bill.not_priced[0].reason.slice(0, 20)));
  }
  for (const { assumed } of bill.lines) {
    for (const words of (assumed ?? '').split('; ').filter(Boolean)) {
      assert.ok(markdown.includes(`- ${plain(words)}`), words);
      assert.ok(billText(bill).includes(`Assumed: ${words}.`), words);
    }
  }
  for (const { source } of bill.lines) assert.ok(markdown.includes(plain(source)), source);
  for (const { message } of bill.notices) assert.ok(markdown.includes(plain(message)), message);
  assert.ok(billText(bill).includes(`Rates in force on ${bill.as_of}.`));
});

/** Rows of CSV as a reader that knows no more than quotes. @param {string} text @param {string} separator */
function rowsOf(text, separator) {
  /** @type {string[][]} */
  const rows = [];
  for (const [, row] of text.matchAll(/((?:"(?:[^"]|"")*"|[^\n"])*)\n/g)) {
    const cell = new RegExp(`${separator}("(?:[^"]|"")*"|[^${separator}]*)`, 'g');
    const cells = [...`${separator}${row}`.matchAll(cell)];
    rows.push(cells.map(([, cell]) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')));
  }
  return rows;
}

/** @param {string[][]} rows @returns {Record<string, string>[]} */
const named = ([head, ...rows]) =>
  rows.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i]])));

test('CSV has a row for each line, for what has no price, and for the total that says "at least"', async () => {
  /** @type {Bill} */
  const bill = (await startEngine()).quote(SCENARIO);
  const rows = named(rowsOf(billCsv(bill), ','));
  const kinds = (/** @type {string} */ kind) => rows.filter(({ row }) => row === kind);
  assert.equal(kinds('line').length, bill.lines.length);
  bill.lines.forEach((line, i) => {
    assert.equal(kinds('line')[i].amount, line.amount);
    assert.equal(kinds('line')[i].assumed, line.assumed ?? '');
  });
  assert.deepEqual(
    kinds('not priced').map(({ amount, workload, quantity }) => [amount, workload, quantity]),
    bill.not_priced.map(({ workload, quantity }) => ['', workload, quantity]),
  );
  assert.match(kinds('not priced')[0].note, /The rate table has no model/);
  assert.deepEqual(
    kinds('total').map(({ amount, label, as_of }) => [amount, label, as_of]),
    [[bill.total, 'Total per month, USD, at least', bill.as_of]],
  );
  assert.equal(rows[0].workload, "'=Chat; '@home");
});

test('CSV for decimal commas is the same with semicolons, and no cell of it is a formula', async () => {
  /** @type {Bill} */
  const bill = (await startEngine()).quote(SCENARIO);
  const plainRows = rowsOf(billCsv(bill), ',');
  const text = billCsv(bill, true);
  assert.equal(text.charCodeAt(0), 0xfeff);
  const rows = rowsOf(text.slice(1), ';');
  const numbers = new Set(['quantity', 'rate', 'amount', 'gross', 'free']);
  const [head] = plainRows;
  assert.deepEqual(
    rows,
    plainRows.map((row, i) =>
      row.map((cell, c) => (i > 0 && numbers.has(head[c]) ? cell.replace('.', ',') : cell)),
    ),
  );
  // However a spreadsheet splits them, quotes or not.
  for (const cell of `${text.slice(1)}\n${billCsv(bill)}`.split(/[;,\n"]/)) {
    assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/, cell);
  }
});

/** FOCUS 1.2, columns of the feature level "mandatory". */
const MANDATORY = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
];

test('FOCUS rows have the mandatory columns, add up to the total, and keep list prices apart', async () => {
  const engine = await startEngine();
  const own = { ...SCENARIO, as_of: '2026-12-31', discounts: [{ percent: '10' }] };
  /** @type {Bill} */
  const bill = engine.quote(own);
  /** @type {Bill} */
  const list = engine.quote({ ...own, discounts: [] });
  const rows = named(rowsOf(billFocus(bill, list), ','));
  for (const column of MANDATORY) assert.ok(column in rows[0], column);
  const priced = rows;
  assert.equal(priced.length, bill.lines.length); // what has no price is no charge, and so no row
  priced.forEach((row, i) => {
    assert.equal(row.BilledCost, bill.lines[i].amount);
    assert.equal(row.ListCost, list.lines[i].amount);
    assert.equal(row.ListUnitPrice, list.lines[i].rate);
    assert.equal(row.ContractedUnitPrice, bill.lines[i].rate);
  });
  assert.ok(priced.some((row) => row.ListCost !== row.BilledCost));
  assert.deepEqual([...new Set(priced.map(({ PricingUnit }) => PricingUnit))], ['Tokens']);
  assert.deepEqual(
    [rows[0].BillingPeriodStart, rows[0].BillingPeriodEnd],
    ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  );
  assert.ok(bill.not_priced.length > 0);
  const costs = ['BilledCost', 'ContractedCost', 'EffectiveCost', 'ListCost'];
  for (const row of rows) {
    for (const column of costs) assert.match(row[column], /^\d+(\.\d+)?$/, column);
    for (const { workload, dimension } of bill.not_priced)
      assert.ok(row.x_LeftOut.includes(`${workload}: ${dimension} (`), row.x_LeftOut);
  }
});

test('every export names what is switched off, and none counts it', async () => {
  const engine = await startEngine();
  const [first, ...others] = SCENARIO.workloads;
  const off = { ...first, name: 'Resting', switched_off: true };
  const scenario = { ...SCENARIO, workloads: [off, first, ...others] };
  /** @type {Bill} */
  const bill = engine.quote(scenario);
  assert.equal(bill.total, engine.quote(SCENARIO).total);
  assert.equal(bill.workloads[0].switched_off, true);
  assert.match(billText(bill), /^Switched off: Resting$/m);
  assert.match(billMarkdown(scenario, bill), /\*\*Resting\*\*.*switched off/);
  assert.match(billCsv(bill), /^switched off,Resting,/m);
  for (const row of named(rowsOf(billFocus(bill, bill), ',')))
    assert.ok(row.x_LeftOut.includes('Resting (switched off)'));
});
