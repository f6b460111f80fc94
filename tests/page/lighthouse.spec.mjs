// Lighthouse on the served page. Three categories are exact. The score for speed is a simulation of a slow phone from
// what this machine measured, and falls with whatever else runs on it: it is printed, and what does not depend on
// the machine is checked: nothing shifts, and the bill is painted with the HTML.
import { chromium, expect, test } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { OWN_SITE } from './ports.mjs';

const FIRST_PAINT = 2500; // ms, on a simulated slow phone

/** @type {[string, object | undefined][]} */
const DEVICES = [
  ['a phone', undefined],
  ['a desktop', desktopConfig],
];

for (const [device, config] of DEVICES) {
  test(`Lighthouse on ${device}`, async ({ launchOptions }, { workerIndex }) => {
    test.setTimeout(180_000);
    const port = Number(new URL(OWN_SITE).port) + 50 + (workerIndex % 40);
    const args = [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`];
    const browser = await chromium.launch({ ...launchOptions, args });
    try {
      const result = await lighthouse(
        OWN_SITE,
        { port, logLevel: 'error' },
        /** @type {any} */ (config),
      );
      const { categories = {}, audits = {} } = result?.lhr ?? {};
      const scores = Object.fromEntries(
        Object.entries(categories).map(([name, { score }]) => [
          name,
          Math.round((score ?? 0) * 100),
        ]),
      );
      const failed = Object.values(audits)
        .filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary')
        .map(
          ({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details).slice(0, 900)}`,
        );
      const times = [
        'first-contentful-paint',
        'largest-contentful-paint',
        'total-blocking-time',
        'cumulative-layout-shift',
        'speed-index',
        'interactive',
      ].map((id) => `${id} ${audits[id]?.displayValue}`);
      console.log(device, JSON.stringify(scores), times.join(', '));
      const { performance: _, ...others } = scores;
      expect(others, failed.join('; ')).toEqual({
        accessibility: 100,
        'best-practices': 100,
        seo: 100,
      });
      expect(audits['cumulative-layout-shift']?.numericValue).toBeLessThan(0.01);
      expect(audits['first-contentful-paint']?.numericValue).toBeLessThan(FIRST_PAINT);
    } finally {
      await browser.close();
    }
  });
}
