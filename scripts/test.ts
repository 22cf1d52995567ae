import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { openRenderer } from '../src/publish/renderer/renderer.ts';
import { projectCache } from '../src/workspace/cache-folder.ts';
import { findChromium } from '../test/chromium.ts';
import { findWebServers } from '../test/web-servers.ts';

interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const bin = (path: string): string => `node_modules/${path}`;

const checks: readonly Check[] = [
  { name: 'Formatting', args: [bin('oxfmt/bin/oxfmt'), '--check', '.'] },
  { name: 'Lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'Types of the engine', args: [bin('@typescript/native/bin/tsc'), '-p', 'src/engine'] },
  { name: 'Types', args: [bin('@typescript/native/bin/tsc'), '-p', '.'] },
  {
    name: 'Types of the site',
    args: [bin('astro/bin/astro.mjs'), 'check', '--silent', '--tsconfig', 'src/site/tsconfig.json'],
  },
  { name: 'Unused files, exports and dependencies', args: [bin('knip/bin/knip.js')] },
  { name: 'Package', args: ['scripts/package-check.ts'] },
  {
    name: 'Unit, property and contract tests',
    args: [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json',
    ],
  },
  { name: 'Browser tests', args: [bin('@playwright/test/cli.js'), 'test'] },
  { name: 'Size of what a reader loads', args: [bin('size-limit/bin.js')] },
];

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
const chromiumPath = findChromium();
findWebServers();
// Tests that begin at once would each make it; what is wrong with it their builds say.
await openRenderer(projectCache).catch(() => undefined);
const failed = checks.filter(({ name, args }) => {
  process.stdout.write(`\n── ${name}\n`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromiumPath, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  process.stdout.write(
    `${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return status !== 0;
});

const unit = readReport('test-results/unit.json') as {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
};
const browser = (
  readReport('test-results/e2e.json') as { stats?: { expected: number; unexpected: number; skipped: number } }
).stats;
const passed = (unit.numPassedTests ?? 0) + (browser?.expected ?? 0) + checks.length - failed.length;
const failures = Math.max((unit.numFailedTests ?? 0) + (browser?.unexpected ?? 0), failed.length);
const skipped = (unit.numPendingTests ?? 0) + (browser?.skipped ?? 0);
for (const { name } of failed) process.stdout.write(`\nFailed: ${name}\n`);
process.stdout.write(`\n${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
