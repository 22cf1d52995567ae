import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loadVerbs } from '../../src/cli/verbs.ts';

function stepwell(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/bin.ts', ...args], { encoding: 'utf8' });
}

const scripts = new Map(['bash', 'zsh', 'fish'].map((shell) => [shell, stepwell('completion', shell).stdout]));

/** What bash offers at the end of a line, by the script it is told. */
function completed(words: readonly string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(' ');
  const script = `${scripts.get('bash')}
COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _stepwell; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

test('bash completes verbs, and the flags of each', () => {
  expect(completed(['stepwell', 'fre'])).toEqual(['freshness']);
  expect(completed(['stepwell', 'build', '--k'])).toEqual(['--keep-going']);
  expect(completed(['stepwell', 'serve', '--'])).toEqual(['--dir', '--port', '--host', '--log', '--help']);
  // A file is for the shell itself to find.
  expect(completed(['stepwell', 'render', 'content'])).toEqual(['']);
});

test.each(['bash', 'zsh', 'fish'])('%s is told every verb and every flag', async (shell) => {
  const verbs = await loadVerbs();
  expect(verbs.map(({ name }) => name)).toContain('completion');
  for (const { name, flags } of verbs) {
    const isOfVerb = new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'u');
    const lines = (scripts.get(shell) ?? '').split('\n').filter((line) => isOfVerb.test(line));
    expect(lines).not.toEqual([]);
    for (const flag of Object.keys(flags))
      expect(lines.join('\n')).toContain(shell === 'fish' ? `-l ${flag} ` : `--${flag}`);
  }
});

test.each([
  [['completion', 'basch'], 'Did you mean bash?'],
  [['completion'], 'Name one shell: bash, zsh, fish.'],
])('%j is wrong usage', (args, said) => {
  const { status, stderr } = stepwell(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});
