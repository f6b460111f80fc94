// The picture in the README; see scripts/screenshot.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const browser = await chromium.launch({
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
