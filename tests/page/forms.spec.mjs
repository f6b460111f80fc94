// The three forms of the page: served under a strict policy, one file from disk, an element on a host page.
import { pathToFileURL } from 'node:url';
import { FOREIGN_SITE } from './ports.mjs';
import { calculator, expect, test } from './support.mjs';

const SINGLE = new URL('../../web/dist/bedrock-calculator.html', import.meta.url);

test('the served page carries a strict policy and asks its own origin only', async ({ page }) => {
  const response = await page.goto('/');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    policy,
  );
  await expect(calculator(page).total).toHaveText('$154.00');
});

test('the one file works from disk, without any other file or request', async ({ page }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url().slice(0, 30)));
  await page.goto(pathToFileURL(SINGLE.pathname).href);
  const { total, number, model } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await number('requests_per_month').fill('1M');
  await model().fill('amazon.nova-micro-v1:0');
  await expect(total).toHaveText('$84.00');
  await page.getByRole('button', { name: 'Add workload' }).click();
  await page.getByRole('option', { name: 'Multi-turn chat' }).click();
  await expect(number('turns', 1)).toHaveValue('6');
  // The module is inside as a data address, the worker as a blob of the page's own.
  expect(requests.filter((url) => !/^(data|blob):/.test(url))).toHaveLength(1);
});

test('the element works on a host page, in a narrow column, three times', async ({ page }) => {
  await page.goto(FOREIGN_SITE);
  const plain = calculator(page.locator('#plain'));
  const given = calculator(page.locator('#given'));
  const parts = calculator(page.locator('#parts'));
  await expect(plain.total).toHaveText('$154.00');
  await expect(given.total).toHaveText('$0.23');
  await expect(parts.total).toHaveText('$420.00');
  await plain.number('requests_per_month').fill('100,000');
  await expect(plain.total).toHaveText('$308.00');
  await expect(given.total).toHaveText('$0.23');
  expect(new URL(page.url()).hash).toBe('');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
  // The host page's style sheets do not reach inside.
  const ink = await plain.total.evaluate((element) => getComputedStyle(element).color);
  expect(ink).not.toBe('rgb(255, 0, 0)');
  await expect(page.locator('#plain').getByRole('button', { name: 'Share' })).toBeHidden();
  // Other types of workload come from the element's own origin, when they are wanted.
  await page.locator('#plain').getByRole('button', { name: 'Add workload' }).click();
  await page.locator('#plain').getByRole('option', { name: 'Multi-turn chat' }).click();
  await expect(plain.number('turns', 1)).toHaveValue('6');
});

test('a host page sets a scenario, receives bills, and gets an error for what is refused', async ({
  page,
}) => {
  await page.goto(FOREIGN_SITE);
  await expect(calculator(page.locator('#plain')).total).toHaveText('$154.00');
  const heard = await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('#plain'));
    /** @type {any[]} */
    const totals = [];
    document.body.addEventListener('bill-change', (/** @type {any} */ event) => {
      totals.push(event.detail.bill.total, event.detail.scenario.region);
    });
    element.scenario = {
      version: 1,
      region: 'us-west-2',
      workloads: [
        {
          type: 'inference',
          model: 'amazon.nova-micro-v1:0',
          requests_per_month: 1000,
          input_tokens: 1000,
        },
      ],
    };
    let refused = '';
    try {
      element.scenario = { version: 1, workloads: [], oops: 1 };
    } catch (error) {
      refused = /** @type {any} */ (error).path;
    }
    return { totals, refused, total: element.bill.total, region: element.scenario.region };
  });
  expect(heard).toEqual({
    totals: ['0.035', 'us-west-2'],
    refused: 'oops',
    total: '0.035',
    region: 'us-west-2',
  });
});

test('a part of the page that cannot be fetched is reported', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto('/');
  await expect(calculator(page).total).toHaveText('$154.00');
  await page.route(/start-panel/, (route) => route.abort());
  await page.getByRole('button', { name: 'Add workload' }).click();
  await expect(page.getByText('A part of the calculator could not be loaded')).toBeVisible();
  await page.close();
});

test('a module that cannot be fetched is reported, and tried again', async ({ browser }) => {
  const page = await browser.newPage();
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('The calculator could not start')).toBeVisible();
  await page.unroute(/\.wasm$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(calculator(page).total).toHaveText('$154.00');
  await page.close();
});
