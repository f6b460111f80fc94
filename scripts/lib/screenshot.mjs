// The picture in the README; see scripts/screenshot.
import { fileURLToPath } from 'node:url';
// Playwright is large and the tests have it already: no second copy for one picture.
import playwright from '../../tests/node_modules/@playwright/test/index.js';

const browser = await playwright.chromium.launch({
  executablePath: process.env.BEDROCK_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({
  viewport: { width: 1280, height: 760 },
  colorScheme: 'light',
});
await page.goto(new URL('../../web/dist/bedrock-calculator.html', import.meta.url).href);
await page.locator('bedrock-bill-view .line button').first().click();
await page.screenshot({
  path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)),
});
await browser.close();
