// How long a keystroke takes to its painted bill with nine workloads, at a CPU slowed down six times:
//   scripts/build && node tests/bench/keystroke.mjs [slowdown] [view] [folder of a built site]
// Serves the built page itself and prints the median and the worst of 30 keystrokes, in milliseconds: until the frame
// with the new total and the row's cost has been painted, and until every line of the bill, or the table of the view
// compare, has its new figures on the screen. "busy" is the work of the first of these alone: the keystroke's event with
// all that follows from it, and its frame, without the wait for the screen's next turn in between. Beside it stands the
// floor: the same on a page that has nothing but a field and the text it is copied to.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { PRESETS } from '../../web/src/workloads/presets.js';

const SLOWDOWN = Number(process.argv[2] ?? 6);
const VIEW = process.argv[3] ?? 'bill';
const SITE = process.argv[4] ?? 'dist/site';
const KEYSTROKES = 30;
const PORT = '4391';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const args = ['vite', 'preview', '--outDir', SITE, '--host', '127.0.0.1'];
const server = spawn('npx', [...args, '--port', PORT, '--strictPort'], {
  cwd: web,
  stdio: ['ignore', 'pipe', 'ignore'],
  detached: true,
});
await new Promise((resolve) => server.stdout.once('data', resolve));

const browser = await chromium.launch({
  executablePath: process.env.BEDROCK_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

/** In the page: types into `input` and waits for `total` and `rest` to change. @param {import('@playwright/test').Page} page */
async function measured(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return page.evaluate(async (count) => {
    const { input, total, rest } = /** @type {any} */ (window).measured;
    // Right after the next frame, before anything that waits for a turn; and when that frame began.
    const painted = () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => {
          const began = performance.now();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(began);
          port2.postMessage(null);
        }),
      );
    /** @type {Record<string, number[]>} */
    const times = { answer: [], busy: [], all: [] };
    for (let i = 0; i < count; i += 1) {
      const before = total();
      const old = rest();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await painted(); // the keystroke comes right after a frame, like one that waited for it
      const start = performance.now();
      input.value = String(2000 + 37 * i);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      while (total() === before) await Promise.resolve();
      const done = performance.now();
      const began = await painted();
      const end = performance.now();
      times.answer.push(end - start);
      times.busy.push(done - start + end - began);
      while (rest() === old) await new Promise((resolve) => setTimeout(resolve));
      await painted();
      times.all.push(performance.now() - start);
    }
    return times;
  }, KEYSTROKES);
}

/** @param {string} what @param {Record<string, number[]>} times */
function print(what, times) {
  for (const [name, all] of Object.entries(times)) {
    all.sort((a, b) => a - b);
    const [median, worst] = [all[KEYSTROKES / 2], all[KEYSTROKES - 1]].map((ms) => ms.toFixed(1));
    console.log(
      `${what.padEnd(6)} ${name.padEnd(6)} median ${median} ms, worst ${worst} ms, at ${SLOWDOWN} x slower CPU`,
    );
  }
}

const viewport = { width: 1440, height: 900 };
try {
  const bare = await browser.newPage({ viewport });
  await bare.setContent('<input><p>0</p>');
  await bare.evaluate(() => {
    const [input, text] = /** @type {[HTMLInputElement, HTMLElement]} */ (
      /** @type {unknown} */ (document.querySelectorAll('input, p'))
    );
    input.oninput = () => {
      text.textContent = input.value;
    };
    const read = () => text.textContent;
    Object.assign(window, { measured: { input, total: read, rest: read } });
  });
  const { answer, busy } = await measured(bare);
  print('floor', { answer, busy });
  await bare.close();

  const page = await browser.newPage({ viewport });
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.locator('bedrock-answer .total').waitFor();
  const workloads = PRESETS.flatMap(([, group]) => group).slice(0, 9);
  await page.evaluate((given) => {
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    element.scenario = { version: 1, region: 'us-east-1', workloads: given };
  }, workloads);
  if (VIEW !== 'bill') await page.getByRole('tab', { name: new RegExp(VIEW, 'i') }).click();
  await page.waitForTimeout(VIEW === 'bill' ? 1000 : 5000);
  await page.evaluate(() => {
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
    const input = inside(editor, '[data-field="input_tokens"]').querySelector('input');
    const answer = inside(root, 'bedrock-answer');
    const total = () => answer.querySelector('.total').textContent;
    const models = root
      .querySelector('bedrock-compare-view')
      ?.renderRoot.querySelector('bedrock-models-part').renderRoot;
    const compared = () => models?.querySelector('.is-now td:nth-last-child(2)').textContent;
    const bill = root.querySelector('bedrock-bill-view')?.renderRoot;
    const rest = () => (models ? compared() : bill.querySelector('tfoot .amount').textContent);
    Object.assign(window, { measured: { input, total, rest } });
  });
  print('page', await measured(page));
} finally {
  await browser.close();
  if (server.pid) process.kill(-server.pid);
}
