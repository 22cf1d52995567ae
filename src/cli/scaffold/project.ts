import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { commandError } from '../../system/command-error.ts';
import { makeFolder } from '../../system/files/make-folder.ts';
import { projectRoot } from '../../system/project-root.ts';
import type { Ask } from './ask.ts';
import { takenError } from './taken.ts';
import { scaffold } from './scaffold.ts';
import { writePlan } from './write-plan.ts';

/** Writes a project of one guide into a folder; nothing that is there is written over. */
export async function startProject(
  folder: string,
  given: { readonly name?: string | undefined; readonly site?: string | undefined },
  ask: Ask | undefined,
): Promise<{ written: string[]; next: readonly string[] }> {
  const name = nameOf(folder);
  const content = join(folder, 'content');
  const files = projectFiles(name);
  const taken = [content, ...files.map(({ path }) => join(folder, path))].find((path) => existsSync(path));
  if (taken !== undefined) throw takenError(taken);
  makeFolder(content);
  const variant = await scaffold({
    content,
    kind: 'variant',
    id: 'default',
    given: { name: given.name ?? titleOf(name), site: given.site ?? `https://guides.${name}.example` },
    ask,
  });
  const written = [...writePlan(folder, { files, next: [] }), ...variant.written];
  const enter = resolve(folder) === process.cwd() ? [] : [`cd ${folder}`];
  return {
    written,
    next: [
      [...enter, 'npm install', 'npm run dev'].join(' && '),
      'Begin a guide of yours: npx stepwell new guide lattice/api-key',
    ],
  };
}

/** The name of the project, after its folder: `My guides` is `my-guides`. */
function nameOf(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (name === '') throw commandError(`${folder} gives the project no name: use letters of English.`, 2);
  return name;
}

function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function projectFiles(name: string): { path: string; source: string }[] {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const scripts = { dev: 'stepwell dev', check: 'stepwell check', build: 'stepwell build', start: 'stepwell start' };
  const manifest = { name, private: true, type: 'module', scripts, dependencies: { stepwell: version } };
  return [
    { path: 'package.json', source: `${JSON.stringify(manifest, undefined, 2)}\n` },
    { path: '.gitignore', source: 'node_modules/\ndist/\n.linking/\n' },
    { path: 'content/guides/acme/provider.yaml', source: exampleProvider },
    { path: 'content/guides/acme/api-key.mdx', source: exampleGuide },
  ];
}

const exampleProvider = `# An example: replace it by a provider whose accounts are linked.
name: Acme
category: crm
website: https://acme.example
connections:
  api-key:
    fields:
      - key: apiKey
        label: API key
        type: password
        secret: true
`;

const exampleGuide = `---
title: Connect {provider.name} with an API key
description: Create an API key in {provider.name} and link your account.
method: { id: api-key, label: API key }
---

<Section title="Create a key">

<Steps>
  <Step title="Open the settings">

    Sign in to {provider.name} as an administrator and open **Settings**, then **API keys**.

  </Step>
  <Step title="Copy the key">

    Click **New key**, name it after {brand.name}, and copy it: it is shown once.

    <Field name="apiKey" />

  </Step>
</Steps>

</Section>
`;
