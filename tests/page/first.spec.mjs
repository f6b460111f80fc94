// The first answer: painted with the HTML, before any script, and live without a jump.
import { toHash } from '../../web/src/state/share.js';
import { calculator, expect, test } from './support.mjs';

/**
 * Every visible piece of text with the place where it is.
 * @param {import('@playwright/test').Page} page
 */
const painted = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const out = [];
    const walk = (/** @type {Node} */ node) => {
      const own = [...node.childNodes].some((child) => child instanceof Text && child.data.trim());
      if (own && node instanceof Element && !/STYLE|SCRIPT/.test(node.tagName)) {
        const { x, y, width } = node.getBoundingClientRect();
        const text = node.textContent?.replace(/\s+/g, ' ').trim();
        const seen = node.checkVisibility({ visibilityProperty: true });
        if (width > 1 && seen && !node.closest('.vh, h1, noscript'))
          out.push(`${text} @ ${Math.round(x)},${Math.round(y)}`);
      }
      if (node instanceof Element && /STYLE|SCRIPT/.test(node.tagName)) return;
      if (node instanceof HTMLInputElement) {
        const { x, y } = node.getBoundingClientRect();
        out.push(`[${node.value}] @ ${Math.round(x)},${Math.round(y)}`);
      }
      for (const child of node.childNodes) walk(child);
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    };
    walk(document.body);
    return out.sort();
  });

/** The page's code comes when the answer is called. @param {import('@playwright/test').Page} page */
async function holdCode(page) {
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route(/\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const width of [1440, 390]) {
  test(`the page shows the bill before its code has come, and nothing moves after, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const release = await holdCode(page);
    // What comes soon after the bill is no part of this: on a slow machine it would be there in time.
    await page.route(/\/(details|lower-part)-[^/]+\.js$/, () => {});
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByText('Estimated monthly bill')).toBeAttached();
    await expect(page.locator('bedrock-answer')).toHaveCount(0);
    // Nothing is painted before the style sheet has come, but it could be measured.
    const sheet = () => page.evaluate(() => getComputedStyle(document.body).margin);
    await expect.poll(sheet).toBe('0px');
    const before = await painted(page);
    expect(before.join()).toContain(width > 720 ? 'Claude Haiku 4.5' : '$154.00');
    expect(before.length).toBeGreaterThan(20);
    release();
    await expect(page.locator('bedrock-answer')).toHaveCount(1);
    await expect(calculator(page).card()).toBeVisible();
    const after = await painted(page);
    const late = /would save|^·|^Look for savings|^\$[\d,.]+ a month|^− /; // asked for when the page has come to rest
    expect(after.filter((text) => !late.test(text))).toEqual(before);
  });
}

test('the first paint has the whole page, and the code runs after its frame', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = { whole: Number.POSITIVE_INFINITY, frame: false, code: false };
    Object.assign(window, { seen });
    const parsed = new MutationObserver(() => {
      if (document.getElementById('foot')) seen.whole = Math.min(seen.whole, performance.now());
    });
    parsed.observe(document, { childList: true, subtree: true });
    const look = () => {
      seen.frame = seen.whole < Number.POSITIVE_INFINITY;
      if (!seen.frame) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const define = customElements.define.bind(customElements);
    customElements.define = (...element) => {
      seen.code ||= !seen.frame;
      define(...element);
    };
  });
  await page.goto('/');
  await expect(calculator(page).card()).toBeVisible();
  const { whole, code, painted } = await page.evaluate(() => ({
    .../** @type {any} */ (window).seen,
    painted: performance.getEntriesByType('paint').map(({ startTime }) => startTime),
  }));
  expect(painted.length).toBeGreaterThan(0);
  expect(Math.min(...painted)).toBeGreaterThan(whole);
  expect(code, 'code that ran before the first frame').toBe(false);
});

test('the prerendered bill is not shown where a link or a draft says something else', async ({
  page,
}) => {
  const nova = {
    version: 1,
    region: 'us-east-1',
    workloads: [{ type: 'inference', model: 'amazon.nova-micro-v1:0', requests_per_month: 1 }],
  };
  const hash = await toHash(nova);
  const release = await holdCode(page);
  await page.goto(`/${hash}`, { waitUntil: 'commit' });
  await expect(page.locator('bedrock-calculator')).toBeHidden();
  release();
  await expect(calculator(page).total).toHaveText('$0.00');
});

test('a scenario that is set before the code has come is opened', async ({ page }) => {
  const release = await holdCode(page);
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.locator('bedrock-calculator')).toBeAttached();
  await page.evaluate(() => {
    const model = 'amazon.nova-micro-v1:0';
    const workloads = [{ type: 'inference', model, requests_per_month: 1000, input_tokens: 1e6 }];
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    element.scenario = { version: 1, region: 'us-east-1', workloads };
  });
  release();
  await expect(calculator(page).total).toHaveText('$35.00');
});

test('the module is fetched while the code is, and once', async ({ page }) => {
  /** @type {string[]} */
  const order = [];
  page.on('request', (request) => order.push(request.url().replace(/^.*\//, '')));
  await page.goto('/');
  await expect(calculator(page).total).toHaveText('$154.00');
  const modules = () => order.filter((name) => name.endsWith('.wasm'));
  expect(modules()).toHaveLength(1);
  expect(modules()[0]).toMatch(/^bedrock-pricing/);
  // The full module comes when somebody uses the page, and what could be saved with it.
  const fact = page.locator('bedrock-answer bedrock-lower');
  await expect(fact).toHaveText('Look for savings');
  expect(modules()).toHaveLength(1);
  await page.mouse.move(10, 10);
  await expect(fact).toHaveText(/a month/);
  expect(modules()).toHaveLength(2);
  expect(await page.locator('link[rel="preload"][as="fetch"]').count()).toBe(1);
});

test('the calculator starts in many short turns, not in one long task', async ({ page }) => {
  await page.addInitScript(() => {
    const state = /** @type {any} */ (globalThis);
    const { scheduler } = state;
    const yielded = scheduler.yield.bind(scheduler);
    state.turns = 0;
    scheduler.yield = () => {
      state.turns += 1;
      return yielded();
    };
  });
  await page.goto('/');
  await expect(calculator(page).card()).toBeVisible();
  // One for each part that is drawn, and those of the engine before.
  const turns = await page.evaluate(() => /** @type {any} */ (globalThis).turns);
  expect(turns).toBeGreaterThan(12);
});
