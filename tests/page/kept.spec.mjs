// Nothing lost, nothing silent: drafts, links of others, what the form cannot show, and what is heavy.
import { pathToFileURL } from 'node:url';
import { toHash } from '../../web/src/state/share.js';
import { heavyScenario } from '../support/heavy.mjs';
import { calculator, editContext, expect, openExport, test } from './support.mjs';

const SINGLE = pathToFileURL(
  new URL('../../web/dist/bedrock-calculator.html', import.meta.url).pathname,
).href;
const NOVA = {
  version: 1,
  region: 'us-east-1',
  workloads: [
    {
      type: 'inference',
      name: 'From a colleague',
      model: 'amazon.nova-micro-v1:0',
      requests_per_month: 50000,
      input_tokens: 800,
      output_tokens: 400,
    },
  ],
};

/** Work was kept: the link shows it, and the browser has it. @param {import('@playwright/test').Page} page */
const kept = (page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const link = new URLSearchParams(location.hash.slice(1)).get('s');
        return link !== null && Object.values(localStorage).some((text) => text.includes(link));
      }),
    )
    .toBe(true);

for (const [name, address] of [
  ['on the site', '/'],
  ['in the one file from disk', SINGLE],
]) {
  test(`work is there again in a new tab, as it was typed, ${name}`, async ({ page, context }) => {
    await page.goto(address);
    const { number, total } = calculator(page);
    await number('requests_per_month').fill('100k');
    await expect(total).toHaveText('$308.00');
    await number('input_tokens').fill('8oo');
    await expect.poll(() => page.url()).toContain('unfinished=1');
    await page.close();
    const next = await context.newPage();
    await next.goto(address);
    const again = calculator(next);
    await expect(again.number('requests_per_month')).toHaveValue('100k');
    await expect(again.number('input_tokens')).toHaveValue('8oo');
    await expect(again.number('input_tokens')).toHaveAttribute('aria-invalid', 'true');
  });
}

test('a shared link leaves your own work alone, and lets you choose', async ({ page }) => {
  await page.goto('/');
  const { number, total, card } = calculator(page);
  await card().getByLabel('Name of the workload').fill('My plan');
  await number('requests_per_month').fill('100k');
  await expect(total).toHaveText('$308.00');
  await kept(page);
  await page.goto('about:blank');
  await page.goto(`/${await toHash(NOVA)}`);
  await expect(total).toHaveText('$4.20');
  const notice = page.locator('bedrock-arrival');
  await expect(notice).toContainText('Your own work, “My plan”, is kept.');
  // Nothing is blocked: the shared scenario can be changed without a choice.
  await number('requests_per_month').fill('100,000');
  await expect(total).toHaveText('$8.40');
  await notice.getByRole('button', { name: 'Back to my work' }).click();
  await expect(total).toHaveText('$308.00');
  await expect(notice).toBeHidden();
  // The changed copy is a draft, too.
  await openExport(page);
  await page.getByText('Your drafts').click();
  await page.getByRole('button', { name: 'From a colleague', exact: true }).click();
  await expect(total).toHaveText('$8.40');
});

test('a copy of a shared scenario is kept beside the own work', async ({ page, context }) => {
  await page.goto('/');
  const { number, total } = calculator(page);
  await number('requests_per_month').fill('100k');
  await kept(page);
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    await toHash(NOVA),
  );
  await expect(total).toHaveText('$4.20');
  await page.getByRole('button', { name: 'Keep a copy of this' }).click();
  await page.close();
  const next = await context.newPage();
  await next.goto('/');
  const again = calculator(next);
  await expect(again.total).toHaveText('$4.20');
  await openExport(next);
  await next.getByText('Your drafts').click();
  await next.getByRole('button', { name: 'Support chat', exact: true }).click();
  await expect(again.total).toHaveText('$308.00');
});

test('two tabs that change the same draft end with two drafts', async ({ page, context }) => {
  await page.goto('/');
  const one = calculator(page);
  await one.number('requests_per_month').fill('100k');
  await kept(page);
  const second = await context.newPage();
  await second.goto('/');
  const two = calculator(second);
  await expect(two.total).toHaveText('$308.00');
  await two.number('requests_per_month').fill('200k');
  await kept(second);
  await one.number('requests_per_month').fill('300k');
  await kept(page);
  await openExport(page);
  await page.getByText('Your drafts').click();
  await expect(page.getByRole('list', { name: 'Kept drafts' })).toContainText('$616');
  await expect(one.total).toHaveText('$924.00');
});

test('starting over keeps what was there as a draft', async ({ page }) => {
  await page.goto('/');
  const { number, total } = calculator(page);
  await number('requests_per_month').fill('100k');
  await kept(page);
  await openExport(page);
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(total).toHaveText('$154.00');
  await number('requests_per_month').fill('1k');
  await kept(page);
  await page.getByText('Your drafts').click();
  await expect(page.getByRole('list', { name: 'Kept drafts' })).toContainText('$308');
});

test('a link says what its sender saw when the prices have changed or a field was unfinished', async ({
  page,
}) => {
  const params = new URLSearchParams({ total: '4.1', on: '2026-01-10', unfinished: '1' });
  await page.goto(`/${await toHash(NOVA, params)}`);
  const notice = page.locator('bedrock-arrival');
  await expect(notice).toContainText('The sender saw $4.10 at the prices of 10 Jan 2026');
  await expect(notice).toContainText('it is $4.20');
  await expect(notice).toContainText('a field that could not be read');
  await notice.getByRole('button', { name: 'Use the prices of 10 Jan 2026' }).click();
  await expect(page.locator('bedrock-context-line')).toContainText('10 Jan 2026');
});

