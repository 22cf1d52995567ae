import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { digestOf } from '../engine/index.ts';
import { cacheParts } from '../workspace/cache-folder.ts';
import { keepFile } from '../system/files/keep-file.ts';
import type { PublishedFile } from './published-file.ts';
import { identityOf } from './build/swap-folder.ts';

/** A file of a built site, as the next build has to know it: one that somebody changed since is made anew. */
export interface ManifestEntry extends WrittenFile {
  /**
   * When anything of it last changed, its links too, in milliseconds. Unlike the time of writing no program can
   * set it: what `cp -p` puts in its place is seen.
   */
  readonly changed: number;
}

/** A file as it was put into a site that is not in its place yet. */
export interface WrittenFile extends PublishedFile {
  /** When it was written, in milliseconds. */
  readonly written: number;
}

/** What a built site consists of. */
export interface Manifest {
  /** Which folder it is of. */
  readonly identity: string | undefined;
  /** A digest of what the site was searched for, and found to have nothing of. */
  readonly searched: string;
  readonly entries: ReadonlyMap<string, ManifestEntry>;
}

/** Raised whenever the meaning of a manifest changes: one of another version is none. */
const version = 2;

const manifestSchema = z.object({
  version: z.literal(version),
  identity: z.string(),
  searched: z.string(),
  /** Every address there is; entries say which by number. */
  addresses: z.array(z.string()),
  entries: z.array(z.tuple([z.string(), z.string(), z.int(), z.number(), z.number(), z.array(z.int())])),
});

/** A built site, and where the cache has what is known of it. */
export interface BuiltSite {
  readonly cacheDir: string;
  /** The folder of all sites. */
  readonly out: string;
  readonly variant: string;
}

/** The manifest of a variant's site, if it is of the site that is there. */
export function readManifest(site: BuiltSite): Manifest | undefined {
  try {
    const stored = manifestSchema.parse(JSON.parse(readFileSync(pathOf(site, 'json'), 'utf8')));
    if (stored.identity !== identityOf(join(site.out, site.variant))) return undefined;
    const entries = stored.entries.map(([path, inputs, size, written, changed, addresses]): [string, ManifestEntry] => [
      path,
      { path, inputs, size, written, changed, addresses: addresses.map((at) => stored.addresses[at] ?? '') },
    ]);
    return { identity: stored.identity, searched: stored.searched, entries: new Map(entries) };
  } catch {
    // None, or one that is broken or of another version: everything is made anew.
    return undefined;
  }
}

/** Whether a folder has exactly the files of a manifest, as they were written. */
export function isAsWritten(folder: string, { entries }: Manifest): boolean {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return (
    found.length === entries.size && [...entries.values()].every((entry) => isWritten(join(folder, entry.path), entry))
  );
}

/** Whether a file is as it was written. */
export function isWritten(file: string, entry: ManifestEntry): boolean {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts !== undefined && facts.ctimeMs === entry.changed && isOf(facts, entry);
}

function isOf(facts: Stats, { size, written }: WrittenFile): boolean {
  return facts.isFile() && facts.size === size && facts.mtimeMs === written;
}

/** What a site in its place consists of. */
export interface WrittenSite extends Pick<Manifest, 'identity' | 'searched'> {
  readonly entries: ReadonlyMap<string, WrittenFile>;
}

/**
 * Keeps what a site consists of; without it the next build is only slower. The site is in its place, and
 * the one before it is gone: both change the links of its files.
 */
export function writeManifest(site: BuiltSite, { identity, searched, entries }: WrittenSite): void {
  const numbers = new Map<string, number>();
  const numberOf = (address: string): number => {
    const known = numbers.get(address) ?? numbers.size;
    numbers.set(address, known);
    return known;
  };
  const rows = [...entries.values()].flatMap((entry) => {
    const { path, inputs, size, written, addresses } = entry;
    const facts = statSync(join(site.out, site.variant, path), { throwIfNoEntry: false });
    return facts && isOf(facts, entry) ? [[path, inputs, size, written, facts.ctimeMs, addresses.map(numberOf)]] : [];
  });
  const stored = { version, identity, searched, addresses: [...numbers.keys()], entries: rows };
  keepFile(pathOf(site, 'json'), JSON.stringify(stored));
}

/** Where what documents add to the files of all documents is kept. */
export function pathOfParts(site: BuiltSite): string {
  return pathOf(site, 'parts.json');
}

function pathOf({ cacheDir, out, variant }: BuiltSite, extension: string): string {
  return join(cacheDir, cacheParts.manifests, digestOf(resolve(out)).slice(0, 16), `${variant}.${extension}`);
}
