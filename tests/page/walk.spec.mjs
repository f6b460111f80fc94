// Every preset in the real page, in three regions: all priced, every form opened, and no word of the machine, no
// long tail of digits anywhere.
import { PRESETS } from '../../web/src/workloads/presets.js';
import { expect, test } from './support.mjs';

const WORKLOADS = PRESETS.flatMap(([, workloads]) => workloads);

/** Every text on the page, in shadow roots too. @param {import('@playwright/test').Page} page @returns {Promise<string>} */
const textOf = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const out = [];
    const walk = (/** @type {Node} */ node) => {
      if (node.nodeType === Node.TEXT_NODE) out.push(node.textContent ?? '');
      if (!(node instanceof Element) && !(node instanceof ShadowRoot) && node !== document) return;
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return;
      // A source is called as its publisher calls it.
      if (node instanceof Element && node.matches('.source, .paper')) return;
      if (node instanceof Element) {
        for (const name of ['placeholder', 'aria-label', 'title'])
          out.push(node.getAttribute(name) ?? '');
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      if (node instanceof HTMLInputElement) out.push(node.value);
      for (const child of node.childNodes) walk(child);
      out.push('\n');
    };
    walk(document.body);
    return out.join('');
  });

const INTERNAL = /** @type {[string, RegExp][]} */ ([
  ['a name of the scenario', /\b(?!max_tokens)[a-z]+(?:_[a-z0-9]+)+\b/g],
  ['a long tail of digits', /\d\.\d{9,}/g],
  ['a plural of a unit', /\b[GT]Bs\b|\bOCUs-|querys|entrys/g],
  [
    'a dimension in lower case',
    /\b(?:storage gb|gb months|ocu hours|model unit hours|conflict \d+)\b/g,
  ],
  ['a value of the machine', /undefined|NaN|\[object|\bnull\b/g],
]);

/** @param {string} text */
function internalWords(text) {
  return INTERNAL.flatMap(([what, pattern]) =>
    [...new Set(text.match(pattern) ?? [])].map((found) => `${what}: ${found}`),
  );
}

/** @param {import('@playwright/test').Page} page @param {string} region */
async function show(page, region) {
  await page.goto('/');
  await expect(page.locator('bedrock-answer .total')).toBeVisible();
  await page.evaluate(
    ([workloads, where]) => {
      const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
      element.scenario = { version: 1, region: where, workloads };
    },
    /** @type {const} */ ([WORKLOADS, region]),
  );
  await expect(page.locator('bedrock-workload-row')).toHaveCount(WORKLOADS.length);
}

/** Opens all lines of the bill, as printing does. @param {import('@playwright/test').Page} page */
const openLines = (page) => page.evaluate(() => dispatchEvent(new Event('beforeprint')));

for (const region of ['us-east-1', 'us-west-2', 'eu-central-1']) {
  test(`all presets from ${region}: none incomplete, nothing internal in the bill`, async ({
    page,
  }) => {
    await show(page, region);
    await openLines(page);
    await expect(page.locator('bedrock-answer .total')).toHaveText(/^\$[\d,]+\.\d\d$/);
    await expect(page.getByText('not priced', { exact: false })).toHaveCount(0);
    for (const total of await page.locator('bedrock-workload-row .total').allTextContents())
      expect(total).toMatch(/^\$[\d,.]+$/);
    expect(internalWords(await textOf(page))).toEqual([]);
  });
}

test('what has no price is named in words', async ({ page }) => {
  await show(page, 'ap-northeast-1');
  await expect(page.getByText('Not priced: Storage', { exact: false })).toBeVisible();
  await openLines(page);
  expect(internalWords(await textOf(page))).toEqual([]);
});

test('every form of every type, each question opened, has nothing internal', async ({ page }) => {
  test.setTimeout(240_000);
  await show(page, 'us-east-1');
  for (let index = 0; index < WORKLOADS.length; index += 1) {
    const row = page.locator('bedrock-workload-row').nth(index);
    const head = row.locator('.head');
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await expect(row.locator('[data-question]').first()).toBeVisible();
    let text = '';
    for (const question of await row.locator('[data-question]').all()) {
      await question.click();
      await expect(row.locator('bedrock-workload-question')).toBeVisible();
      text += await textOf(page);
    }
    expect(internalWords(text), WORKLOADS[index].type).toEqual([]);
  }
});
