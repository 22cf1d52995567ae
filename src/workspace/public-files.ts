import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './project/project.ts';

/** The folder of files published as they are: the one that the project names, or `public` beside the content folder. */
export function publicFolderOf(content: string): string {
  return project().publicFolder ?? join(content, '..', 'public');
}

/** Whether an address of the site is that of such a file; of the site of a variant, where one is named. */
export function hasPublicFile(content: string, address: string, variant?: string): boolean {
  try {
    const path = decodeURIComponent(address);
    if (!isForReaders(path)) return false;
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

/**
 * Whether a public file is meant for readers: not one that programs leave behind, and none whose name
 * begins with a dot, but for `.well-known/`.
 */
export function isForReaders(path: string): boolean {
  const names = path.split('/').filter(Boolean);
  return !names.some(
    (name, index) =>
      (name.startsWith('.') && !(index === 0 && name === '.well-known' && names.length > 1)) ||
      /^(?:Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r|__MACOSX|~\$.*|.*~|#.*#|.*\.(?:swp|swo|bak|orig|tmp))$/iu.test(
        name,
      ),
  );
}
