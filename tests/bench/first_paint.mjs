// When the first answer is seen, and when it is live: the built site in Chromium, as fast as this machine is and with a
// six times slower processor. A peer's page kept on this disk is measured in the same run, until its first table row:
//   node tests/bench/first_paint.mjs [--peer http://127.0.0.1:8000/index.html]
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const ROUNDS = 7;
const PORT = 4873;
const OURS = `http://127.0.0.1:${PORT}/`;
const peer = process.argv[process.argv.indexOf('--peer') + 1];
const web = fileURLToPath(new URL('../../web', import.meta.url));
const args = ['vite', 'preview', '--outDir', 'dist/site', '--host', '127.0.0.1'];
const server = spawn('npx', [...args, '--port', String(PORT), '--strictPort'], {
  cwd: web,
  detached: true,
});
await new Promise((resolve) => server.stdout.on('data', resolve));

const browser = await chromium.launch({
  executablePath: process.env.BEDROCK_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/**
 * Milliseconds from the start of the navigation until something is on the page, in a fresh browser context.
 * @param {string} url @param {number} slower @param {string} seen a function of the page, as text
 */
async function once(url, slower, seen) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(`
    const look = () => (${seen})() ? requestAnimationFrame(() => setTimeout(() => { globalThis.seenAt = performance.now(); })) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  `);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => /** @type {any} */ (globalThis).seenAt, undefined, {
    timeout: 60_000,
  });
  const time = await page.evaluate(() => /** @type {any} */ (globalThis).seenAt);
  await context.close();
  return Number(time);
}

const SEEN = {
  'our bill is painted': [
    OURS,
    `() => document.querySelector('bedrock-calculator')?.shadowRoot?.textContent.includes('$154')`,
  ],
  'our bill is live': [OURS, `() => document.querySelector('bedrock-calculator')?.bill`],
  ...(process.argv.includes('--peer')
    ? { "the peer's table is painted": [peer, `() => document.querySelector('table td')`] }
    : {}),
};
try {
  for (const slower of [1, 6]) {
    for (const [what, [url, seen]] of Object.entries(SEEN)) {
      const times = [];
      for (let round = 0; round < ROUNDS; ++round) times.push(await once(url, slower, seen));
      console.log(`${Math.round(median(times))} ms until ${what}, processor ${slower} x slower`);
    }
  }
} finally {
  await browser.close();
  if (server.pid) process.kill(-server.pid);
}
