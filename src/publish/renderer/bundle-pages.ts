/** Bundles the pages, in a process of its own: Astro keeps state, and what it uses prints as it likes. */
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { projectRoot } from '../../system/project-root.ts';

/** With `sync` Astro writes types for editors into the project; nothing of a bundle depends on them. */
const options = { devOutput: false, sync: isWritable(join(projectRoot, '.astro')) };
await build({ root: projectRoot, logLevel: 'silent' }, options);

function isWritable(folder: string): boolean {
  try {
    accessSync(existsSync(folder) ? folder : projectRoot, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
