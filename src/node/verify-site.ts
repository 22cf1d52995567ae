import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from './content-folder.ts';

/** What was found in a built site. */
export interface SiteVerification {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** One line each: a page, and what is wrong in it. */
  readonly problems: readonly string[];
}

const reference = /<(?:a|link|img|script|source|video)\b[^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/giu;

/** Follows every address of a built site's pages that leads into the site itself. */
export async function verifySite(folder: string, origin: string): Promise<SiteVerification> {
  const files = await listFiles(folder);
  const known = new Set(files.map((file) => `/${file}`));
  const pages = files.filter((file) => file.endsWith('.html'));
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  const resolved = new Map<string, boolean>();
  const leads = (path: string): boolean => {
    const cached = resolved.get(path);
    if (cached !== undefined) return cached;
    const found =
      known.has(path) || known.has(`${path.replace(/\/$/u, '')}/index.html`) || existsSync(join(folder, path));
    resolved.set(path, found);
    return found;
  };
  const problems: string[] = known.has('/index.html') ? [] : ['the site has no index.html'];
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    for (const match of html.matchAll(reference)) {
      const path = pathInSite(match[1] ?? match[2] ?? match[3] ?? '', origin, `/${page}`);
      if (path !== undefined && !leads(path)) problems.push(`${page}: ${path} is not in the site`);
    }
  }
  return {
    files: files.length,
    pages: pages.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    problems: [...new Set(problems)],
  };
}

/** The path that an address of a page means inside the site, or nothing where it leads elsewhere. */
function pathInSite(address: string, origin: string, page: string): string | undefined {
  const url = address.replace(/&amp;/gu, '&');
  if (url === '' || url.startsWith('#')) return undefined;
  try {
    const target = new URL(url, new URL(page, origin));
    return target.origin === new URL(origin).origin ? decodeURI(target.pathname) : undefined;
  } catch {
    return undefined;
  }
}
