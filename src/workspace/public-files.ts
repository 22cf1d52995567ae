import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of files published as they are: `public` beside the content folder. */
export function publicFolderOf(content: string): string {
  return join(content, '..', 'public');
}

/** Whether an address of the site is that of such a file; of the site of a variant, where one is named. */
export function hasPublicFile(content: string, address: string, variant?: string): boolean {
  try {
    const path = decodeURIComponent(address);
    if (variant !== undefined && !isPublishedBy(variant, path.replace(/^\/+/u, ''))) return false;
    const file = join(publicFolderOf(content), path);
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // What is no address, or no name of a file, is none.
    return false;
  }
}

/** The bytes of such a file. */
export function readPublicFile(content: string, address: string): Uint8Array | undefined {
  if (!hasPublicFile(content, address)) return undefined;
  try {
    return readFileSync(join(publicFolderOf(content), decodeURIComponent(address)));
  } catch {
    // What cannot be read cannot be copied either, which a build reports.
    return undefined;
  }
}

/** Whether a variant's site has a public file: what is in `brands/<id>` is for the variant of that id alone. */
export function isPublishedBy(variant: string, path: string): boolean {
  const owner = /^brands\/([^/]+)\//u.exec(path)?.[1];
  return owner === undefined || owner === variant;
}
