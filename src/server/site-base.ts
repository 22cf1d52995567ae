import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markedBase, markerFile } from '../publish/outputs/marker.ts';
import { versionOf } from '../system/files/file-version.ts';

/** The path of its host below which the built site of a folder is, `/help`; empty at the root. Read again after another build has put a new one there. */
export function openSiteBase(folder: string): () => string {
  const file = join(folder, markerFile);
  let known: { readonly version: string; readonly base: string } | undefined;
  return () => {
    const version = versionOf(file);
    if (version === undefined) return '';
    if (known?.version !== version) known = { version, base: markedBase(readFileSync(file, 'utf8')) };
    return known.base;
  };
}
