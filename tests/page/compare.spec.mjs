// The Compare tab as people use it: models found, pinned and used; other regions and tiers; options kept and swapped;
// the cheapest configuration found. Figures are those of a quote for the changed scenario.
import { readFileSync } from 'node:fs';
import { money } from '../../web/src/format.js';
import { toHash } from '../../web/src/state/share.js';
import { engine as startEngine } from '../support/engines.mjs';
import { expectNoFaults } from './axe.mjs';
import { calculator, expect, settled, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
const NOVA = 'amazon.nova-pro-v1:0';
/** @type {any} */
const SCENARIO = {
  version: 1,
  name: 'Two workloads',
  region: 'us-east-1',
  workloads: [
    {
      type: 'inference',
      name: 'Support chat',
      model: HAIKU,
      requests_per_month: 50000,
      input_tokens: 1800,
      output_tokens: 400,
    },
    {
      type: 'inference',
      name: 'Nightly notes',
      model: 'amazon.nova-lite-v1:0',
      requests_per_month: 20000,
      input_tokens: 3000,
      output_tokens: 250,
    },
  ],
};

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();

/** The bill with other members of the first workload. @param {Record<string, unknown>} members */
function quoted(members) {
  const [first, ...others] = SCENARIO.workloads;
  return engine.quote({ ...SCENARIO, workloads: [{ ...first, ...members }, ...others] });
}

/** @param {Record<string, unknown>} members */
const firstTotal = (members) => money(quoted(members).workloads[0].total);

/** @param {Page} page */
function parts(page) {
  const view = page.locator('bedrock-compare-view');
  const table = view.getByRole('table', { name: 'Models for this workload' });
  return {
    view,
    table,
    rows: table.locator('tbody tr:not(.detail)'),
    row: (/** @type {string} */ name) =>
      table.locator('tbody tr:not(.detail)').filter({
        has: page.getByRole('button', { name, exact: true }),
      }),
    search: view.getByLabel('Search models'),
    chart: view.getByRole('img', { name: /^Cost of / }),
    undo: page.locator('#undo'),
    part: (/** @type {string} */ name) => view.getByRole('button', { name, exact: true }).click(),
  };
}

/** @param {Page} page @param {string} [settings] further parameters of the link */
async function open(page, settings = '') {
  await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
  await page.goto(`/${await toHash(SCENARIO)}${settings}`);
  await expect(calculator(page).card()).toBeAttached();
  await page.getByRole('tab', { name: 'Compare' }).click();
  const all = parts(page);
  await expect(all.rows.first()).toBeVisible({ timeout: 15_000 });
  return all;
}

test('every model is priced as the bill would price it; what cannot run says why', async ({
  page,
}) => {
  const { rows, row, view, search } = await open(page);
  await expect(rows.first()).toContainText('now');
  await expect(rows.first()).toContainText('Claude Haiku 4.5');
  await expect(rows.first()).toContainText(firstTotal({}));
  await search.fill('nova');
  await expect(row('Nova Pro')).toContainText(firstTotal({ model: NOVA }));
  await expect(row('Nova Pro').locator('.delta')).toHaveText(/^− \d+ %$/);
  await search.fill('opus 5');
  await expect(row('Claude Opus 5').locator('.delta')).toHaveText(/^\+ \d+ %$/);
  await search.fill('');
  await view.getByRole('button', { name: /models cannot run this workload/ }).click();
  const reasons = view.getByRole('list', { name: 'Models that cannot run this workload' });
  await expect(reasons.getByRole('listitem').first()).toHaveText(/\w+.+\.$/);
});

test('another tokenizer is shown as an assumption, with its source; what is switched off is left out', async ({
  page,
}) => {
  const { row, view, table, search } = await open(page);
  await search.fill('opus 4.7');
  const other = engine
    .compare({ scenario: SCENARIO, workload: 0 })
    .models.find(({ name }) => name === 'Claude Opus 4.7');
  await row('Claude Opus 4.7')
    .getByRole('button', { name: 'Claude Opus 4.7', exact: true })
    .click();
  const detail = table.locator('.detail');
  const total = money(other?.tokenizer?.total ?? '');
  await expect(detail).toContainText(
    `Assumed: its tokenizer makes ${other?.tokenizer?.factor} tokens of one. Then the workload costs ${total} a month`,
  );
  await expect(detail).toContainText(`Source: ${other?.tokenizer?.source}`);
  await calculator(page).card().locator('[data-action="switch"]').click();
  await expect(view).toContainText('Switched off and left out: Support chat.');
  await expect(view.getByLabel('Workload', { exact: true }).locator('option')).toHaveText([
    'Nightly notes',
  ]);
  await search.fill('');
  await expect(row('Nova Lite').locator('.badge')).toHaveText('now');
  await calculator(page).open(1);
  await calculator(page).card(1).locator('[data-action="switch"]').click();
  await expect(view).toContainText('No workload that is switched on calls a model.');
});

test('another workload is compared, and typing changes the comparison', async ({ page }) => {
  const { row, view, search } = await open(page);
  await search.fill('nova');
  const { number, open: openRow } = calculator(page);
  await number('requests_per_month').fill('60,000');
  await expect(row('Nova Pro')).toContainText(
    firstTotal({ model: NOVA, requests_per_month: 60000 }),
  );
  // A field that is wrong keeps the last comparison.
  await number('requests_per_month').fill('many');
  await expect(row('Nova Pro')).toContainText(
    firstTotal({ model: NOVA, requests_per_month: 60000 }),
  );
  await openRow(1);
  await expect(row('Nova Lite').locator('.badge')).toHaveText('now');
  await view.getByLabel('Workload', { exact: true }).selectOption({ label: 'Support chat' });
  await expect(row('Nova Lite').locator('.badge')).toHaveCount(0);
});

test('filters narrow the table, sorting orders it, and both are in the link', async ({
  page,
  context,
}) => {
  const { rows, view, table, search } = await open(page);
  await expect(rows.nth(15)).toBeVisible();
  await view.getByLabel('Context', { exact: true }).selectOption({ label: 'Context from 1M' });
  await table.getByRole('button', { name: 'Context' }).click();
  await expect(table.getByRole('columnheader', { name: 'Context' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const contexts = await settled(() => rows.locator('.c-ctx').allTextContents());
  expect(contexts.length).toBeGreaterThan(5);
  expect(contexts.slice(1).every((text) => text.endsWith('M'))).toBe(true);
  await view.getByLabel('Provider').selectOption('Anthropic');
  await view.getByRole('button', { name: 'Active only' }).click();
  const named = await settled(() => rows.locator('th').allTextContents());
  expect(named.every((text) => text.includes('Anthropic'))).toBe(true);
  await expect.poll(() => page.url()).toContain('compare.provider=Anthropic');
  const other = await context.newPage();
  await other.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
  await other.goto(page.url());
  await expect(parts(other).rows.first()).toBeVisible({ timeout: 15_000 });
  expect(await settled(() => parts(other).rows.locator('th').allTextContents())).toEqual(named);
  await view.getByRole('button', { name: 'Clear filters' }).click();
  await view.getByRole('button', { name: 'Open weights' }).click();
  const open_weights = await settled(() => rows.locator('.name').allTextContents());
  expect(open_weights.length).toBeGreaterThan(5);
  expect(open_weights.join()).toContain('Llama');
  await rows.filter({ hasText: 'gpt-oss' }).first().locator('.name').click();
  await expect(table).toContainText('Its weights are published, says AWS');
  await view.getByRole('button', { name: 'Clear filters' }).click();
  await search.fill('no such model');
  await expect(view.getByText('No other model that can run this workload matches')).toBeVisible();
  await expect(rows).toHaveCount(1); // now stays in sight
  await search.fill('');
  await table.getByRole('button', { name: 'A month' }).click();
  await table.getByRole('button', { name: 'A month' }).click();
  const months = await settled(() => rows.locator('td:nth-last-child(2)').allTextContents());
  const figures = months.slice(1).map((text) => Number(text.replace(/[$,\s]/g, '')));
  expect(figures).toEqual([...figures].sort((a, b) => b - a));
});

test('up to five models are pinned, with their difference line by line', async ({ page }) => {
  const { view, row, search, chart } = await open(page);
  await search.fill('nova');
  await view.getByRole('button', { name: 'Pin Nova Pro' }).click();
  await view.getByRole('button', { name: 'Pin Nova Micro' }).click();
  const lines = view.getByRole('table', { name: 'Pinned models, line by line' });
  await expect(lines.getByRole('columnheader', { name: 'Nova Pro' })).toBeVisible();
  const before = quoted({}).lines.find((line) => line.dimension === 'input_tokens');
  const after = quoted({ model: NOVA }).lines.find((line) => line.dimension === 'input_tokens');
  const line = lines.getByRole('row').filter({ hasText: /^\s*input/i });
  await expect(line.locator('td').first()).toContainText(money(before?.amount ?? ''));
  await expect(line).toContainText(money(after?.amount ?? ''));
  await expect(line).toContainText('price');
  await search.fill('');
  await expect(row('Nova Pro')).toBeVisible();
  await expect(chart.locator('.pinned')).toHaveCount(1);
  await expect(chart.getByText('Nova Micro')).toHaveCount(1);
  const heat = view.getByRole('table', { name: 'Monthly cost by region, model and route' });
  await expect(heat.getByRole('columnheader', { name: 'Nova Pro' })).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/compare\.pins=[^&]*nova-pro[^&]*nova-micro/);
  await page.reload();
  await expect(view.getByRole('button', { name: 'Pin Nova Micro' })).toHaveAttribute(
    'aria-pressed',
    'true',
    { timeout: 15_000 },
  );
});

test('"Use" puts a model into the scenario, and one step takes it out', async ({ page }) => {
  const { row, search, view, undo } = await open(page);
  const { total, number } = calculator(page);
  await number('requests_per_month').fill('50k');
  await search.fill('nova pro');
  await row('Nova Pro').getByRole('button', { name: 'Nova Pro', exact: true }).click();
  await view.getByRole('button', { name: 'Use Nova Pro' }).click();
  await expect(total).toHaveText(money(quoted({ model: NOVA }).total));
  await expect(row('Nova Pro').locator('.badge')).toHaveText('now');
  await expect(number('requests_per_month')).toHaveValue('50k');
  await expect(undo).toHaveAttribute('aria-label', 'Undo: Use Nova Pro for Support chat');
  await view.getByRole('button', { name: 'Undo' }).click();
  await expect(total).toHaveText(money(quoted({}).total));
  await expect(row('Nova Pro').locator('.badge')).toHaveCount(0);
});

test('regions and routes are reached by arrow keys, and a place or a tier is used', async ({
  page,
}) => {
  const { view } = await open(page);
  const { total } = calculator(page);
  const heat = view.getByRole('table', { name: 'Monthly cost by region, model and route' });
  const now = heat.locator('.is-here button');
  await expect(now).toHaveAccessibleName(/N\. Virginia, geo US: .*, now$/);
  await now.focus();
  await page.keyboard.press('ArrowRight');
  const global = heat.getByRole('button', { name: /N\. Virginia, global/ });
  await expect(global).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(heat.getByRole('button', { name: /Ohio, global/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await view.getByRole('button', { name: 'Use this' }).click();
  const moved = quoted({ model: HAIKU.replace('us.', 'global.'), region: 'us-east-2' });
  await expect(total).toHaveText(money(moved.total));
  await expect(now).toHaveAccessibleName(/Ohio, global: .*, now$/);
  await page.locator('#undo').click();
  // A choice is of the answer that is shown: the one before the undo goes, and takes it along.
  await expect(now).toHaveAccessibleName(/N\. Virginia, geo US: .*, now$/);
  const tiers = view.getByRole('table', { name: 'Monthly cost by tier' });
  await tiers.getByRole('button', { name: /on batch/ }).click();
  await view.getByRole('button', { name: 'Use this' }).click();
  await expect(total).toHaveText(money(quoted({ tier: 'batch' }).total));
});

test('the chart is read by keyboard, has its table, and is saved', async ({ page }) => {
  const { view, chart, row } = await open(page);
  await expect(chart).toBeVisible();
  await chart.focus();
  await page.keyboard.press('End');
  const said = view.locator('bedrock-chart').getByRole('status');
  await expect(said).toHaveText(/^.+: \$[\d,.]+ a month, [\dKM.]+ tokens$/);
  await page.keyboard.press('Home');
  const [name] = (await said.textContent())?.split(':') ?? [''];
  await page.keyboard.press('Enter');
  await expect(row(name).locator('.pinb')).toHaveAttribute('aria-pressed', 'true');
  await view.getByRole('button', { name: 'Table', exact: true }).click();
  const table = view.getByRole('table', { name: /^What a month costs against/ });
  const points = await table.locator('tbody tr').count();
  expect(points).toBeGreaterThan(50);
  const save = async (/** @type {string} */ kind) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      view.getByRole('button', { name: new RegExp(`^Save .* as ${kind}$`) }).click(),
    ]);
    return readFileSync(await download.path());
  };
  const csv = (await save('CSV')).toString().trim().split('\n');
  expect(csv).toHaveLength(points + 1);
  expect(csv.join('\n')).toContain(`,${quoted({}).workloads[0].total}`);
  const svg = (await save('SVG')).toString();
  expect(svg).toContain('<title>Cost of Support chat');
  expect(svg).toMatch(/fill="(rgb|color)/);
  const png = await save('PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(800); // twice as many pixels as on the screen
  await view.getByLabel('Measured by').selectOption({ label: 'Longest answer' });
  await expect(view.getByRole('img', { name: /longest answer/ })).toBeVisible();
});

test('scenarios are kept, compared by workload, line and cause, renamed, swapped and removed', async ({
  page,
  context,
}) => {
  const { view, part, undo } = await open(page);
  const { total, number } = calculator(page);
  await part('Scenarios');
  await view.getByRole('button', { name: 'Keep as option' }).click();
  await number('output_tokens').fill('600');
  const diff = view.getByRole('table', { name: 'Scenarios side by side, USD a month' });
  const [now, kept] = [quoted({ output_tokens: 600 }), quoted({})];
  await expect(diff.locator('tfoot td').first()).toHaveText(money(now.total));
  await expect(diff.locator('tfoot td').nth(1)).toContainText(money(kept.total));
  await expect(diff.locator('tfoot td').nth(1)).toContainText('−');
  await diff.getByRole('button', { name: 'Support chat' }).click();
  const output = diff.locator('tr.line').filter({ hasText: /output/i });
  await expect(output).toContainText('quantity');
  await view.getByLabel('Name of option 1').fill('Short answers');
  await expect(diff.getByRole('columnheader', { name: 'Short answers' })).toBeVisible();
  await expect.poll(() => page.url()).toContain('options=');
  const link = await settled(async () => page.url());
  await view.getByRole('button', { name: 'Make current: Short answers' }).click();
  await expect(total).toHaveText(money(kept.total));
  await expect(number('output_tokens')).toHaveValue('400');
  await expect(undo).toHaveAttribute('aria-label', 'Undo: Make Short answers the current scenario');
  await undo.click();
  await expect(total).toHaveText(money(now.total));
  // Kept in this browser, and in the link.
  await settled(async () => page.url());
  await page.reload();
  await expect(view.getByLabel('Name of option 1')).toHaveValue('Short answers', {
    timeout: 15_000,
  });
  const other = await (await context.browser()?.newContext())?.newPage();
  await other?.goto(link);
  await expect(
    /** @type {Page} */ (other).locator('bedrock-compare-view').getByLabel('Name of option 1'),
  ).toHaveValue('Short answers', { timeout: 15_000 });
  await other?.context().close();
  await view.getByRole('button', { name: 'Remove Short answers' }).click();
  await expect(diff).toHaveCount(0);
  await expect.poll(() => page.url()).not.toContain('options=');
});

test('the cheapest configuration under constraints is found and used', async ({ page }) => {
  const { view, part } = await open(page);
  const { total } = calculator(page);
  await part('Find the cheapest');
  await view.getByLabel(/^Models you accept/).fill('claude haiku 4.5, nova pro, nova lite');
  await view.getByLabel('Calls are sent from').selectOption('us-east-1');
  await view.getByLabel('How long answers may take').selectOption('interactive');
  await view.getByLabel('Prompt caching').selectOption('none');
  const found = view.getByRole('table', { name: 'The cheapest configuration' });
  await expect(found.getByRole('row').filter({ hasText: 'Support chat' })).toContainText(
    'Nova Lite',
    { timeout: 15_000 },
  );
  await expect(view.getByText('What each constraint costs')).toBeVisible();
  await view.getByRole('button', { name: 'Use this' }).click();
  await expect(total).toHaveText(money(quoted({ model: 'amazon.nova-lite-v1:0' }).total));
  await view.getByRole('button', { name: 'Undo' }).click();
  await expect(total).toHaveText(money(quoted({}).total));
  await view.getByLabel(/^Models you accept/).fill('no such model');
  await expect(view.getByText('No model has the name no such model')).toBeVisible();
});

test('a phone shows model, month and change, and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${await toHash(SCENARIO)}&view=compare`);
  await page.locator('.strip').click();
  const { rows } = parts(page);
  await expect(rows.first()).toBeVisible({ timeout: 15_000 });
  const cells = rows.first().locator('th, td');
  const shown = await cells.evaluateAll((all) =>
    all.filter((cell) => cell.getBoundingClientRect().width > 0).map((cell) => cell.className),
  );
  expect(shown).toHaveLength(4); // pinned, model, month, change
  await cells.nth(1).scrollIntoViewIfNeeded();
  for (const index of [1, 7, 8]) await expect(cells.nth(index)).toBeInViewport();
  const wide = await page
    .locator('.answer')
    .evaluate((pane) => [pane.scrollWidth, pane.clientWidth, document.body.scrollWidth]);
  expect(wide[0]).toBeLessThanOrEqual(wide[1]);
  expect(wide[2]).toBeLessThanOrEqual(390);
});

test('wide tables scroll by themselves and make no page wider', async ({ page }) => {
  const pins = 'amazon.nova-pro-v1:0,amazon.nova-lite-v1:0,amazon.nova-micro-v1:0';
  const { view } = await open(page, `&compare.pins=${pins}`);
  const heat = view.getByRole('region', { name: 'Cost by region and route' });
  for (const width of [1024, 768]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(heat).toBeAttached();
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await settled(wide)).toBeLessThanOrEqual(width);
  }
});

test('the one file draws its chart from disk, under its own policy', async ({ page }) => {
  const file = new URL('../../web/dist/bedrock-calculator.html', import.meta.url).href;
  await page.goto(`${file}${await toHash(SCENARIO)}&view=compare`);
  await expect(parts(page).chart).toBeVisible({ timeout: 20_000 });
  await expect(parts(page).rows.first()).toContainText(firstTotal({}));
});

test('without a workload that calls a model it says so', async ({ page }) => {
  const service = {
    version: 1,
    region: 'us-east-1',
    workloads: [{ type: 'service', service: 'data-transfer', quantities: { egress_gb: 150 } }],
  };
  await page.goto(`/${await toHash(service)}&view=compare`);
  await expect(page.getByText('No workload calls a model')).toBeVisible();
});

test('axe finds nothing in the comparison', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 3000 });
  const { view, rows, chart, part } = await open(page, '&compare.pins=amazon.nova-pro-v1:0');
  await expect(chart).toBeVisible();
  await rows.nth(1).locator('.name').click();
  await view.getByRole('button', { name: /models cannot run this workload/ }).click();
  /** @type {{within: [string, string]}} */
  const inView = { within: ['bedrock-calculator', 'bedrock-compare-view'] };
  await expectNoFaults(page, inView);
  await part('Scenarios');
  await view.getByRole('button', { name: 'Keep as option' }).click();
  await expect(view.locator('.diff tfoot')).toBeVisible();
  await expectNoFaults(page, inView);
  await part('Find the cheapest');
  await expect(view.locator('.found')).toBeVisible({ timeout: 15_000 });
  await expectNoFaults(page, inView);
});
