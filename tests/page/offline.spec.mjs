// The site without a network: after one visit it works, and says that its prices are the saved ones.
import { readFileSync, writeFileSync } from 'node:fs';
import { calculator, expect, test } from './support.mjs';

test.use({ serviceWorkers: 'allow' });

const WORKER = new URL('../../web/dist/site/sw.js', import.meta.url);

/** @param {import('@playwright/test').Page} page */
const ready = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((r) => setTimeout(r, 50));
  });

test('the second visit needs no network, in any part of the page', async ({ page, context }) => {
  await page.goto('/');
  await expect(calculator(page).total).toHaveText('$154.00');
  await ready(page);
  await context.setOffline(true);
  await page.reload();
  const { total, number, ask, card } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await expect(page.getByText('You are offline')).toBeVisible();
  await number('requests_per_month').fill('100k');
  await expect(total).toHaveText('$308.00');
  // Parts that the first visit never opened.
  await ask('caching');
  await expect(card().locator('bedrock-workload-question')).toBeVisible();
  await page.getByRole('button', { name: 'Rates' }).click();
  await expect(page.locator('bedrock-rates-view tbody tr').first()).toBeVisible({
    timeout: 20_000,
  });
  await context.setOffline(false);
  await expect(page.getByText('You are offline')).toBeHidden();
});

test('an open page hears of a new version, and loads it on request', async ({ page }) => {
  const before = readFileSync(WORKER, 'utf8');
  await page.goto('/');
  await ready(page);
  try {
    writeFileSync(WORKER, before.replace(/VERSION = "\w+"/, 'VERSION = "next"'));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText('A new version of the calculator is there')).toBeVisible();
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect(page.getByText('A new version')).toBeHidden();
    await expect(calculator(page).total).toHaveText('$154.00');
  } finally {
    writeFileSync(WORKER, before);
  }
});

test('the site can be installed', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await request.get(new URL(href ?? '', page.url()).href)).json();
  expect(manifest).toMatchObject({ display: 'standalone', start_url: './' });
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(new URL(src, page.url()).href);
    expect(icon.status()).toBe(200);
    expect(icon.headers()['content-type']).toContain(type.split('+')[0]);
  }
});
