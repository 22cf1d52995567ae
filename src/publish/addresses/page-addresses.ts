import { LRUCache } from 'lru-cache';
import { basePathOf, pathBelow } from '../../engine/internal.ts';
import { addressesIn } from './html-addresses.ts';

/** Attributes by which pages name their own files to scripts. */
const named = /="((?:\/[\w.~-]+)*\/assets\/[\w.-]+)"/gu;

/**
 * The paths of the site that a page leads to or loads, each once.
 *
 * @param page Path of its file: `guides/index.html`.
 * @param site Where the site is: `https://acme.example/help`. What is on its host and not below its path is no part of it.
 */
export function pageAddresses(html: string, page: string, site: string): string[] {
  const base = basePathOf(site);
  const paths = addressesIn(html).map((address) => pathOnHost(address, site, `${base}/${page}`));
  const files = Array.from(html.matchAll(named), ([, path]) => path);
  const below = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : pathBelow(base, path);
  const found = new Set(
    [...paths.map(below), ...files.map(below).filter((path) => path?.startsWith('/assets/'))].filter(
      (path) => path !== undefined,
    ),
  );
  return Array.from(found, apart);
}

/**
 * A text of its own: what was cut from a page keeps the whole page in memory, and the pages of a
 * site lead to the same addresses.
 */
function apart(cut: string): string {
  const known = texts.get(cut);
  if (known !== undefined) return known;
  const text = Buffer.from(cut).toString();
  texts.set(text, text);
  return text;
}

const texts = new LRUCache<string, string>({ max: 20_000 });

/** The path that an address of a page means on the site's host, or nothing if it leads elsewhere. */
function pathOnHost(address: string, site: string, page: string): string | undefined {
  if (address === '' || address.startsWith('#')) return undefined;
  // Nearly all are of this form, and a URL is slow to read.
  if (/^\/[\w/-][\w./-]*$/u.test(address) && !/\/[./]/u.test(address)) return address;
  try {
    const target = new URL(address, new URL(page, site));
    return target.origin === new URL(site).origin ? decodeURIComponent(target.pathname) : undefined;
  } catch {
    return undefined;
  }
}
