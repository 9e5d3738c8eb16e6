// One browser, the system's own Chromium, one test after another.
import { defineConfig } from '@playwright/test';

// Chromium refuses its sandbox to root, as in a container.
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: '../../.local/browser-test',
  workers: 1,
  retries: 0,
  reporter: 'list',
  // The emulator starts functions slowly, and a notice passes a stream and three queues.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
