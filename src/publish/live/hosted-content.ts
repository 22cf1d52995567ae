import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, type Variant } from '../../engine/index.ts';
import { variantIdIn } from '../../engine/internal.ts';
import { adapters } from '../../linking/adapters/index.ts';
import { digestValue } from '../../system/digest-value.ts';
import { readTree } from '../../system/file-tree.ts';
import { watchFolders } from '../../system/watch-folders.ts';
import type { Collection, VariantFiles } from '../../workspace/check-workspace.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import { createMemory, type SourceFile } from '../../workspace/source-reader.ts';
import { loadWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { siteFiles } from '../outputs/index.ts';

/** A content folder as it is served: what is broken in it stays as it was when it was last sound. */
export interface Hosted {
  /** With all variants, those too that are not served: no other site may name them. */
  readonly workspace: Workspace;
  /** The variants that have a site, by id. */
  readonly served: ReadonlyMap<string, Variant>;
  /** Changes with any file that is published as it is, or that a brand names. */
  readonly files: string;
}

export interface HostedContentOptions {
  readonly content: string;
  readonly cacheDir: string;
  /** The variants that no file holds, as they are now. */
  readonly given: () => readonly SourceFile[];
  /** Told after each load what is wrong, and which variants are left as they were, or are not served. */
  readonly onDiagnostics: (diagnostics: readonly Diagnostic[], held: Held) => void;
}

/** What is not served as it stands in the folder. */
export interface Held {
  /** Whether all documents are left as they were. */
  readonly documents: boolean;
  /** Ids of variants that are left as they were. */
  readonly kept: readonly string[];
  /** Ids of variants that were never sound, and have no site. */
  readonly missing: readonly string[];
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
  const watched = [content, publicFolderOf(content)].filter((folder) => existsSync(folder));
  const close = await watchFolders(watched, { onStroke: () => undefined, onSettled: () => void reload() });
  const sound = hosted;
  return { current: () => hosted ?? sound, reload, subscribe: (call) => void calls.add(call), close };
}

/** The variants of which something may be wrong that was not looked at in the last load: all, if anything else changed. */
function variantsToCheck(
  { guides, pages, providers, variants }: Collection,
  before: Hosted | undefined,
  broken: ReadonlySet<string>,
): VariantFiles {
  if (!before) return variants;
  const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
    one.length === other.length && one.every((item, at) => item === other[at]);
  const known = before.workspace;
  const isSame =
    same(guides, known.guides) &&
    same(pages, known.pages) &&
    same(
      providers.map(({ provider }) => provider),
      known.providers.map(({ provider }) => provider),
    );
  if (!isSame) return variants;
  const isChanged = ({ variant }: VariantFiles[number]): boolean =>
    variant.id === 'default' || broken.has(variant.id) || !isSameVariant(variant, before.served.get(variant.id));
  const sites = new Set(variants.filter(isChanged).map(({ variant }) => variant.site.toLowerCase()));
  return variants.filter((file) => isChanged(file) || sites.has(file.variant.site.toLowerCase()));
}

interface Taken {
  readonly hosted?: Hosted;
  readonly broken: ReadonlySet<string>;
  readonly held: Held;
}

/** What of a load can be served; nothing if documents cannot, and none were ever sound. */
function takeSound(loaded: Workspace, before: Hosted | undefined, files: string): Taken {
  const { broken, isShared } = errorsOf(loaded, before);
  const known = new Map(before?.workspace.variants.map((variant) => [variant.id, variant]));
  const all = [
    ...loaded.variants,
    // The file of one that cannot be read as a variant any more still stands there.
    ...[...broken].flatMap((id) => (loaded.variants.some((each) => each.id === id) ? [] : (known.get(id) ?? []))),
  ];
  const variants = all.map((variant) => {
    const last = known.get(variant.id);
    const isKept = last && (broken.has(variant.id) ? before?.served.has(variant.id) : isSameVariant(variant, last));
    return isKept ? last : variant;
  });
  const hasSite = ({ id }: Variant): boolean => !broken.has(id) || (before?.served.has(id) ?? false);
  const served = new Map(variants.filter(hasSite).map((variant) => [variant.id, variant]));
  const held = {
    documents: isShared,
    kept: [...broken].filter((id) => served.has(id)),
    missing: [...broken].filter((id) => !served.has(id)),
  };
  const documents = isShared ? before?.workspace : loaded;
  if (!documents || !served.has('default')) return { broken, held };
  const isSame =
    before?.workspace.variants.length === variants.length &&
    variants.every((variant, at) => variant === before.workspace.variants[at]);
  return {
    hosted: { workspace: { ...documents, variants: isSame ? before.workspace.variants : variants }, served, files },
    broken,
    held,
  };
}

/** Which variants have errors, those that extend them too; and whether anything else has, or hides the names of a variant. */
function errorsOf(
  { content, variants, diagnostics }: Workspace,
  before: Hosted | undefined,
): { broken: Set<string>; isShared: boolean } {
  const folder = `${content.replace(/\/+$/u, '')}/variants/`;
  const broken = new Set<string>();
  let isShared = false;
  for (const { severity, path } of diagnostics) {
    if (severity !== 'error') continue;
    if (path.startsWith(folder)) broken.add(variantIdIn(path));
    else isShared = true;
  }
  for (let size = -1; size !== broken.size;) {
    size = broken.size;
    for (const { id, extends: base } of variants) if (base !== undefined && broken.has(base)) broken.add(id);
  }
  const isNamed = (id: string): boolean =>
    variants.some((variant) => variant.id === id) ||
    (before?.workspace.variants.some((variant) => variant.id === id) ?? false);
  return { broken, isShared: isShared || [...broken].some((id) => !isNamed(id)) };
}

function isSameVariant(variant: Variant, other: Variant | undefined): boolean {
  return variant === other || (other !== undefined && digestValue(variant) === digestValue(other));
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
