// The picture in the README; see scripts/screenshot.
import { fileURLToPath } from 'node:url';
// Playwright is large and the tests have it already: no second copy for one picture.
import playwright from '../../tests/node_modules/@playwright/test/index.js';
import { toHash } from '../../web/src/state/share.js';
import { PRESETS } from '../../web/src/workloads/presets.js';

const SHOWN = ['chat', 'retrieval', 'agent', 'classification', 'embeddings'];
const presets = PRESETS.flatMap(([, group]) => group);
const scenario = {
  version: 1,
  name: 'Support platform',
  region: 'us-east-1',
  workloads: SHOWN.map((type) => presets.find((preset) => preset.type === type)),
};

const browser = await playwright.chromium.launch({
  executablePath: process.env.BEDROCK_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({
  viewport: { width: 1280, height: 900 },
  colorScheme: 'light',
});
const file = new URL('../../web/dist/bedrock-calculator.html', import.meta.url).href;
await page.goto(file + (await toHash(scenario)));
const look = page.getByText('Look for savings');
await look.waitFor();
await page.mouse.move(700, 850); // what could be saved is worked out once somebody is there
await look.waitFor({ state: 'detached' });
await page.mouse.move(0, 0);
await page.locator('bedrock-bill-view .line button').first().click();
await page.screenshot({
  path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)),
});
await browser.close();
