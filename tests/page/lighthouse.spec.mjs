// Lighthouse on the page as a host serves it, compressed: 100 in accessibility, best practices and SEO, and close to
// it in speed. Speed is a simulation of a slow
// phone from what this machine measured, so the slowdown is calibrated by the machine's own benchmark, as Lighthouse's
// documentation advises, and the best of a few runs counts: what else runs here only ever makes it slower.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, expect, test } from '@playwright/test';
import lighthouse, { defaultConfig, desktopConfig } from 'lighthouse';
import { OWN_SITE } from './ports.mjs';

const MOST_RUNS = 3;
const LEAST_SPEED = 90;
/** Benchmark index of the machines that Lighthouse's slowdown of 4 is meant for. */
const FAST = 1500;
const SLOWDOWN = 4;

const SITE = new URL('../../web/dist/site/', import.meta.url);
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
});

/** The site, compressed; the server and its address. */
async function serve() {
  const server = createServer((request, answer) => {
    const path = (request.url ?? '/').replace(/\/$/, '/index.html').slice(1);
    const file = new URL(path, SITE);
    if (!existsSync(file)) {
      answer.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    answer.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' });
    answer.end(gzipSync(new Uint8Array(readFileSync(file))));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { server, url: `http://127.0.0.1:${port}/` };
}

/** @type {[string, number, import('lighthouse').Config][]} a device, what it is slower by than a fast machine */
const DEVICES = [
  ['a phone', SLOWDOWN, defaultConfig],
  ['a desktop', 1, desktopConfig],
];

for (const [device, slower, config] of DEVICES) {
  test(`Lighthouse on ${device}`, async ({ launchOptions }, { workerIndex }) => {
    test.setTimeout(240_000);
    const port = Number(new URL(OWN_SITE).port) + 50 + (workerIndex % 40);
    const args = [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`];
    const { server, url } = await serve();
    let cpuSlowdownMultiplier = slower;
    /** @type {Record<string, number>} */
    let best = {};
    let faults = '';
    try {
      for (let run = 0; run < MOST_RUNS && best.performance !== 100; run += 1) {
        const browser = await chromium.launch({ ...launchOptions, args });
        const throttling = { ...config.settings?.throttling, cpuSlowdownMultiplier };
        const settings = { ...config.settings, throttling };
        const result = await lighthouse(url, { port, logLevel: 'error' }, { ...config, settings });
        await browser.close();
        const { categories = {}, audits = {}, environment } = result?.lhr ?? {};
        const scores = Object.fromEntries(
          Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)]),
        );
        const times = [
          'first-contentful-paint',
          'largest-contentful-paint',
          'total-blocking-time',
          'cumulative-layout-shift',
          'speed-index',
        ].map((id) => `${id} ${audits[id]?.displayValue}`);
        const index = environment?.benchmarkIndex ?? FAST;
        console.log(device, JSON.stringify(scores), times.join(', '));
        console.log(`benchmark index ${index}, slowdown ${cpuSlowdownMultiplier.toFixed(1)}`);
        if (!((best.performance ?? -1) >= scores.performance)) best = scores;
        faults = Object.values(audits)
          .filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary')
          .map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details)}`)
          .join('; ');
        expect(audits['cumulative-layout-shift']?.numericValue).toBeLessThan(0.01);
        cpuSlowdownMultiplier = Math.max(1, slower * Math.min(1, index / FAST));
      }
    } finally {
      server.close();
    }
    // 100 on an idle machine. What else runs here is measured as if it were the page's, so a point or two may be lost.
    expect(best.performance).toBeGreaterThanOrEqual(LEAST_SPEED);
    expect(best, faults.slice(0, 2000)).toEqual({
      performance: best.performance,
      accessibility: 100,
      'best-practices': 100,
      seo: 100,
    });
  });
}
