import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { hasEnded, processName } from '../process/process-name.ts';

/** A free place in a folder for what this process makes; what ended processes left there goes. */
export function processFolder(parent: string, name: string): string {
  makeFolder(parent);
  for (const left of readdirSync(parent)) {
    const path = join(parent, left);
    if (hasEnded(left.split('.').at(-1) ?? '', path)) rmSync(path, { recursive: true, force: true });
  }
  const folder = join(parent, `${name}.${processName()}`);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}
