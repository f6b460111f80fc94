// What all page tests share: a calculator by its parts, and a watch over what a page must never do.
import { test as base, expect } from '@playwright/test';
import { ELEMENT_SITE, FOREIGN_SITE, OWN_SITE } from './ports.mjs';

const ALLOWED = [OWN_SITE, FOREIGN_SITE, ELEMENT_SITE, 'file:', 'data:', 'blob:'];

/** Every test fails on console errors, policy violations and requests that leave the page's origins. */
export const test = base.extend({
  page: async ({ page }, use) => {
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (/Service Worker registration blocked/.test(message.text())) return;
      // Where a host page allows no worker, the browser says so, and the page does the work itself.
      if (/^Creating a worker from 'blob:/.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!ALLOWED.some((start) => request.url().startsWith(start))) {
        faults.push(`request: ${request.url()}`);
      }
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** The parts of one calculator on a page. @param {import('@playwright/test').Page | import('@playwright/test').Locator} root */
export function calculator(root) {
  const card = (place = 0) => root.locator('bedrock-workload-row').nth(place);
  return {
    total: root.locator('bedrock-answer .total'),
    lines: root.locator('bedrock-bill-view .line'),
    /** What an open line says. */
    why: root.locator('bedrock-bill-view .detail'),
    /** Opens a row, unless it is open. @param {number} [place] */
    async open(place = 0) {
      const head = card(place).locator('.head');
      if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    },
    /** Opens a question of a row. @param {string} id @param {number} [place] */
    async ask(id, place = 0) {
      await card(place).locator(`[data-question="${id}"]`).click();
    },
    card,
    /** @param {string} name @param {number} [place] */
    number: (name, place = 0) => card(place).locator(`[data-field="${name}"] input`),
    model: (place = 0) => card(place).getByRole('combobox', { name: 'Model' }),
    options: (place = 0) => card(place).locator('bedrock-start-box').getByRole('option'),
  };
}

/** Opens what every figure depends on. @param {import('@playwright/test').Page} page */
export async function editContext(page) {
  const edit = page.getByRole('button', { name: /: region, prices/ });
  if ((await edit.getAttribute('aria-expanded')) === 'false') await edit.click();
}

/** Opens the export panel. @param {import('@playwright/test').Page} page */
export const openExport = (page) => page.getByRole('button', { name: 'Export' }).click();

/**
 * What is read once it has stopped changing: parts of the page come one after the other.
 * @template T @param {() => Promise<T>} read @returns {Promise<T>}
 */
export async function settled(read) {
  let value = await read();
  await expect(async () => {
    const before = value;
    await new Promise((resolve) => setTimeout(resolve, 500));
    value = await read();
    expect(/** @type {unknown} */ (value)).toEqual(before);
  }).toPass();
  return value;
}

/**
 * Looks at every view and each part of one, once it has come to rest.
 * @param {import('@playwright/test').Page} page @param {string} hash of the scenario
 * @param {(name: string) => Promise<void>} look
 */
export async function inEveryPart(page, hash, look) {
  for (const view of ['bill', 'compare', 'savings', 'forecast', 'rates', 'usage']) {
    await page.goto('about:blank');
    await page.goto(`/${hash}&view=${view}`);
    const shown = page.locator(`bedrock-${view}-view`);
    await expect(shown).toBeAttached();
    const strip = page.locator('.strip');
    if (await strip.isVisible()) await strip.click();
    const parts = shown.locator('.parts button');
    for (let i = 0; i < Math.max(1, await parts.count()); ++i) {
      if (i > 0) await parts.nth(i).click();
      await settled(() => shown.evaluate((e) => e.getBoundingClientRect().height));
      await look(`${view} ${i}`);
    }
  }
}
