import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../engine/index.ts';
import { adapters } from '../../linking/adapters/index.ts';
import { digestValue } from '../../system/digest/digest-value.ts';
import { readTree } from '../../system/files/file-tree.ts';
import { watchFolders } from '../../system/watch-folders.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import { createMemory, type SourceFile } from '../../workspace/source-reader.ts';
import { loadWorkspace } from '../../workspace/workspace.ts';
import { siteFiles } from '../outputs/index.ts';
import { type Held, type Hosted, takeSound, variantsToCheck } from './take-sound.ts';

export interface HostedContentOptions {
  readonly content: string;
  readonly cacheDir: string;
  /** The variants that no file holds, as they are now. */
  readonly given: () => readonly SourceFile[];
  /** Told after each load what is wrong, and which variants are left as they were, or are not served. */
  readonly onDiagnostics: (diagnostics: readonly Diagnostic[], held: Held) => void;
}

/** A content folder that is followed. */
export interface HostedContent {
  readonly current: () => Hosted;
  /** Loads it again; after that it is as it was when this was called, or newer. */
  readonly reload: () => Promise<void>;
  readonly subscribe: (call: () => void) => void;
  readonly close: () => Promise<void>;
}

/**
 * Loads a content folder and follows it. Nothing comes back if there is an error in it that no single variant
 * has: a build would not begin either.
 */
export async function openHostedContent(options: HostedContentOptions): Promise<HostedContent | undefined> {
  const { content, cacheDir, given, onDiagnostics } = options;
  const loading = { content, cacheDir, adapters, siteFiles: siteFiles(), memory: createMemory() };
  let hosted: Hosted | undefined;
  /** What is wrong with variants that did not change is not looked for again. */
  let broken: ReadonlySet<string> = new Set();
  const load = async (): Promise<void> => {
    const files = await filesStamp(content);
    const before = hosted?.files === files ? hosted : undefined;
    const workspace = await loadWorkspace({
      ...loading,
      moreVariants: given(),
      variantsToCheck: (collection) => variantsToCheck(collection, before, broken),
    });
    const next = takeSound(workspace, hosted, files);
    if (next.hosted) hosted = next.hosted;
    broken = next.broken;
    onDiagnostics(workspace.diagnostics, next.held);
  };
  await load();
  if (!hosted) return undefined;

  const calls = new Set<() => void>();
  let work: Promise<void> = Promise.resolve();
  /** One at a time: what changes meanwhile is loaded after it. */
  const reload = (): Promise<void> => {
    work = work
      .then(load)
      .catch((error: unknown) =>
        onDiagnostics([unreadable(error, content)], { documents: true, kept: [], missing: [] }),
      )
      .then(() => calls.forEach((call) => call()));
    return work;
  };
  const close = await watchFolders([content, publicFolderOf(content)], {
    onStroke: () => undefined,
    onSettled: () => void reload(),
  });
  const sound = hosted;
  return { current: () => hosted ?? sound, reload, subscribe: (call) => void calls.add(call), close };
}

/** A digest of the versions of all files that are no documents. */
async function filesStamp(content: string): Promise<string> {
  const folders = [content, publicFolderOf(content)].filter((folder) => existsSync(folder));
  const stamps = await Promise.all(
    folders.map(async (folder) => {
      const { files } = await readTree(folder, { hidden: true });
      return files
        .filter((path) => !/\.(?:mdx?|ya?ml)$/u.test(path))
        .map((path) => {
          const facts = statSync(join(folder, path), { throwIfNoEntry: false });
          return [path, facts?.mtimeMs, facts?.ctimeMs, facts?.size];
        });
    }),
  );
  return digestValue(stamps);
}

function unreadable(error: unknown, path: string): Diagnostic {
  return {
    code: 'source-unreadable',
    severity: 'error',
    message: error instanceof Error ? error.message : String(error),
    hint: 'Put it back; what was there before is served until then.',
    path,
  };
}
