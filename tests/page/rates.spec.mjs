// The Rates place: every price found, filtered, sorted, compared, with its history, and taken away.
import { readFileSync } from 'node:fs';
import { toHash } from '../../web/src/state/share.js';
import { expectNoFaults } from './axe.mjs';
import { calculator, expect, settled, test } from './support.mjs';

/** @param {import('@playwright/test').Page} page @param {string} [hash] */
async function openRates(page, hash = '') {
  await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
  await page.goto(`/${hash}`);
  await expect(calculator(page).card()).toBeVisible();
  await page.getByRole('button', { name: 'Rates' }).click();
  return parts(page);
}

/** @param {import('@playwright/test').Page} page */
async function parts(page) {
  const view = page.locator('bedrock-rates-view');
  const tokens = view.getByRole('table', { name: 'USD per million tokens' });
  await expect(tokens).toBeVisible({ timeout: 20_000 });
  // The derived prices come a moment after the published ones.
  await expect(tokens).toContainText('*', { timeout: 20_000 });
  return {
    view,
    tokens,
    others: view.locator('table.single'),
    rows: view.locator('tbody tr:not(.detail)'),
    count: view.getByRole('status'),
    search: view.getByLabel('Search'),
    cell: (/** @type {number} */ row, /** @type {number} */ column) =>
      view.locator('.tokens tbody tr:not(.detail)').nth(row).locator('td').nth(column),
  };
}

/** @param {import('@playwright/test').Locator} count */
const number = async (count) => Number((await count.textContent())?.replace(/\D/g, ''));

test('a model is named once, a row for each route and tier, its prices as columns', async ({
  page,
}) => {
  const { rows, count, search, cell } = await openRates(page);
  expect(await number(count)).toBeGreaterThan(700);
  // Models that have ended come last, and only routes that can be called are listed.
  await expect(rows.first()).not.toContainText(/ended|Claude [12]/);
  await expect(
    rows.filter({ hasText: 'Titan Text G1 - Lite' }).filter({ hasText: 'Geo' }),
  ).toHaveCount(0);
  await search.fill('amazon.nova-micro-v1:0');
  await expect(rows.first().locator('.about').first()).toHaveText('Amazon');
  await expect(rows.nth(1).locator('.about').first()).toHaveText('');
  await expect(cell(0, 0)).toContainText('In-region');
  await expect(cell(0, 2)).toHaveText(/^\$0\.0\d+$/);
});

test('the search finds its own example, words in any order, regions by city', async ({ page }) => {
  const { rows, search, view } = await openRates(page);
  const example = (await search.getAttribute('placeholder')) ?? '';
  await search.fill(example);
  await expect(rows.first()).toContainText('Sonnet');
  // Frankfurt's own prices, after those that are published as they stand.
  await expect(rows.filter({ hasText: 'Geo, EU' }).first()).toBeVisible({ timeout: 20_000 });
  const text = await settled(() => view.locator('.tokens tbody').textContent());
  await search.fill(example.split(' ').reverse().join(' '));
  await expect(view.locator('.tokens tbody')).toHaveText(text ?? '');
  await expect(rows.first()).toContainText('Frankfurt');
  await expect(rows.first()).toContainText('batch');
  await search.fill('cache-read nova eu-west-1');
  await expect(rows.first()).toContainText('Ireland');
  await search.fill('no such thing');
  await expect(view.getByText('No price matches all of this')).toBeVisible();
  await view.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows.nth(20)).toBeVisible();
});

