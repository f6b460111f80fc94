// How long a keystroke takes to its painted bill with nine workloads, at a CPU slowed down six times:
//   scripts/build && node tests/bench/keystroke.mjs [slowdown] [view]
// Serves the built page itself and prints the median and the worst of 30 keystrokes, in milliseconds: until the frame
// with the new total and the row's cost has been painted, and until every line of the bill, or the table of the view
// compare, has its new figures on the screen.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { PRESETS } from '../../web/src/workloads/presets.js';

const SLOWDOWN = Number(process.argv[2] ?? 6);
const VIEW = process.argv[3] ?? 'bill';
const KEYSTROKES = 30;
const PORT = '4391';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const server = spawn(
  'npx',
  [
    'vite',
    'preview',
    '--outDir',
    'dist/site',
    '--host',
    '127.0.0.1',
    '--port',
    PORT,
    '--strictPort',
  ],
  { cwd: web, stdio: ['ignore', 'pipe', 'ignore'], detached: true },
);
await new Promise((resolve) => server.stdout.once('data', resolve));

const browser = await chromium.launch({
  executablePath: process.env.BEDROCK_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.locator('bedrock-answer .total').waitFor();
  const workloads = PRESETS.flatMap(([, group]) => group).slice(0, 9);
  await page.evaluate((given) => {
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    element.scenario = { version: 1, region: 'us-east-1', workloads: given };
  }, workloads);
  if (VIEW !== 'bill') await page.getByRole('tab', { name: new RegExp(VIEW, 'i') }).click();
  await page.waitForTimeout(VIEW === 'bill' ? 1000 : 5000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const times = await page.evaluate(async (count) => {
    const inside = (/** @type {any} */ root, /** @type {string[]} */ ...path) =>
      path.reduce(
        (at, selector) => at.querySelector(selector).renderRoot ?? at.querySelector(selector),
        root,
      );
    const root = /** @type {any} */ (document.querySelector('bedrock-calculator')).renderRoot;
    const editor = inside(
      root,
      'bedrock-workload-list',
      'bedrock-workload-row',
      'bedrock-workload-editor',
    );
    const input = /** @type {HTMLInputElement} */ (
      inside(editor, '[data-field="input_tokens"]').querySelector('input')
    );
    const total = inside(root, 'bedrock-answer');
    const models = root
      .querySelector('bedrock-compare-view')
      ?.renderRoot.querySelector('bedrock-models-part').renderRoot;
    const compared = () => models?.querySelector('.is-now td:nth-last-child(2)').textContent;
    const bill = root.querySelector('bedrock-bill-view')?.renderRoot;
    const rest = () => (models ? compared() : bill.querySelector('tfoot .amount').textContent);
    // Right after the next frame, before anything that waits for a turn.
    const painted = () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        }),
      );
    const answer = [];
    const all = [];
    for (let i = 0; i < count; i += 1) {
      const before = total.querySelector('.total').textContent;
      const old = rest();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await painted(); // the keystroke comes right after a frame, like one that waited for it
      const start = performance.now();
      input.value = String(2000 + 37 * i);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      while (total.querySelector('.total').textContent === before) await Promise.resolve();
      await painted();
      answer.push(performance.now() - start);
      while (rest() === old) await new Promise((resolve) => setTimeout(resolve));
      await painted();
      all.push(performance.now() - start);
    }
    return { answer, all };
  }, KEYSTROKES);
  for (const [name, all] of Object.entries(times)) {
    all.sort((a, b) => a - b);
    const [median, worst] = [all[KEYSTROKES / 2], all[KEYSTROKES - 1]].map((ms) => ms.toFixed(1));
    console.log(
      `${name.padEnd(8)} median ${median} ms, worst ${worst} ms, at ${SLOWDOWN} x slower CPU`,
    );
  }
} finally {
  await browser.close();
  if (server.pid) process.kill(-server.pid);
}
