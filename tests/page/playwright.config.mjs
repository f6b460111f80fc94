// Page tests in the system's Chromium, against the built page: served, from disk, and embedded.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { FOREIGN_SITE, OWN_SITE } from './ports.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: './output',
  timeout: 30_000,
  expect: { timeout: 10_000 }, // machines are shared
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  forbidOnly: true,
  retries: 1, // on a shared machine; one that needs it is listed as flaky
  use: {
    baseURL: OWN_SITE,
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    serviceWorkers: 'block', // what they answer no test could intercept; offline.spec.mjs allows them
    launchOptions: {
      executablePath: process.env.BEDROCK_CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: `npx vite preview --outDir dist/site --host 127.0.0.1 --port ${new URL(OWN_SITE).port} --strictPort`,
      cwd: fileURLToPath(new URL('../../web', import.meta.url)),
      url: OWN_SITE,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: 'node foreign-site.mjs',
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      url: FOREIGN_SITE,
      reuseExistingServer: !process.env.CI,
    },
  ],
});
