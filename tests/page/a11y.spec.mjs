// WCAG 2.2 AA in the states that people reach: axe, targets, forced colours, motion, what is spoken.

import { toHash } from '../../web/src/state/share.js';
import { expectNoFaults } from './axe.mjs';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';
import { calculator, editContext, expect, inEveryPart, openExport, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** Enough workloads sold through the AWS Marketplace for a note that folds, and a discount. @type {any} */
const SEVERAL = {
  version: 1,
  region: 'us-east-1',
  discounts: [{ percent: '6' }],
  workloads: ['haiku-4-5-20251001', 'sonnet-4-5-20250929'].flatMap((model) =>
    ['Chat', 'Search'].map((name) => ({
      type: 'inference',
      name,
      model: `us.anthropic.claude-${model}-v1:0`,
      requests_per_month: 1000,
      input_tokens: 3000,
      output_tokens: 500,
    })),
  ),
};

/** Everything that can be opened beside the bill; rates.spec.mjs looks at the rates. @type {Record<string, (page: Page) => Promise<void>>} */
const STATES = {
  'nothing to pay for': async (page) => {
    await calculator(page).number('requests_per_month').fill('0');
    await expect(page.getByText(/Nothing to pay for yet/)).toBeVisible();
  },
  'not priced': async (page) => {
    await calculator(page).model().fill('acme.no-such-model-v1:0');
    await calculator(page).model().press('Enter');
    await expect(page.getByText(/items? not priced$/)).toBeVisible();
  },
  'a wrong field and the export panel': async (page) => {
    await calculator(page).number('input_tokens').fill('many');
    await openExport(page);
    await expect(page.getByText('Fix the fields marked in red to export')).toBeVisible();
  },
  'the region changed, with its notice': async (page) => {
    await editContext(page);
    await page.getByLabel('Region', { exact: true }).selectOption('eu-central-1');
    await expect(page.locator('#revert')).toBeVisible();
  },
  'lines by kind, one open': async (page) => {
    await page.getByRole('button', { name: 'By kind' }).click();
    await calculator(page).lines.first().locator('button').first().click();
  },
  'adding a workload': async (page) => {
    await page.getByRole('button', { name: 'Add workload' }).click();
  },
};

for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 1280, height: 2400 });
    await page.goto('/');
    await expect(calculator(page).total).toBeVisible();
    await reach(page);
    await expectNoFaults(page);
  });
}

test(`axe finds nothing in the sheet of a phone`, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto('/');
  await page.locator('.strip').click();
  await expect(page.getByRole('heading', { name: 'Estimated monthly bill' })).toBeInViewport();
  await expectNoFaults(page);
});

test(`axe finds nothing in the small forms`, async ({ page }) => {
  const good = (/** @type {string} */ model) =>
    `{"version": 1, "region": "us-east-1", "workloads": [{"type": "inference", "model": "${model}", "requests_per_month": 1000, "input_tokens": 1000}]}`;
  const micro = good('amazon.nova-micro-v1:0');
  const body = `<main><h1>Costs</h1><style>:root { color-scheme: light dark; }</style>
    <script type="module" src="${ELEMENT_SITE}bedrock-embed.js"></script>
    <p>It costs <bedrock-cost scenario='${micro}'></bedrock-cost>, or <bedrock-cost scenario='{'></bedrock-cost>.</p>
    <bedrock-bill calculator="https://example.org/" scenario='${micro}'></bedrock-bill>
    <bedrock-bill scenario='${good('acme.none-v1:0')}'></bedrock-bill>
    <bedrock-bill id="wrong"></bedrock-bill>
    <bedrock-compare models="amazon.nova-micro-v1:0 acme.none-v1:0" scenario='${micro}'></bedrock-compare></main>`;
  await page.goto(`${FOREIGN_SITE}made?body=${encodeURIComponent(body)}`);
  await expect(page.locator('#wrong').getByRole('alert')).toBeVisible();
  await expect(page.locator('bedrock-compare tbody tr')).toHaveCount(2);
  await expectNoFaults(page);
});

/** Controls smaller than that, by what they are; text links within sentences are exempt. @param {Page} page @param {number} least */
const tooSmall = (page, least) =>
  page.evaluate((pixels) => {
    /** @type {string[]} */
    const found = [];
    const walk = (/** @type {ParentNode} */ at) => {
      for (const element of at.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (!element.matches('button, input, select, textarea, summary, [role=tab], [role=option]'))
          continue;
        // The target of a box or a dot is its label, too.
        const target = element.matches('[type=checkbox], [type=radio]')
          ? element.closest('label')
          : null;
        const style = getComputedStyle(element);
        const { width, height } = (target ?? element).getBoundingClientRect();
        if (width * height === 0 || style.visibility === 'hidden' || width <= 1) continue;
        if (width < pixels - 0.5 || height < pixels - 0.5) {
          const name =
            element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30);
          found.push(`${element.tagName} ${element.className} "${name}" ${width} x ${height}`);
        }
      }
    };
    walk(document);
    return [...new Set(found)];
  }, least);

