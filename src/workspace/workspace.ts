import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import {
  type AdapterFacts,
  brandWordsFor,
  check,
  compileProvider,
  compileVariant,
  createDiagnostic,
  type Diagnostic,
  type Guide,
  type Page,
  pathOf,
  type Provider,
  resolveVariants,
  sortDiagnostics,
  type Variant,
} from '../engine/index.ts';
import { cacheParts } from './cache-folder.ts';
import { fileOf, type ReadFile } from './fix-files.ts';
import { createCompileCache, digestOfTask, withMemory } from './compile-cache.ts';
import { compileAll } from './compile-pool.ts';
import type { CompileOutcome, CompileTask } from './compile-task.ts';
import { listContent } from './content-folder.ts';
import { isMisplaced, listedKinds, contentPage } from './content-kinds.ts';
import { reasonOf } from '../system/file-tree.ts';
import { languages } from './messages/dictionaries.ts';
import { messageFills, messageNames } from './messages/message-names.ts';
import { hasPublicFile, readPublicFile } from './public-files.ts';
import { isPublished } from './is-published.ts';
import { withStandardVariant } from './standard-variant.ts';
import { commandError } from '../system/command-error.ts';

/** A whole content folder, compiled and checked. */
export interface Workspace {
  /** The folder, as it was named. */
  readonly content: string;
  readonly guides: readonly Guide[];
  /** Pages of prose of all kinds. */
  readonly pages: readonly Page[];
  readonly providers: readonly { readonly path: string; readonly provider: Provider }[];
  readonly variants: readonly Variant[];
  readonly diagnostics: readonly Diagnostic[];
  /** A digest of everything that each document is compiled from, by the path of its file. */
  readonly digests: ReadonlyMap<string, string>;
  /** Documents that came out of the cache, by the path of their file. */
  readonly fromCache: ReadonlySet<string>;
}

/** How a folder is loaded. */
export interface WorkspaceOptions {
  readonly content: string;
  /** Where compiled documents are kept; without it all are compiled anew. */
  readonly cacheDir?: string;
  readonly tolerant?: boolean;
  /** Leave out what is only seen over all documents, where another run has checked it. */
  readonly isChecked?: boolean;
  /** The adapters that variants may name. */
  readonly adapters?: readonly AdapterFacts[];
  /** Addresses of files that sites have and no folder holds. */
  readonly siteFiles?: ReadonlySet<string>;
  /** What was read and compiled by earlier loads of the same folder: what did not change is taken from it. */
  readonly memory?: WorkspaceMemory;
  /** Days after which a guide should be checked again. */
  readonly staleDays?: number | undefined;
  /** Told of every file that is read, and of what each document is compiled from; the path begins with the folder. */
  readonly onRead?: (path: string, file: ReadFile) => void;
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** Files and outcomes that a process keeps between loads. */
export interface WorkspaceMemory {
  /** Sources by path, each with the version of its file. */
  readonly sources: Map<string, { readonly version: string; readonly source: Uint8Array }>;
  /** Outcomes by what they were compiled from. */
  readonly outcomes: Map<string, unknown>;
}

/** A memory that has nothing yet. */
export function createMemory(): WorkspaceMemory {
  return { sources: new Map(), outcomes: new Map() };
}

/** Loads a content folder. What is wrong with its files is in the diagnostics. */
export async function loadWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { content } = options;
  if (!existsSync(content) || !statSync(content).isDirectory()) {
    throw commandError(`There is no folder ${content}. Name the content folder with --content.`, 2);
  }
  const inFolder = (path: string): string => (path === '' ? content : `${content.replace(/\/+$/u, '')}/${path}`);
  const files = await listContent(content);
  const diagnostics: Diagnostic[] = files.unreadable.map(({ path, reason }) =>
    createDiagnostic('source-unreadable', { reason }, path),
  );
  const read = (path: string): { path: string; source: Uint8Array } | undefined => {
    try {
      const source = readSource(join(content, path), options.memory);
      options.onRead?.(inFolder(path), { source });
      return { path, source };
    } catch (error) {
      diagnostics.push(createDiagnostic('source-unreadable', { reason: reasonOf(error) }, path));
      return undefined;
    }
  };
  const readAll = (paths: readonly string[]): { path: string; source: Uint8Array }[] =>
    paths.map(read).filter((file) => file !== undefined);

  const compiledVariants = readAll(files.variants).map((file) => ({
    path: file.path,
    ...compileVariant(file),
  }));
  const { variants: variantFiles, diagnostics: inherited } = resolveVariants(withStandardVariant(compiledVariants));
  diagnostics.push(...compiledVariants.flatMap(({ diagnostics: found }) => found), ...inherited);
  const variants = variantFiles.map(({ variant }) => variant);
  const disk =
    options.cacheDir === undefined ? undefined : createCompileCache(join(options.cacheDir, cacheParts.compiled));
  const cache = options.memory ? withMemory(disk, options.memory.outcomes) : disk;
  const providers = readAll(files.providers).flatMap((file) => {
    const key = { kind: 'provider', ...file };
    const known = cache?.get(key) as ReturnType<typeof compileProvider> | undefined;
    const compiled = known ?? compileProvider(file);
    if (!known) cache?.set(key, JSON.stringify(compiled));
    const { value, diagnostics: found, places } = compiled;
    diagnostics.push(...found);
    return value ? [{ path: file.path, provider: value, ...(places ? { places } : {}) }] : [];
  });

