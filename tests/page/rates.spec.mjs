// The rates view: every price found, filtered, sorted, with its history, and exported.
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { calculator, expect, test } from './support.mjs';

/** @param {import('@playwright/test').Page} page */
async function openRates(page) {
  await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
  await page.goto('/');
  await expect(calculator(page).card()).toBeVisible();
  await page.getByRole('button', { name: 'Rates' }).click();
  const view = page.locator('bedrock-rates-view');
  return {
    view,
    table: view.getByRole('table', { name: 'Rates' }),
    rows: view.locator('.line:not(.head)'),
    count: view.getByRole('status'),
    search: view.getByLabel('Search'),
  };
}

/** @param {import('@playwright/test').Locator} count */
const number = async (count) => Number((await count.textContent())?.replace(/\D/g, ''));

test('thousands of rates are there, few of them in the document, and they scroll', async ({
  page,
}) => {
  const { table, rows, count } = await openRates(page);
  await expect(count).toContainText('rates');
  const all = await number(count);
  expect(all).toBeGreaterThan(5000);
  await expect(table).toHaveAttribute('aria-rowcount', String(all + 1));
  expect(await rows.count()).toBeLessThan(100);
  await table.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await expect(rows.last()).toHaveAttribute('aria-rowindex', String(all + 1));
  expect(await rows.count()).toBeLessThan(100);
});

test('rates are searched, filtered, sorted and compared by region', async ({ page }) => {
  const { view, rows, count, search } = await openRates(page);
  await search.fill('nova micro eu-central-1');
  await view.getByLabel('What', { exact: true }).selectOption('input_tokens');
  await view.getByLabel('Tier', { exact: true }).selectOption('standard');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('$0.046 per million');
  await rows.first().getByRole('button').click();
  await view.getByRole('button', { name: 'Compare regions' }).click();
  await expect(rows.first()).toContainText('$0.035 per million');
  expect(await number(count)).toBeGreaterThan(10);
  const header = view.getByRole('columnheader', { name: 'Price' });
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(rows.first()).not.toContainText('$0.035 per million');
  await search.fill('no such thing');
  await expect(view.getByText('No rate has all of this')).toBeVisible();
  await view.getByRole('button', { name: 'Clear filters' }).click();
  expect(await number(count)).toBeGreaterThan(5000);
});

test('a price cut shows both windows', async ({ page }) => {
  const { view, rows, search } = await openRates(page);
  await search.fill('gpt-5.6 luna us-east-1');
  await view.getByLabel('What', { exact: true }).selectOption('input_tokens');
  await rows.first().getByRole('button').click();
  const details = view.getByRole('region', { name: 'The chosen rate' });
  await expect(details.getByRole('listitem')).toHaveText([
    /first known to 2026-07-30: \$1\.10 per million/,
    /2026-07-30 to now: \$0\.22 per million \(-80 %\)/,
  ]);
  const before = await rows.count();
  await view.getByLabel(/In force on/).uncheck();
  expect(await rows.count()).toBeGreaterThan(before);
});

test('old prices are marked as old, new ones are not', async ({ page }) => {
  const { view } = await openRates(page);
  await expect(view.getByText('Prices were last read 42 days ago, on 2026-10-10')).toBeVisible();
  await page.clock.setFixedTime(new Date('2026-10-20T12:00:00Z'));
  await page.reload();
  await expect(view.getByLabel('Search')).toBeVisible();
  await expect(view.getByText('Prices were last read')).toBeHidden();
});

test('what is filtered is saved as CSV and JSON', async ({ page }) => {
  const { view, rows, search } = await openRates(page);
  await search.fill('nova micro us-east-1 standard');
  const shown = await rows.count();
  const save = async (/** @type {string} */ name) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      view.getByRole('button', { name }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const csv = (await save('Save CSV')).trim().split('\n');
  expect(csv[0]).toMatch(/^provider,model,name,region,/);
  expect(csv).toHaveLength(shown + 1);
  const json = JSON.parse(await save('Save JSON'));
  expect(json).toHaveLength(shown);
  expect(json.every((/** @type {any} */ row) => row.region === 'us-east-1')).toBe(true);
});

test('tabs are worked by keyboard, and the bill is kept meanwhile', async ({ page }) => {
  await page.goto('/');
  const { total, number: field } = calculator(page);
  await field('requests_per_month').fill('100k');
  await page.getByRole('button', { name: 'Rates' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rates' })).toBeFocused();
  await expect(page.getByRole('table', { name: 'Rates' })).toBeVisible();
  await page.getByRole('button', { name: 'Calculator' }).focus();
  await page.keyboard.press('Enter');
  await expect(total).toHaveText('$308.00');
  await expect(field('requests_per_month')).toHaveValue('100k');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing in the rates at ${width} px in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1400 });
      const { rows, search } = await openRates(page);
      await search.fill('luna');
      await rows.first().getByRole('button').click();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual(
        [],
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
    });
  }
}
