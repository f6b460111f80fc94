// What a keystroke redraws, and when: in its own frame what is under the eye, and the rest once that is painted. Nothing
// here is timed: the test asks which parts of the page have changed when the frame ends.
import { toHash } from '../../web/src/state/share.js';
import { calculator, expect, settled, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const chat = {
  type: 'inference',
  model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  requests_per_month: 50000,
  input_tokens: 1800,
  output_tokens: 400,
};
/** @type {any} */
const SCENARIO = {
  version: 1,
  region: 'us-east-1',
  workloads: ['First', 'Second', 'Third'].map((name) => ({ ...chat, name })),
};

/** @param {Page} page @param {string} [settings] */
async function open(page, settings = '') {
  await page.goto(`/${await toHash(SCENARIO)}${settings}`);
  await expect(calculator(page).total).toBeVisible();
}

/**
 * Types into the first workload; the parts that have changed in the frame of the keystroke, and those that have
 * changed a second later: the tags of elements, and for tables the names of the groups of lines.
 * @param {Page} page @param {string} text @returns {Promise<{frame: string[], later: string[]}>}
 */
const typed = (page, text) =>
  page.evaluate(async (value) => {
    /** @type {Set<string>} */
    let changed = new Set();
    const told = (/** @type {MutationRecord[]} */ records) => {
      for (const { target } of records) {
        const node = /** @type {Element} */ (target.nodeType === 1 ? target : target.parentElement);
        const root = /** @type {ShadowRoot} */ (target.getRootNode());
        const group = node?.closest('[data-group]')?.getAttribute('data-group');
        const name = root.host?.tagName.toLowerCase().replace('bedrock-', '');
        const nth = name === 'workload-row' ? String(/** @type {any} */ (root.host).index) : '';
        const table = node?.closest('table')?.querySelector('caption')?.textContent?.trim();
        changed.add([name, nth, group ?? table].filter(Boolean).join(' '));
      }
    };
    /** @type {MutationObserver[]} */
    const observers = [];
    const watch = (/** @type {ParentNode} */ root) => {
      const observer = new MutationObserver(told);
      observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      observers.push(observer);
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) watch(element.shadowRoot);
      }
    };
    const collect = () => {
      for (const observer of observers) told(observer.takeRecords());
      const names = [...changed].sort();
      changed = new Set();
      return names;
    };
    const root = /** @type {any} */ (document.querySelector('bedrock-calculator')).shadowRoot;
    const inside = (/** @type {any} */ at, /** @type {string} */ selector) =>
      at.querySelector(selector).shadowRoot ?? at.querySelector(selector);
    const path = [
      'bedrock-workload-list',
      'bedrock-workload-row',
      'bedrock-workload-editor',
      '[data-field="input_tokens"]',
      'input',
    ];
    const input = path.reduce(inside, root);
    watch(root);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // A channel's message comes right after the frame, before every timer.
    await new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      }),
    );
    const frame = collect();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return { frame, later: collect() };
  }, text);

test('the frame of a keystroke has the total and the row; the lines of the bill follow', async ({
  page,
}) => {
  await open(page);
  await settled(() => calculator(page).lines.allTextContents());
  const { frame, later } = await typed(page, '1900');
  for (const part of ['answer', 'workload-row 0']) expect(frame).toContain(part);
  const waits = /^(bill-|top-bar|context-line|workload-editor|workload-row [12])/;
  expect(frame.filter((name) => waits.test(name))).toEqual([]);
  for (const part of ['answer', 'workload-editor']) expect(later).toContain(part);
  expect(later).toContain('bill-view w0');
  expect(later).toContain('bill-view The bill, line by line');
  // The rows of the others have the same amount; of their share a figure in a thousand may have changed.
  const { later: same } = await typed(page, '1900.0');
  expect(same.filter((name) => /^(bill-view w|workload-row [12])/.test(name))).toEqual([]);
});

test('in Compare the frame has the total, the row and the table of models; the chart follows', async ({
  page,
}) => {
  await open(page, '&view=compare');
  const view = page.locator('bedrock-compare-view');
  await expect(view.getByRole('img', { name: /^Cost of / })).toBeVisible();
  await settled(() => view.getByRole('row').allTextContents());
  // The first answers are the worker's: the page has its own engine for them when they have come.
  let tokens = 1900;
  await expect(async () => {
    tokens += 1;
    const { frame, later } = await typed(page, String(tokens));
    for (const part of ['answer', 'workload-row 0', 'models-part Models for this workload'])
      expect(frame).toContain(part);
    expect(frame).not.toContain('chart');
    expect(later).toContain('chart');
  }).toPass();
});

test('the total beside the tabs and at the foot of a phone follows each key', async ({ page }) => {
  await open(page);
  const { total, number } = calculator(page);
  const again = page.locator('.again b');
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.locator('bedrock-bill-view tfoot').scrollIntoViewIfNeeded();
  await expect(again).toBeVisible();
  await typed(page, '2900');
  await expect(again).toHaveText((await total.textContent()) ?? '');
  await page.setViewportSize({ width: 390, height: 800 });
  const strip = page.locator('.strip');
  await number('input_tokens').fill('many');
  await expect(strip).toContainText('before your last change');
  await number('input_tokens').fill('3900');
  await expect(strip).toContainText('a month');
  await expect(strip.locator('b')).toHaveText((await total.textContent()) ?? '');
});
