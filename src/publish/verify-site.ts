import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles, sizeOf } from '../system/file-tree.ts';
import { addressesIn } from './html-addresses.ts';

/** What was found in a built site. */
export interface SiteVerification {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** One line each: a page, and what is wrong in it. */
  readonly problems: readonly string[];
}

/** Follows every address of a built site's pages that leads into the site itself. */
export async function verifySite(folder: string, origin: string): Promise<SiteVerification> {
  const files = await listFiles(folder);
  const known = new Set(files.map((file) => `/${file}`));
  const pages = files.filter((file) => file.endsWith('.html'));
  const resolved = new Map<string, boolean>();
  const leads = (path: string): boolean => {
    const cached = resolved.get(path);
    if (cached !== undefined) return cached;
    const found = known.has(path) || known.has(`${path.replace(/\/$/u, '')}/index.html`) || isHiddenFile(folder, path);
    resolved.set(path, found);
    return found;
  };
  const problems: string[] = known.has('/index.html') ? [] : ['the site has no index.html'];
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    for (const address of addressesIn(html)) {
      const path = pathInSite(address, origin, `/${page}`);
      if (path !== undefined && !leads(path)) problems.push(`${page}: ${path} is not in the site`);
    }
  }
  return {
    files: files.length,
    pages: pages.length,
    bytes: await sizeOf(folder, files),
    problems: [...new Set(problems)],
  };
}

/** Whether a path names a file that lists leave out, such as one in `.well-known`. */
function isHiddenFile(folder: string, path: string): boolean {
  const isHidden = path.includes('/.') && !path.split('/').includes('..');
  return isHidden && (statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false);
}

/** The path that an address of a page means inside the site, or nothing where it leads elsewhere. */
function pathInSite(address: string, origin: string, page: string): string | undefined {
  if (address === '' || address.startsWith('#')) return undefined;
  try {
    const target = new URL(address, new URL(page, origin));
    return target.origin === new URL(origin).origin ? decodeURIComponent(target.pathname) : undefined;
  } catch {
    return undefined;
  }
}
