import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../engine/index.ts';
import { digestFile, digestFolder } from './digest-folder.ts';
import { readTree } from './file-tree.ts';
import { projectRoot } from './project-root.ts';
import { publicFolderOf } from './public-files.ts';
import type { Published } from './site.ts';
import type { Workspace } from './workspace.ts';

/**
 * A digest of everything that each variant's site is made of, by its id: its documents, which
 * are `published`, all variants (whose names it must not say), public files, and the code itself. A site
 * whose digest is the same would be built to the same bytes.
 */
export async function buildInputs(
  { content, providers, variants }: Workspace,
  published: ReadonlyMap<string, Published>,
): Promise<Record<string, string>> {
  const folder = publicFolderOf(content);
  const { files } = existsSync(folder) ? await readTree(folder, { hidden: true }) : { files: [] };
  const shared = digestOf([
    codeDigest(),
    variants,
    providers.map(({ provider }) => provider),
    files.map((file) => [file, digestFile(join(folder, file))]),
  ]);
  return Object.fromEntries(
    [...published].map(([variant, { guides, pages }]) => {
      const documents = [...guides, ...pages];
      return [variant, digestOf([shared, documents.map(({ id, source }) => [id, source.path, source.digest])])];
    }),
  );
}

let code: string | undefined;

/** A digest of the code that builds, and of the versions of what it uses. */
export function codeDigest(): string {
  const read = (name: string): string => {
    const path = join(projectRoot, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  code ??= digestOf([digestFolder(join(projectRoot, 'src')), read('astro.config.mjs'), read('package-lock.json')]);
  return code;
}
