import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../src/server/port.ts';
import { createSite } from '../publish/hosts/site-folder.ts';
import { createFolder, sharedCache, smallContent } from './run-command.ts';

const content = join(createFolder(smallContent), 'content');
const out = createFolder({});
const commands: Readonly<Record<string, readonly string[]>> = {
  serve: ['run', 'serve', '--', '--dir', (await createSite()).folder],
  dev: ['run', 'dev', '--', '--content', content],
  host: ['run', 'host', '--', '--content', content, '--admin-port', '0'],
  start: ['start', '--', '--content', content, '--out', out, '--data', createFolder({})],
  linking: ['run', 'linking', '--', '--content', content, '--data', createFolder({})],
};

for (const [name, args] of Object.entries(commands)) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal} to npm ends \`npm run ${name}\` and frees its port`, async () => {
      const port = await freePort(0);
      const env = { ...process.env, PORT: String(port), STEPWELL_CACHE: sharedCache };
      const npm = spawn('npm', args, { stdio: 'ignore', env, detached: true });
      const ended = once(npm, 'close');
      // Where it fails, the group holds what npm has started.
      onTestFinished(() => endGroup(npm.pid));
      const answers = (): Promise<boolean> =>
        fetch(`http://127.0.0.1:${port}/`).then(
          () => true,
          () => false,
        );
      await vi.waitFor(async () => expect(await answers()).toBe(true), { timeout: 40_000, interval: 100 });
      npm.kill(signal);
      await vi.waitFor(async () => expect(await freePort(port)).toBe(port), { timeout: 15_000, interval: 100 });
      await ended;
    }, 80_000);
  }
}

test('a server whose shell is gone goes too, if npm has started that', async () => {
  const port = await freePort(0);
  const command = `"${process.execPath}" scripts/serve.ts --dir "${(await createSite()).folder}" --port ${port}; true`;
  const shell = spawn('sh', ['-c', command], {
    stdio: 'ignore',
    env: { ...process.env, npm_lifecycle_event: 'npx' },
    detached: true,
  });
  onTestFinished(() => endGroup(shell.pid));
  const isUp = (): Promise<Response> => fetch(`http://127.0.0.1:${port}/llms.txt`);
  await vi.waitFor(isUp, { timeout: 40_000, interval: 100 });
  shell.kill('SIGTERM');
  await vi.waitFor(async () => expect(await freePort(port)).toBe(port), { timeout: 15_000, interval: 100 });
}, 80_000);

test('a script is one program, which the shells of all systems can start', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const [name, line] of Object.entries(scripts))
    expect([name, line]).toEqual([name, expect.stringMatching(/^(?:(?:exec )?node|oxlint|oxfmt)(?: [\w./-]+)*$/u)]);
  // What stands for `exec` on Windows runs the rest of its line.
  expect(readFileSync('exec.cmd', 'utf8').trimEnd().split('\r\n').at(-1)).toBe('@%*');
});

function endGroup(leader = 0): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
