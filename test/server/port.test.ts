import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.ts';
import { freePort } from '../../src/server/port.ts';
import { createFolder, runScript, smallContent } from '../cli/run-command.ts';

const folder = createFolder({ ...smallContent, 'site/index.html': 'home' });
let taken: Listening;
beforeAll(async () => {
  taken = await listen(new Hono(), 0);
});
afterAll(() => taken.close());

test('0 is a free port, and a taken one is none', async () => {
  expect(await freePort(0)).toBeGreaterThan(0);
  await expect(freePort(taken.port)).rejects.toThrow(`Port ${taken.port} is taken`);
});

test.each([
  ['serve', ['--dir', `${folder}/site`], '--port or PORT'],
  ['dev', ['--content', `${folder}/content`], '--port or PORT'],
  ['start', ['--content', `${folder}/content`, '--out', `${folder}/dist`], 'PORT'],
])('%s says that its port is taken, and does not move to another', (name, args, setting) => {
  const { status, stdout, stderr } = runScript(name, args, { PORT: String(taken.port) });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(`Port ${taken.port} is taken. Stop what runs there, or choose another with ${setting}.\n`);
});
