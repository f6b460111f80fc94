// Page tests in the system's Chromium, against the built page: served, from disk, and embedded.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: './output',
  timeout: 30_000,
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  forbidOnly: true,
  use: {
    baseURL: 'http://127.0.0.1:4173/',
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
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
      command: 'npm run preview',
      cwd: fileURLToPath(new URL('../../web', import.meta.url)),
      url: 'http://127.0.0.1:4173/',
      reuseExistingServer: !process.env.CI,
    },
    {
      command: 'node foreign-site.mjs',
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      url: 'http://127.0.0.1:4174/',
      reuseExistingServer: !process.env.CI,
    },
  ],
});
