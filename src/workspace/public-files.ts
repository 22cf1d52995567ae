import { appendFileSync, copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTree, reasonOf } from '../system/file-tree.ts';
import { makeFolder } from '../system/make-folder.ts';

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

/** Copies a variant's share of those files into its built site; returns what stands in the way, a line each. */
export async function copyPublicFiles(content: string, site: string, variant: string): Promise<string[]> {
  const folder = publicFolderOf(content);
  if (!existsSync(folder)) return [];
  const { files, unreadable } = await readTree(folder, { hidden: true });
  const problems = unreadable
    .filter(({ path }) => isPublishedBy(variant, path))
    .map(({ path, reason }) => `${join(folder, path)} cannot be published: ${reason}`);
  for (const file of files.filter((path) => isPublishedBy(variant, path))) {
    const [from, to] = [join(folder, file), join(site, file)];
    if (['_headers', '_redirects'].includes(file) && existsSync(to)) {
      // What a host reads from one file: the owner's own rules come after the site's.
      appendFileSync(to, readFileSync(from));
      continue;
    }
    if (existsSync(to)) {
      problems.push(`${from} would replace /${file}, which the site has already: rename it or delete it`);
      continue;
    }
    try {
      makeFolder(dirname(to));
      copyFileSync(from, to);
    } catch (error) {
      problems.push(`${from} cannot be published: ${reasonOf(error)}`);
    }
  }
  return problems;
}

/** Whether a variant's site has a public file: what is in `brands/<id>` is for the variant of that id alone. */
function isPublishedBy(variant: string, path: string): boolean {
  const owner = /^brands\/([^/]+)\//u.exec(path)?.[1];
  return owner === undefined || owner === variant;
}
