// The second engine where the element is a guest: from another origin, and where its page allows no worker.
import { test as anyPage } from '@playwright/test';
import { heavyScenario } from '../support/heavy.mjs';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';
import { calculator, expect, test } from './support.mjs';

/** @param {import('@playwright/test').Page} page @param {string} policy what it allows beside the element */
async function openGuest(page, policy) {
  await page.goto(`${FOREIGN_SITE}?${policy}`);
  const { total } = calculator(page.locator('#plain'));
  await expect(total).toHaveText('$154.00');
  await page.evaluate(
    (scenario) => {
      /** @type {any} */ (document.querySelector('#plain')).scenario = scenario;
    },
    heavyScenario(400, 2),
  );
  return total;
}

test('the element from another origin has its worker', async ({ page }) => {
  const total = await openGuest(page, `worker-src blob: ${ELEMENT_SITE}`);
  await expect.poll(() => page.workers().length).toBe(1);
  await expect(total).toHaveText(/^\$\d/);
  await expect(total).not.toHaveText('$154.00');
  expect(page.workers()).toHaveLength(1);
});

anyPage('where the page allows no worker, the same is priced without', async ({ page }) => {
  const total = await openGuest(page, "worker-src 'none'");
  await expect(total).toHaveText(/^\$\d/, { timeout: 15_000 });
  await expect(total).not.toHaveText('$154.00');
  expect(page.workers()).toHaveLength(0);
});
