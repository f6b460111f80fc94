// Pictures of the page at three widths in both themes, at half size, compared with a tolerance. Fonts make other
// pictures: each set is kept under the width of a sample text, and where this machine's fonts have none, nothing is
// compared. `playwright test -c tests/page pictures --update-snapshots` renews them; look at them before you commit.
import { existsSync } from 'node:fs';
import { toHash } from '../../web/src/state/share.js';
import { calculator, expect, test } from './support.mjs';

test.use({ deviceScaleFactor: 0.5 });

const WIDTHS = [1440, 768, 390];
const TOLERANCE = /** @type {const} */ ({
  maxDiffPixelRatio: 0.03,
  threshold: 0.3,
  animations: 'disabled',
  scale: 'device',
});
const HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';

/** A support platform: a few of everything, and something without a price. */
const SCENARIO = {
  version: 1,
  name: 'Support platform',
  region: 'us-east-1',
  workloads: [
    {
      type: 'chat',
      name: 'Support chat',
      model: HAIKU,
      conversations_per_month: 60000,
      turns: 6,
      system_tokens: 1500,
      question_tokens: 120,
      answer_tokens: 250,
      cache_ttl: '5m',
    },
    {
      type: 'agent',
      name: 'Research agent',
      model: 'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
      runs_per_month: 1500,
      steps: 8,
      task_tokens: 800,
      step_output_tokens: 300,
      tool_result_tokens: 1200,
      answer_tokens: 900,
    },
    {
      type: 'embeddings',
      name: 'Corpus to vectors',
      model: 'amazon.titan-embed-text-v2:0',
      documents_per_month: 200000,
      tokens_per_document: 900,
    },
    {
      type: 'batch',
      name: 'Nightly summaries',
      model: 'amazon.nova-pro-v1:0',
      records_per_month: 120000,
      input_tokens: 2400,
      output_tokens: 300,
    },
    {
      type: 'inference',
      name: 'New model',
      model: 'acme.unheard-of-v1:0',
      requests_per_month: 1000,
      input_tokens: 500,
      output_tokens: 100,
    },
  ],
};

const PLAN = {
  start: '2026-12',
  growth: { percent: 6, low: 3, high: 9 },
  awards: [
    { name: 'Activate', amount: 5000, expires: '2027-11-30', marketplace: true },
    { name: 'Summaries', amount: 2500, expires: '2027-03-31', workloads: [3] },
  ],
  budgets: [{ limit: 1500 }],
};

/** The width of a text in the page's font. @param {import('@playwright/test').Page} page */
const fonts = (page) =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return 0;
    context.font = getComputedStyle(document.documentElement).font;
    return Math.round(context.measureText('Estimated monthly bill 0123456789').width);
  });

/** @param {import('@playwright/test').Page} page @param {string} name @param {import('@playwright/test').TestInfo} info */
async function compare(page, name, info) {
  const file = [`fonts-${await fonts(page)}`, `${name}.png`];
  const renews = ['all', 'changed'].includes(info.config.updateSnapshots);
  test.skip(!renews && !existsSync(info.snapshotPath(...file)), 'No pictures with these fonts.');
  await expect(page).toHaveScreenshot(file, TOLERANCE);
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of WIDTHS) {
    test(`the calculator at ${width} px in ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1000 });
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      await page.goto(`/${await toHash(SCENARIO)}`);
      const { card, total } = calculator(page);
      await expect(card(4)).toBeAttached();
      if (width > 720) await expect(total).toContainText('at least');
      await page.waitForTimeout(600); // what caching would save is asked for when typing has paused
      await compare(page, `calculator-${width}-${colorScheme}`, info);
    });

    test(`the comparison at ${width} px in ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 2400 });
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      const pins = 'amazon.nova-pro-v1:0,anthropic.claude-sonnet-5';
      await page.goto(`/${await toHash(SCENARIO)}&view=compare&compare.pins=${pins}`);
      if (width < 720) await page.locator('.strip').click();
      const view = page.locator('bedrock-compare-view');
      await expect(view.locator('.plot')).toBeVisible({ timeout: 20_000 });
      await expect(view.locator('.diff')).toBeVisible({ timeout: 20_000 });
      await page.waitForTimeout(600); // what stands below the table follows when typing has paused
      await compare(page, `compare-${width}-${colorScheme}`, info);
    });

    test(`the savings at ${width} px in ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1000 });
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      await page.goto(`/${await toHash(SCENARIO)}&view=savings`);
      if (width < 720) await page.locator('.strip').click();
      const view = page.locator('bedrock-savings-view');
      await expect(view.locator('.plan .step').first()).toBeVisible();
      await expect(view.getByRole('figure').first()).toBeAttached();
      await compare(page, `savings-${width}-${colorScheme}`, info);
    });

    test(`the months ahead at ${width} px in ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1600 });
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      await page.goto(`/${await toHash({ ...SCENARIO, plan: PLAN })}&view=forecast`);
      if (width < 720) await page.locator('.strip').click();
      const view = page.locator('bedrock-forecast-view');
      await expect(view).toContainText('10,000 draws', { timeout: 20_000 });
      await expect(view.locator('.plot')).toHaveCount(2, { timeout: 20_000 }); // the library comes after the figures
      await page.waitForTimeout(600); // charts follow their figures
      await compare(page, `forecast-${width}-${colorScheme}`, info);
    });

    test(`the rates at ${width} px in ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1000 });
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      await page.goto('/#view=rates');
      const view = page.locator('bedrock-rates-view');
      await expect(view.locator('.tokens')).toContainText('*', { timeout: 20_000 });
      await compare(page, `rates-${width}-${colorScheme}`, info);
    });
  }
}

for (const width of [1440, 1024, 900, 768]) {
  test(`every amount of the bill is in sight at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(`/${await toHash(SCENARIO)}`);
    const amounts = page.locator('bedrock-bill-view td.amount');
    await expect(amounts).not.toHaveCount(0);
    const ends = await amounts.evaluateAll((cells) =>
      cells.map((c) => c.getBoundingClientRect().right),
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
    const nav = await page.getByRole('navigation', { name: 'Places' }).boundingBox();
    const undo = await page.locator('#undo').boundingBox();
    expect((nav?.x ?? 0) + (nav?.width ?? 0)).toBeLessThanOrEqual(undo?.x ?? 0);
  });
}
