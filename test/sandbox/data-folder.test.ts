import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createFolder, runScript } from '../cli/run-command.ts';
import { sandboxFiles, sandboxWorkspace } from './sandbox-server.ts';

const open = (data: string): void => createSandbox({ data, workspace: sandboxWorkspace }).close();

/** The error of a folder in which nothing can be kept. */
const expected = (data: string, reason: string): object =>
  expect.objectContaining({
    message: `Cannot keep data in ${data}: ${reason}. Name another folder with --data.`,
    exitCode: 2,
  }) as object;

test.each([
  ['file', 'it is no folder'],
  ['file/below', 'a part of its path is no folder'],
  ['text', 'its linking.db is no SQLite database'],
  ['folder', 'its linking.db cannot be opened or made'],
  ['key', 'its linking.key does not hold the 43 letters and digits that were written there'],
  ['secret', 'its linking.secret does not hold the 43 letters and digits that were written there'],
])('%s: %s', (name, reason) => {
  const files = {
    file: '',
    'text/linking.db': 'Not a database, but long enough to be read as the beginning of one.'.repeat(10),
    'folder/linking.db/in-it': '',
    'key/linking.key': 'short',
    'secret/linking.secret': '',
  };
  const data = join(createFolder(files), name);
  expect(() => open(data)).toThrow(expected(data, reason));
});

test('a database of another program stays as it is', () => {
  const data = createFolder({});
  const file = join(data, 'linking.db');
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE places (id INTEGER PRIMARY KEY)');
  other.close();
  const before = readFileSync(file);
  expect(() => open(data)).toThrow(expected(data, 'its linking.db is of another program'));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.runIf(existsSync('/proc/self')).each(['linking', 'start'])(
  '%s says at once that no folder can be made',
  (command) => {
    const content = join(createFolder(sandboxFiles), 'content');
    const args = ['--content', content, '--data', '/proc/no/such'];
    const { status, stdout, stderr } = runScript(command, args, { PORT: '0', STEPWELL_CACHE: createFolder({}) });
    expect([status, stdout, stderr.split('\n')]).toEqual([
      2,
      '',
      [
        `${command}: Cannot keep data in /proc/no/such: no folder can be made there. Name another folder with --data.`,
        expect.stringMatching(/^Usage: npm run \w+ -- /u),
        '',
      ],
    ]);
  },
);
