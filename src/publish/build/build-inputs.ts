import { project } from '../../workspace/project/project.ts';
import { codeDigest } from '../../system/digest/code-digest.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { digestFile } from '../../system/digest/digest-folder.ts';
import { readTree } from '../../system/files/file-tree.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import type { Published } from '../../workspace/published-in.ts';
import type { Workspace } from '../../workspace/workspace.ts';

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
  const { files, unreadable } = existsSync(folder)
    ? await readTree(folder, { hidden: true })
    : { files: [], unreadable: [] };
  const shared = digestOf([
    codeDigest(),
    project().digest,
    variants,
    providers.map(({ provider }) => provider),
    files.map((file) => [file, digestFile(join(folder, file))]),
    unreadable,
  ]);
  return Object.fromEntries(
    [...published].map(([variant, { guides, pages }]) => {
      const documents = [...guides, ...pages];
      return [variant, digestOf([shared, documents.map(({ id, source }) => [id, source.path, source.digest])])];
    }),
  );
}
