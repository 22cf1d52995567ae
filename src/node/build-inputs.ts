import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../engine/index.ts';
import { digestFile, digestFolder } from './digest-folder.ts';
import { readTree } from './file-tree.ts';
import { publicFolderOf } from './public-files.ts';
import { isPublished } from './site.ts';
import type { Workspace } from './workspace.ts';

/**
 * A digest of everything that each variant's site is made of, by its id: its documents,
 * all variants (whose names it must not say), public files, and the code itself. A site
 * whose digest is the same would be built to the same bytes.
 */
export async function buildInputs(workspace: Workspace): Promise<Record<string, string>> {
  const { content, guides, pages, providers, variants } = workspace;
  const folder = publicFolderOf(content);
  const { files } = existsSync(folder) ? await readTree(folder, { hidden: true }) : { files: [] };
  const shared = digestOf([
    codeDigest(),
    variants,
    providers.map(({ provider }) => provider),
    files.map((file) => [file, digestFile(join(folder, file))]),
  ]);
  return Object.fromEntries(
    variants.map((variant) => {
      const documents = [...guides, ...pages].filter((document) => isPublished(document, variant));
      return [variant.id, digestOf([shared, documents.map(({ id, source }) => [id, source.path, source.digest])])];
    }),
  );
}

/** A digest of the code that builds, and of the versions of what it uses. */
function codeDigest(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const read = (name: string): string => {
    const path = join(root, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return digestOf([digestFolder(join(root, 'src')), read('astro.config.mjs'), read('package-lock.json')]);
}
