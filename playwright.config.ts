import { defineConfig } from '@playwright/test';

/**
 * Browser tests against one real server (tests/e2e/server.ts) in the system's Chromium. Two projects are the two ways people come:
 * a phone of 390 px and a PC of 1280 px. What does not depend on the width is told once (`@once`, on the PC), and its pages are looked
 * at in both widths; `@phone` and `@desktop` belong to one of them. One worker: the tests share one campus, and two cores carry browser, server and database.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/server.ts',
  workers: 1,
  fullyParallel: false,
  // Beside the other suites two cores are short: what fails once and then passes is reported as flaky, not hidden.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // Limits are for what hangs, not for what is slow on a busy machine.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 30_000,
    // A trace films every page, a fifth of the whole cost: `npx playwright test <file> --trace on` makes one.
    trace: 'off',
    launchOptions: {
      // The order of a native date field follows the browser's language.
      env: { ...process.env, LANGUAGE: 'en_US', LANG: 'en_US.UTF-8' },
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        // Pixels are for pictures only; drawing them in an imitated graphics card is the dearest way.
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'phone',
      grepInvert: /@desktop|@once/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1280, height: 900 } } },
  ],
});