test('sorting by a price never mixes units', async ({ page }) => {
  const { view, tokens, others } = await openRates(page);
  await view.getByRole('button', { name: 'All', exact: true }).click();
  await tokens.getByRole('button', { name: 'Output' }).click();
  await expect(tokens.getByRole('columnheader', { name: 'Output' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const outputs = await tokens.locator('tbody tr:not(.detail) td:nth-child(5)').allTextContents();
  const figures = outputs
    .filter((t) => t.startsWith('$'))
    .map((t) => Number(t.replace(/[$,*]/g, '')));
  expect(figures.length).toBeGreaterThan(100);
  expect(figures).toEqual([...figures].sort((a, b) => a - b));
  await others.getByRole('button', { name: 'Price' }).click();
  const prices = await others.locator('tbody td.number:nth-of-type(4)').allTextContents();
  const units = prices.map((text) => text.replace(/^.* per /, ''));
  const groups = units.filter((unit, i) => unit !== units[i - 1]);
  expect(groups.length).toBeGreaterThan(3);
  expect(new Set(groups).size).toBe(groups.length);
});

test('a row opens its history, sources and the other regions; derived prices say so', async ({
  page,
}) => {
  const { view, rows, search } = await openRates(page);
  await search.fill('gpt-5.6 luna us-east-1 standard');
  await rows.filter({ hasText: '$0.22' }).first().getByRole('button').click();
  const detail = view.getByRole('region', { name: 'The chosen rate' });
  await expect(detail).toContainText(/2026-07-30 to now: \$0\.22 \(-80 %\)/);
  await expect(detail).toContainText(/first known to 2026-07-30: \$1\.10/);
  await expect(detail.getByRole('link').first()).toHaveAttribute('href', /^https:/);
  await search.fill('nova micro batch');
  await rows.first().getByRole('button').click();
  await expect(detail.getByRole('list', { name: 'Other regions' })).toContainText('eu-central-1');
  await search.fill('claude opus');
  await view.locator('tr:has([title*="published cache multiplier"]) button').first().click();
  await expect(detail).toContainText('Derived: input rate x');
});

test('what is looked for and pinned survives a change of tabs, a reload and the link', async ({
  page,
  context,
}) => {
  const { view, rows, search } = await openRates(page);
  await search.fill('nova pro');
  await rows.first().getByRole('button').click();
  await view.getByRole('button', { name: 'Pin to the top' }).click();
  await search.fill('claude haiku');
  await view.getByRole('button', { name: 'Text', exact: true }).click();
  await page.getByRole('button', { name: 'Calculator' }).click();
  await page.getByRole('button', { name: 'Rates' }).click();
  await expect(search).toHaveValue('claude haiku');
  await expect.poll(() => page.url()).toMatch(/view=rates.*rates\.kind=Text/);
  await page.reload();
  await expect(search).toHaveValue('claude haiku');
  const other = await context.newPage();
  await other.goto(page.url());
  const shared = await parts(other);
  await expect(shared.search).toHaveValue('claude haiku');
  await shared.search.fill('nova');
  await expect(shared.rows.first()).toContainText(/Nova.* Pro/);
  await expect(shared.rows.first()).toContainText('pinned');
});

test('your own prices stand in the place of the list prices', async ({ page }) => {
  const scenario = {
    version: 1,
    region: 'us-east-1',
    own_rates: [
      { model: 'amazon.nova-micro-v1:0', dimension: 'input_tokens', usd_per_million: '0.0301' },
    ],
    workloads: [{ type: 'inference', model: 'amazon.nova-micro-v1:0', requests_per_month: 1 }],
  };
  const { search, cell } = await openRates(page, await toHash(scenario));
  await search.fill('nova micro standard');
  await expect(cell(0, 2)).toHaveText('$0.0301');
  await expect(cell(0, 2).locator('.own')).toBeVisible();
});

test('old prices are reported as old, new ones are not', async ({ page }) => {
  const { view } = await openRates(page);
  await expect(view.getByText('Last read 42 days ago')).toBeVisible();
  await page.clock.setFixedTime(new Date('2026-10-20T12:00:00Z'));
  await page.reload();
  await parts(page);
  await expect(view.getByText(/Last read/)).toBeHidden();
});

test('what is filtered is saved as CSV and JSON', async ({ page }) => {
  const { view, search, count } = await openRates(page);
  await search.fill('nova micro us-east-1 standard');
  const shown = await number(count);
  const save = async (/** @type {string} */ name) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      view.getByRole('button', { name, exact: true }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const csv = (await save('CSV')).trim().split('\n');
  expect(csv[0]).toMatch(/^provider,model,name,region,/);
  expect(csv).toHaveLength(shown + 1);
  const json = JSON.parse(await save('JSON'));
  expect(json).toHaveLength(shown);
  expect(json.every((/** @type {any} */ row) => row.region === 'us-east-1')).toBe(true);
});

test('a phone shows route, tier and price, and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { rows, search, cell } = await openRates(page);
  await search.fill('nova micro batch');
  await expect(rows.first()).toBeVisible();
  for (const column of [0, 1, 2, 3]) await expect(cell(0, column)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('places are worked by keyboard, and the bill is kept meanwhile', async ({ page }) => {
  await page.goto('/');
  const { total, number: field } = calculator(page);
  await field('requests_per_month').fill('100k');
  await page.getByRole('button', { name: 'Rates' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rates' })).toBeFocused();
  await parts(page);
  await page.getByRole('button', { name: 'Calculator' }).focus();
  await page.keyboard.press('Enter');
  await expect(total).toHaveText('$308.00');
  await expect(field('requests_per_month')).toHaveValue('100k');
});

for (const width of [1280, 390]) {
  test(`axe finds nothing in the rates at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 1400 });
    const { rows, search } = await openRates(page);
    await search.fill('luna');
    await rows.first().getByRole('button').click();
    await expectNoFaults(page);
  });
}

test('on a phone a model is named above its routes, and each of them opens', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 1200 });
  await page.goto('/#view=rates&rates.query=haiku+4.5');
  const rows = page.locator('bedrock-rates-view .tokens tbody tr:not(.detail)');
  await expect(rows.nth(1)).toBeVisible();
  const heights = await rows.evaluateAll((all) => all.map((row) => row.clientHeight));
  expect(heights[1]).toBeLessThan(heights[0]); // no line of its own for a name that was said
  const [name, route] = [rows.nth(1).getByRole('button'), rows.nth(1).locator('td').first()];
  const [left, text] = [await name.boundingBox(), await route.boundingBox()];
  expect(Math.abs((left?.y ?? 0) - (text?.y ?? 99))).toBeLessThan(12);
  await expect(name).toHaveAccessibleName(/Haiku 4\.5/);
  await name.click();
  await expect(page.locator('bedrock-rates-view .detail')).toBeVisible();
});
