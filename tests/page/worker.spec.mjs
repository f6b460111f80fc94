// The second engine where the element is a guest: from another origin, and where its page allows no worker.
import { test as anyPage } from '@playwright/test';
import { heavyScenario } from '../support/heavy.mjs';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';
import { calculator, expect, test } from './support.mjs';

/** @param {import('@playwright/test').Page} page @param {string} policy what it allows beside the element */
async function openGuest(page, policy) {
  await page.route(`${FOREIGN_SITE}guest`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:;
          script-src ${ELEMENT_SITE} 'wasm-unsafe-eval'; connect-src ${ELEMENT_SITE}; ${policy}`.replace(
          /\s+/g,
          ' ',
        ),
      },
      body: `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${ELEMENT_SITE}bedrock-calculator.js"></script>
        <bedrock-calculator></bedrock-calculator>`,
    }),
  );
  await page.goto(`${FOREIGN_SITE}guest`);
  const { total } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await page.evaluate(
    (scenario) => {
      /** @type {any} */ (document.querySelector('bedrock-calculator')).scenario = scenario;
    },
    heavyScenario(400, 2),
  );
  return total;
}

test('the element from another origin has its worker', async ({ page }) => {
  const total = await openGuest(page, 'worker-src blob:');
  await expect(total).not.toHaveText('$154.00');
  expect(page.workers()).toHaveLength(1);
});

anyPage('where the page allows no worker, the same is priced without', async ({ page }) => {
  const total = await openGuest(page, "worker-src 'none'");
  await expect(total).not.toHaveText('$154.00', { timeout: 15_000 });
  expect(page.workers()).toHaveLength(0);
});