test('a workload that the form cannot show is priced and kept as it is', async ({ page }) => {
  const digits = `0.${'0'.repeat(30)}1`;
  const odd = { ...NOVA.workloads[0], name: 'Odd', output_tokens: digits };
  await page.goto(`/${await toHash({ ...NOVA, today: '2026-11-01', workloads: [odd] })}`);
  const { total, card, number } = calculator(page);
  await expect(total).toHaveText('$1.40');
  await expect(card()).toContainText('values that the form cannot show');
  await expect(card().getByLabel('The workload as text')).toContainText(digits);
  await expect(number('output_tokens')).toBeHidden();
  await page.getByLabel('Name of the scenario').fill('Renamed');
  await expect.poll(() => page.url()).toMatch(/on=/);
  await page.reload();
  await expect(card().getByLabel('The workload as text')).toContainText(digits);
  await expect(total).toHaveText('$1.40');
});

test('a rate set of one’s own stays in the document while another is chosen', async ({ page }) => {
  const custom_rates = {
    name: 'Ours',
    providers: [],
    regions: [{ code: 'us-east-1', name: 'Here' }],
    sources: [],
  };
  await page.goto(`/${await toHash({ ...NOVA, custom_rates })}`);
  await expect(calculator(page).total).toHaveText('$4.20');
  await calculator(page).number('requests_per_month').fill('100k');
  await kept(page);
  await page.reload();
  await editContext(page);
  await expect(page.getByRole('option', { name: /Ours/ })).toHaveCount(1);
});

/**
 * In one task: nothing that waits for a pause, or for the next frame, has had its turn.
 * @param {import('@playwright/test').Page} page @param {string} text @param {string} view
 */
const changeAndReload = (page, text, view) =>
  page.evaluate(
    ([value, tab]) => {
      const root = /** @type {any} */ (document.querySelector('bedrock-calculator'));
      const path = ['workload-list', 'workload-row', 'workload-editor'];
      const editor = path.reduce(
        (at, name) => at.querySelector(`bedrock-${name}`).shadowRoot,
        root.shadowRoot,
      );
      const input = editor
        .querySelector('[data-field="input_tokens"]')
        .shadowRoot.querySelector('input');
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      root.shadowRoot.querySelector(`#tab-${tab}`).click();
      location.reload();
    },
    [text, view],
  );

/** What keeps is there soon after the opening, before anybody has changed anything. @param {import('@playwright/test').Page} page */
const keeping = (page) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        Boolean(/** @type {any} */ (document.querySelector('bedrock-calculator')).keeper),
      ),
    )
    .toBe(true);

for (const [name, kept] of /** @type {[string, boolean][]} */ ([
  ['where drafts are kept', true],
  ['where only the link has the scenario', false],
])) {
  test(`a reload in the moment of a change loses neither the last key nor what is looked at, ${name}`, async ({
    page,
  }) => {
    if (!kept) {
      await page.route('/', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace(' keep="page"', '');
        await route.fulfill({ response, body });
      });
    }
    const { number } = calculator(page);
    const shown = (/** @type {string} */ tab) =>
      expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
    await page.goto('/');
    await keeping(page);
    expect(page.url()).not.toContain('#');
    await changeAndReload(page, '1,900', 'compare');
    await shown('Compare');
    await expect(number('input_tokens')).toHaveValue('1,900');
    await expect.poll(() => page.url()).toContain('view=compare');
    await changeAndReload(page, '2,900', 'forecast');
    await shown('Forecast & credits');
    await expect(number('input_tokens')).toHaveValue('2,900');
    // It was left for this reload alone.
    await page.goto('/');
    await shown('Bill');
    await expect(number('input_tokens')).toHaveValue(kept ? '2,900' : '800');
  });
}

/** The longest time that the page did not answer. @param {import('@playwright/test').Page} page */
const watchFreezes = (page) =>
  page.addInitScript(() => {
    const w = /** @type {any} */ (globalThis);
    w.longest = 0;
    let last = performance.now();
    setInterval(() => {
      w.longest = Math.max(w.longest, performance.now() - last);
      last = performance.now();
    }, 20);
  });

for (const [name, address] of [
  ['on the site', '/'],
  ['in the one file from disk', SINGLE],
]) {
  test(`a heavy link is priced beside the page and can be cancelled, ${name}`, async ({ page }) => {
    test.slow();
    let downloads = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('.wasm')) downloads += 1;
    });
    await watchFreezes(page);
    // The engine needs a third of a second, less than a hand: as if its worker were slow.
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (/** @type {any[]} */ ...sent) {
        setTimeout(() => Reflect.apply(post, this, sent), 3000);
      };
    });
    const hash = await toHash(heavyScenario(1000, 1000));
    expect(hash.length).toBeLessThan(1500);
    await page.goto(address + hash);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alert')).toContainText('was not opened');
    const { total, number } = calculator(page);
    await expect(total).toHaveText('$154.00');
    await number('requests_per_month').fill('100k');
    await expect(total).toHaveText('$308.00');
    await page.evaluate((next) => {
      location.hash = next;
    }, `${hash}&again`);
    await expect(page.getByText('a large scenario')).toBeVisible();
    await expect(total).not.toHaveText('$308.00', { timeout: 20_000 });
    expect(page.workers()).toHaveLength(1);
    expect(downloads).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).longest)).toBeLessThan(5000);
    await page.getByRole('button', { name: 'Show all 1,000 workloads' }).waitFor();
  });
}
