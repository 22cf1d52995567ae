import { resolve } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './test/chromium.ts';
import { sharedCache } from './test/cli/run-command.ts';

// Compiled code and compiled content, for the tests and for the commands that they run.
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/stepwell/node');
process.env['STEPWELL_CACHE'] = sharedCache;

const port = Number(process.env['PORT'] ?? 4398);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.ts --out test-results/site',
    url: `http://127.0.0.1:${port}/guides/lattice/api-key/`,
    env: { PORT: String(port) },
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
