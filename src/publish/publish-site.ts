import { closeSync, copyFileSync, fstatSync, linkSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Leak } from '../leaks/leak.ts';
import type { LeakGate } from '../leaks/leak-gate.ts';
import { makeFolder } from '../system/files/make-folder.ts';
import { brokenLinks } from './addresses/broken-links.ts';
import { isWritten, type WrittenFile } from './manifest.ts';
import type { Output, OutputSource } from './outputs/define.ts';
import { outputKinds } from './outputs/index.ts';
import { sayPageError } from './page-error.ts';
import { pageAddresses } from './addresses/page-addresses.ts';

/** How a site is published. */
export interface PublishOptions extends OutputSource {
  readonly gate: LeakGate;
  readonly signal?: AbortSignal | undefined;
}

/** What came of it. */
export interface Published {
  readonly entries: ReadonlyMap<string, WrittenFile>;
  /** One line each; a site with any is not to be swapped in. */
  readonly problems: readonly string[];
  readonly leaks: readonly Leak[];
}

/**
 * Writes a variant's site into a folder in one pass: each output is printed, its addresses
 * taken down and its bytes searched for leaks before they are written; one whose inputs are those
 * of the last build is linked to its file. Then every address must lead to an output.
 */
export async function publishSite(options: PublishOptions): Promise<Published> {
  const { gate, publication, signal } = options;
  const entries = new Map<string, WrittenFile>();
  const problems: string[] = [];
  const failed: string[] = [];
  const leaks: Leak[] = [];
  const folders = new Set([options.folder]);
  for (const kind of outputKinds) {
    for (const output of await kind.of(options, entries)) {
      // What asks the command to end is heard in between.
      if (entries.size % 32 === 0) await setImmediate();
      signal?.throwIfAborted();
      if (entries.has(output.path)) {
        problems.push(conflictOf(output));
        continue;
      }
      const target = join(options.folder, output.path);
      makeParents(target, folders);
      const kept = keep(output, target, options);
      if (kept) {
        entries.set(output.path, kept);
        continue;
      }
      const bytes = await print(output).catch((error: unknown) => {
        failed.push(output.path);
        problems.push(sayPageError(output.path, error, output.source && join(options.content, output.source)));
      });
      if (!bytes) continue;
      if (output.isShared) leaks.push(...gate.searchCode(output.path, bytes, output.inputs));
      else if (!output.isCopy) leaks.push(...gate.search(output.path, bytes));
      const isPage = output.path.endsWith('.html');
      const addresses = isPage ? pageAddresses(bytes.toString('utf8'), output.path, publication.site.origin) : [];
      const written = write(target, bytes);
      entries.set(output.path, { path: output.path, inputs: output.inputs, size: bytes.length, written, addresses });
    }
  }
  problems.push(...brokenLinks(entries.values(), failed));
  return { entries, problems, leaks: leaks.length > 0 ? await gate.trace(leaks) : leaks };
}

/** The output's file of the last build, if that was made of the same, is as it was made, and was searched for the same. */
function keep({ path, inputs }: Output, target: string, { previous, gate }: PublishOptions): WrittenFile | undefined {
  const entry = previous?.manifest.entries.get(path);
  if (!previous || entry?.inputs !== inputs || previous.manifest.searched !== gate.digest) return undefined;
  const file = join(previous.folder, path);
  if (!isWritten(file, entry)) return undefined;
  try {
    linkSync(file, target);
  } catch {
    // Not every file system has links.
    copyFileSync(file, target);
    return { ...entry, written: statSync(target).mtimeMs };
  }
  return entry;
}

/** Makes the folders above a file that are not among those known; the first is there. */
function makeParents(file: string, known: Set<string>): void {
  const parent = dirname(file);
  if (known.has(parent)) return;
  makeParents(parent, known);
  makeFolder(parent);
  known.add(parent);
}

/** Writes a file anew; returns when it was written, in milliseconds. */
function write(file: string, bytes: Buffer): number {
  const descriptor = openSync(file, 'w');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    return fstatSync(descriptor).mtimeMs;
  } finally {
    closeSync(descriptor);
  }
}

async function print(output: Output): Promise<Buffer | undefined> {
  const printed = await output.print();
  if (printed === undefined) return undefined;
  return typeof printed === 'string' ? Buffer.from(printed) : Buffer.from(printed);
}

function conflictOf({ path, origin }: Output): string {
  return origin === undefined
    ? `two pages are to be published as /${path}: rename one`
    : `${origin} would replace /${path}, which the site has already: rename it or delete it`;
}
