import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a command said, and how it ended. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The cache of all tests that are not of caches: what one of them has compiled is there for the others. */
export const sharedCache: string = resolve('test-results/cache');

/** Runs one of the project's commands as a person would, but for npm. */
export function runScript(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', STEPWELL_CACHE: sharedCache, ...env },
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, until the tests end. */
export function createFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guides-test-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A content folder of one small guide that has nothing wrong with it. */
export const smallContent: Readonly<Record<string, string>> = {
  'content/guides/acme/provider.yaml':
    'name: Acme\ncategory: crm\nconnections: { api-key: { fields: [{ key: apiKey, label: API key }] } }\n',
  'content/guides/acme/api-key.mdx': `---
title: Connect Acme with an API key
description: Create a key and link your account.
method: { id: api-key, label: API key }
---

<Section title="Create a key">

<Steps>
  <Step title="Open the settings">

    Click **Settings**.

  </Step>
  <Step title="Copy the key">

    Copy it. <Field name="apiKey" />

  </Step>
</Steps>

</Section>
`,
  'content/variants/default.yaml': 'whitelabel: false\nsite: https://guides.example\nbrand: { name: Example }\n',
};
