// When the first answer is seen, and when it is live: the built site in Chromium, as fast as this machine is and with a
// six times slower processor; beside it a peer's page, until its first table row: that of --peer, else a stand-in of
// llm-prices' size and structure, a 23 KB page whose script fetches 100 prices and draws them as a table of buttons:
//   node tests/bench/first_paint.mjs [--peer http://127.0.0.1:8000/index.html]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const ROUNDS = 7;
const PORT = 4873;
const OURS = `http://127.0.0.1:${PORT}/`;
const STAND_IN = PORT + 1;
const given = process.argv.indexOf('--peer');
const peer = given > 0 ? process.argv[given + 1] : `http://127.0.0.1:${STAND_IN}/`;
const site = fileURLToPath(new URL('../../web/dist/site', import.meta.url));
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

const prices = Array.from({ length: 100 }, (_, i) => ({
  name: `Model ${i} of a provider`,
  input: i / 8,
  output: i / 2,
}));
const table = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Prices</title><style>
body{font-family:Arial,sans-serif;margin:0;padding:20px}table{width:100%;border-collapse:collapse;font-size:14px}
td{padding:8px 10px;border-bottom:1px solid #ddd}button{width:100%;text-align:left;padding:5px 8px}
${'/* as many bytes as the peer has */'.repeat(600)}</style>
<h1>Prices</h1><table><tbody></tbody></table><script>
fetch('prices.json').then((r) => r.json()).then((list) => { for (const { name, input, output } of list) {
const row = document.createElement('tr');
row.innerHTML = '<td><button>' + name + '</button></td><td>$' + input + '</td><td>$' + output + '</td>';
document.querySelector('tbody').append(row); } });
</script>`;
/** Both pages come from servers of one kind, so that the pages alone are compared. @param {(path: string) => string | Buffer} content */
const serve = (content) =>
  createServer((request, answer) => {
    const path = new URL(request.url ?? '/', OURS).pathname.replace(/\/$/, '/index.html');
    const type = /** @type {Record<string, string>} */ (TYPES)[extname(path)] ?? 'application/json';
    answer.writeHead(200, { 'Content-Type': type }).end(content(path));
  });
const servers = [
  serve((path) => readFileSync(site + path)).listen(PORT, '127.0.0.1'),
  serve((path) => (path.endsWith('.json') ? JSON.stringify(prices) : table)).listen(
    STAND_IN,
    '127.0.0.1',
  ),
];

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
    // A channel's message comes right after the frame, whatever else waits for its turn.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { globalThis.seenAt = performance.now(); };
    const look = () => (${seen})() ? port2.postMessage(null) : requestAnimationFrame(look);
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
  "the peer's table is painted": [peer, `() => document.querySelector('table td')`],
};
try {
  for (const slower of [1, 6]) {
    // In turns, so that what else runs here slows all of them down.
    const times = Object.keys(SEEN).map(() => /** @type {number[]} */ ([]));
    for (let round = 0; round < ROUNDS; ++round) {
      for (const [i, [url, seen]] of Object.values(SEEN).entries())
        times[i].push(await once(url, slower, seen));
    }
    for (const [i, what] of Object.keys(SEEN).entries())
      console.log(`${Math.round(median(times[i]))} ms until ${what}, processor ${slower} x slower`);
  }
} finally {
  await browser.close();
  for (const server of servers) server.close();
}