/** @param {Page} page */
async function openEverything(page) {
  const { ask, card } = calculator(page);
  await expect(card()).toBeVisible();
  await ask('caching');
  await ask('retries');
  await openExport(page);
  await page.getByText('Open a saved scenario').click();
  await editContext(page);
}

test('every target is 24 pixels or more', async ({ page }) => {
  await page.goto('/');
  await openEverything(page);
  expect(await tooSmall(page, 24)).toEqual([]);
  await page.getByRole('button', { name: 'Add workload' }).click();
  await page.waitForTimeout(300);
  expect(await tooSmall(page, 24)).toEqual([]);
});

test('under a finger every target is 44 pixels or more', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 820, height: 1180 },
  });
  const page = await context.newPage();
  await page.goto('/');
  expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
  await openEverything(page);
  expect(await tooSmall(page, 44)).toEqual([]);
  await context.close();
});

for (const [pointer, least] of /** @type {const} */ ([
  ['a mouse', 24],
  ['a finger', 44],
])) {
  test(`in every view and part of one, under ${pointer}, targets are ${least} pixels or more`, async ({
    browser,
  }) => {
    test.slow();
    const touch = least === 44;
    const context = await browser.newContext({
      hasTouch: touch,
      isMobile: touch,
      viewport: touch ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    const hash = await toHash(SEVERAL);
    /** @type {string[]} */
    const small = [];
    await inEveryPart(page, hash, async (name) => {
      small.push(...(await tooSmall(page, least)).map((one) => `${name}: ${one}`));
    });
    expect(small).toEqual([]);
    await context.close();
  });
}

test('with forced colours what is chosen, open or wrong is seen without our colours', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  const { number } = calculator(page);
  const edges = (/** @type {import('@playwright/test').Locator} */ at) =>
    at.first().evaluate((e) => {
      const style = getComputedStyle(e);
      return [
        style.borderBottomWidth,
        style.borderBottomStyle,
        style.backgroundColor,
        style.outlineStyle,
      ].join();
    });
  const chosen = page.locator('[role=tab][aria-selected=true]');
  await expect(chosen.first()).toBeVisible();
  expect(await chosen.first().evaluate((e) => getComputedStyle(e).borderBottomStyle)).toBe('solid');
  const pressed = page.locator('bedrock-bill-view [aria-pressed=true]');
  const other = page.locator('bedrock-bill-view [aria-pressed=false]');
  expect(await edges(pressed)).not.toBe(await edges(other));
  await number('input_tokens').fill('many');
  const box = number('input_tokens').locator('..');
  await expect(box).toHaveCSS('border-top-width', '3px');
  await number('input_tokens').focus();
  await expect(box).toHaveCSS('outline-style', 'solid');
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await openEverything(page);
  const moving = await page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const walk = (/** @type {ParentNode} */ at) => {
      for (const element of at.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        for (const pseudo of ['', '::before', '::after']) {
          const style = getComputedStyle(element, pseudo || undefined);
          const durations = `${style.transitionDuration}, ${style.animationName === 'none' ? '0s' : style.animationDuration}`;
          if (durations.split(', ').some((time) => Number.parseFloat(time) > 0.01)) {
            found.push(`${element.tagName}.${element.className}${pseudo} ${durations}`);
          }
        }
      }
    };
    walk(document);
    return [...new Set(found)];
  });
  expect(moving).toEqual([]);
});

test('the total is spoken at most once a second, however fast one types', async ({ page }) => {
  await page.goto('/');
  const { number, total } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await page.waitForTimeout(1200); // what is said at the start
  await page.evaluate(() => {
    /** @param {ParentNode} at @returns {Element | null} */
    const find = (at) => {
      for (const element of at.querySelectorAll('*')) {
        const live = element.matches('bedrock-answer')
          ? element.shadowRoot?.querySelector('[aria-live=polite]')
          : element.shadowRoot && find(element.shadowRoot);
        if (live) return live;
      }
      return null;
    };
    /** @type {number[]} */
    const times = [];
    Object.assign(window, { spoken: times });
    const live = /** @type {Element} */ (find(document));
    new MutationObserver(() => times.push(performance.now())).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  for (let i = 0; i < 30; ++i) {
    await number('requests_per_month').fill(String(10_000 + i));
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(1300);
  const times = await page.evaluate(
    () => /** @type {number[]} */ (/** @type {any} */ (window).spoken),
  );
  expect(times.length).toBeGreaterThan(0);
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  // Two mutations of one change come in the same moment,
  // and what is said late on a busy machine leaves less than a second to the next.
  expect(gaps.filter((gap) => gap > 5 && gap < 800)).toEqual([]);
});