  const vendorWords = variants.find(({ id }) => id === 'default')?.vendorWords ?? {};
  const variables = [...new Set(variants.flatMap((variant) => Object.keys(variant.variables)))].sort();
  const shared = { variables, ...(options.tolerant ? { tolerant: true } : {}) };
  const brandWords = brandWordsFor(variants);
  const guideFiles = readAll(files.guides);
  const providerOf = new Map(providers.map(({ provider }) => [provider.id, provider]));
  const folders = new Set(files.providers.map((path) => path.split('/')[1]));
  for (const path of files.misplaced) diagnostics.push(createDiagnostic('path-unexpected', {}, path));
  const tasks: CompileTask[] = [
    ...guideFiles.map((file): CompileTask => {
      const folder = file.path.split('/')[1];
      const provider = providerOf.get(folder ?? '');
      if (!folders.has(folder))
        diagnostics.push(
          createDiagnostic('provider-missing', { expected: `${content}/guides/${folder}/provider.yaml` }, file.path),
        );
      return { kind: 'guide', ...file, ...shared, vendorWords, brandWords, ...(provider ? { provider } : {}) };
    }),
    ...readAll(files.pages).map((file): CompileTask => {
      const { id, kind } = contentPage(file.path) ?? {};
      return { kind: 'page', ...file, ...shared, id, brandWords: kind?.isVendors ? {} : brandWords };
    }),
  ];
  for (const task of tasks) options.onRead?.(inFolder(task.path), fileOf(task));
  if (files.guides.length === 0) diagnostics.push(createDiagnostic('content-empty', { folder: content }, ''));

  const cached = tasks.map((task) => cache?.get(task) as CompileOutcome | undefined);
  const missing = tasks.filter((_task, index) => cached[index] === undefined);
  const compiled = await compileAll(missing, ({ done, task, json }) => {
    options.signal?.throwIfAborted();
    if (json !== undefined) cache?.set(task, json);
    options.onProgress?.(done, missing.length);
  });
  let fresh = 0;
  const outcomes = cached.map((outcome) => outcome ?? compiled[fresh++]);
  const documents = outcomes.flatMap((outcome) => outcome?.document ?? []);
  diagnostics.push(...outcomes.flatMap((outcome) => outcome?.diagnostics ?? []));

  const guides = documents
    .filter((document): document is Guide => document.kind !== 'page')
    // Without its provider, whose mistake is reported, a guide still stands where its file says.
    .map((guide) => (guide.provider ? guide : { ...guide, id: pathIn(guide.source.path).replace(/^guides\//u, '') }));
  const pages = documents.filter((document): document is Page => document.kind === 'page');
  const hasFile = (path: string, variant?: string): boolean =>
    hasPublicFile(content, path, variant) || (options.siteFiles?.has(path) ?? false);
  const lists = listedKinds.map(({ path }) => path).filter((path) => pages.some(({ id }) => `/${id}`.startsWith(path)));
  // What does not compile is reported as such, not by every link to it.
  const filed = [
    ...files.guides.map((path) => `/${pathIn(path)}/`),
    ...files.pages.map((path) => pathOf({ kind: 'page', id: contentPage(path)?.id ?? '' })),
  ];
  filed.push(...files.providers.map((path) => `/${path.split('/').slice(0, 2).join('/')}/`));
  if (!options.isChecked)
    diagnostics.push(
      ...check(guides, {
        pages,
        providers,
        variants: variantFiles,
        isPublished,
        isMisplaced,
        matchesGlob,
        hasFile,
        readFile: (path) => readPublicFile(content, path),
        messages: messageNames,
        languages,
        today: new Date().toISOString().slice(0, 10),
        ...(options.staleDays === undefined ? {} : { staleDays: options.staleDays }),
        messageFills,
        ...(options.adapters ? { adapters: options.adapters } : {}),
        paths: [...lists, ...filed],
        checked: new Set(guides.map(({ source }) => source.path)),
      }),
    );
  return {
    content,
    guides,
    pages,
    providers,
    variants,
    diagnostics: sortDiagnostics(diagnostics.map((diagnostic) => ({ ...diagnostic, path: inFolder(diagnostic.path) }))),
    digests: new Map(tasks.map((task) => [task.path, digestOfTask(task)])),
    fromCache: new Set(tasks.filter((_task, index) => cached[index] !== undefined).map(({ path }) => path)),
  };
}

/** A file as it is, read again only if it is another one than at the last load. */
function readSource(path: string, memory: WorkspaceMemory | undefined): Uint8Array {
  // At once: many small files, each of which costs more to wait for than to read.
  if (!memory) return readFileSync(path);
  const { mtimeMs, ctimeMs, size, ino } = statSync(path);
  const version = `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  const known = memory.sources.get(path);
  if (known?.version === version) return known.source;
  const source = readFileSync(path);
  memory.sources.set(path, { version, source });
  return source;
}

/** The path of a document's file without its extension. */
function pathIn(path: string): string {
  return path.replace(/\.mdx?$/u, '');
}
