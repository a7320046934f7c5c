import { defineConfig } from '@playwright/test';

/** Real Chromium, the one the machine has: nothing is downloaded. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  reporter: [['list']],
  projects: [
    // A browser on a busy machine may be late once; a second try is reported as flaky, not hidden.
    { name: 'proof', testMatch: '*.spec.ts', retries: 1 },
    // A score is a measurement on whatever else the machine does: the best of three counts.
    { name: 'lighthouse', testMatch: 'lighthouse/lighthouse.ts', retries: 2 },
    { name: 'pictures', testMatch: 'pictures/pictures.ts' },
  ],
  use: {
    browserName: 'chromium',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // A trace of every test costs time; the second try of one that failed has it.
    trace: 'on-first-retry',
  },
});
