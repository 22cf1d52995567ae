import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cpuCounting } from './cpu-account.ts';
import { measureCommand } from './measure-command.ts';

/** Keeps a processor busy and writes how long it did, in seconds of processor time. */
const busy = (file: string): string =>
  `while (process.cpuUsage().user < 300_000) for (let i = 0; i < 1e6; i += 1);
   const { user, system } = process.cpuUsage();
   require('node:fs').writeFileSync(${JSON.stringify(file)}, String((user + system) / 1e6));`;

/** Starts Node with a script, from a script, and waits for its end. */
const starting = (script: string, options: string): string =>
  `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(script)}], ${options});`;

const createFile = (): string => join(mkdtempSync(join(tmpdir(), 'guides-test-')), 'seconds');

describe.each(cpuCounting() === 'cgroup' ? (['cgroup', 'times'] as const) : (['times'] as const))(
  'counting by %s',
  (counting) => {
    test('the time of a grandchild counts', async () => {
      const file = createFile();
      const { cpuSeconds } = await measureCommand(['-e', starting(busy(file), '{}')], {}, { counting });
      expect(cpuSeconds).toBeGreaterThanOrEqual(Number(readFileSync(file, 'utf8')));
    });

    test('a command that fails is an error with what it said', async () => {
      const failing = ['-e', 'console.error("No such guide"); process.exitCode = 3'];
      await expect(measureCommand(failing, {}, { counting })).rejects.toThrow(/ended with 3\nNo such guide/u);
    });

    test('the memory of a grandchild counts', async () => {
      const holding = 'const held = Buffer.alloc(200e6, 1); setTimeout(() => held.length, 500)';
      const cost = await measureCommand(['-e', starting(holding, '{}')], {}, { counting });
      expect(cost.peakMegabytes).toBeGreaterThan(190);
      expect(cost.peakMegabytes).toBeGreaterThan(cost.largestMegabytes ?? Infinity);
    });
  },
);

test.runIf(cpuCounting() === 'cgroup')('the time of a grandchild that nobody waited for counts', async () => {
  const file = createFile();
  const orphan = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy(file))}],
    { detached: true, stdio: 'ignore' }).unref();
    const { existsSync } = require('node:fs');
    setInterval(() => existsSync(${JSON.stringify(file)}) && process.exit(), 10);`;
  const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(orphan)}])
    .on('exit', () => process.exit())`;
  const { cpuSeconds } = await measureCommand(['-e', parent], {}, { counting: 'cgroup' });
  expect(cpuSeconds).toBeGreaterThanOrEqual(Number(readFileSync(file, 'utf8')));
});
