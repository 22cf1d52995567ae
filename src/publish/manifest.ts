import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { digestOf } from '../engine/index.ts';
import { cacheParts } from '../workspace/cache-folder.ts';
import { makeFolder } from '../system/make-folder.ts';
import { processName } from '../system/process-name.ts';
import type { PublishedFile } from './published-file.ts';
import { identityOf } from './swap-folder.ts';

/** A file of a built site, as the next build has to know it. */
export interface ManifestEntry extends PublishedFile {
  /** When it was written, in milliseconds: a file that somebody changed since is made anew. */
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
const version = 1;

const manifestSchema = z.object({
  version: z.literal(version),
  identity: z.string(),
  searched: z.string(),
  /** Every address there is; entries say which by number. */
  addresses: z.array(z.string()),
  entries: z.array(z.tuple([z.string(), z.string(), z.int(), z.number(), z.array(z.int())])),
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
    const entries = stored.entries.map(([path, inputs, size, written, addresses]): [string, ManifestEntry] => [
      path,
      { path, inputs, size, written, addresses: addresses.map((at) => stored.addresses[at] ?? '') },
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
export function isWritten(file: string, { size, written }: ManifestEntry): boolean {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts !== undefined && facts.isFile() && facts.size === size && facts.mtimeMs === written;
}

/** Keeps what a site consists of; without it the next build is only slower. */
export function writeManifest(site: BuiltSite, { identity, searched, entries }: Manifest): void {
  const numbers = new Map<string, number>();
  const numberOf = (address: string): number => {
    const known = numbers.get(address) ?? numbers.size;
    numbers.set(address, known);
    return known;
  };
  const rows = [...entries.values()].map(({ path, inputs, size, written, addresses }) => [
    path,
    inputs,
    size,
    written,
    addresses.map(numberOf),
  ]);
  const file = pathOf(site, 'json');
  const fresh = `${file}.${processName()}`;
  try {
    makeFolder(dirname(file));
    writeFileSync(
      fresh,
      JSON.stringify({ version, identity, searched, addresses: [...numbers.keys()], entries: rows }),
    );
    renameSync(fresh, file);
  } catch {
    rmSync(fresh, { force: true });
  }
}

/** Where what documents add to the files of all documents is kept. */
export function pathOfParts(site: BuiltSite): string {
  return pathOf(site, 'parts.json');
}

function pathOf({ cacheDir, out, variant }: BuiltSite, extension: string): string {
  return join(cacheDir, cacheParts.manifests, digestOf(resolve(out)).slice(0, 16), `${variant}.${extension}`);
}
