import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestFile } from '../../system/digest/digest-folder.ts';
import { readTree } from '../../system/files/file-tree.ts';
import { isForReaders, isPublishedBy, publicFolderOf } from '../../workspace/public-files.ts';
import { defineOutputs } from './define.ts';
import { ruleFiles } from './host-rules.ts';

/** The variant's share of the files that are published as they are. */
export const publicFiles = defineOutputs({
  name: 'public files',
  of: async ({ content, publication }) => {
    const folder = publicFolderOf(content);
    if (!existsSync(folder)) return [];
    const { files, unreadable } = await readTree(folder, { hidden: true });
    const { id } = publication.site.variant;
    return [
      ...files
        .filter((path) => isPublishedBy(id, path) && isForReaders(path) && !ruleFiles.has(path))
        .map((path) => {
          const file = join(folder, path);
          return { path, inputs: digestFile(file), origin: file, print: () => readFileSync(file) };
        }),
      ...unreadable
        .filter(({ path }) => isPublishedBy(id, path) && isForReaders(path))
        .map(({ path, reason }) => ({
          path,
          inputs: '',
          print: () => {
            throw new Error(`${join(folder, path)} cannot be published: ${reason}`);
          },
        })),
    ];
  },
});
