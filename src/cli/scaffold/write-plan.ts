import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandError } from '../../system/command-error.ts';
import { errorCodeOf } from '../../system/error-code.ts';
import { reasonOf } from '../../system/files/file-tree.ts';
import { makeFolder } from '../../system/files/make-folder.ts';
import type { Plan } from './define.ts';
import { takenError } from './taken.ts';

/** Writes the files of a plan, never over one that is there; returns their paths. */
export function writePlan(content: string, { files }: Plan): string[] {
  return files.map(({ path, source }) => {
    const file = join(content, path);
    try {
      makeFolder(dirname(file));
      writeFileSync(file, source, { flag: 'wx' });
    } catch (error) {
      if (errorCodeOf(error) === 'EEXIST') throw takenError(file);
      throw commandError(`${file} cannot be written: ${reasonOf(error)}.`);
    }
    return file;
  });
}
