import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { digestFolder } from './digest-folder.ts';
import { isPackaged, projectRoot } from '../project-root.ts';

let code: string | undefined;

/** A digest of the code that builds, and of the versions of what it uses. */
export function codeDigest(): string {
  const read = (name: string): string => {
    const path = join(projectRoot, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  code ??= digestOf([
    digestFolder(join(projectRoot, isPackaged ? 'lib' : 'src')),
    read('astro.config.mjs'),
    read('package-lock.json'),
  ]);
  return code;
}
