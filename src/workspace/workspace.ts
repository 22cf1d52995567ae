import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AdapterFacts,
  brandWordsFor,
  compileProvider,
  compileVariant,
  createDiagnostic,
  type Diagnostic,
  type Guide,
  type Page,
  type Provider,
  resolveVariants,
  sortDiagnostics,
  type Variant,
} from '../engine/index.ts';
import { variableNamesOf } from '../engine/internal.ts';
import { cacheParts } from './cache-folder.ts';
import { type CompileCache, createCompileCache, digestOfTask, withMemory } from './compile-cache.ts';
import { compileAll } from './compile-pool.ts';
import type { CompileOutcome, CompileTask } from './compile-task.ts';
import { listContent } from './content-folder.ts';
import {
  checkAll,
  type Collection,
  type Files,
  folderOf,
  misplacedIn,
  pathIn,
  type ProviderFiles,
  type VariantFiles,
} from './check-workspace.ts';
import { contentPage } from './content-kinds.ts';
import { fileOf, type ReadFile } from './fix-files.ts';
import { narrowFiles } from './needed-files.ts';
import { createSourceReader, type SourceFile, type SourceReader, type WorkspaceMemory } from './source-reader.ts';
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
  /** Paths of documents from the folder: no others are compiled, as if they were there and nothing were in them. */
  readonly only?: readonly string[];
  /** Leave out what is only seen over all documents, where another run has checked it. */
  readonly isChecked?: boolean;
  /** Files of variants that no folder holds, such as those of a database: they count as if they were there. */
  readonly moreVariants?: readonly SourceFile[];
  /** Which variants are checked over all documents, where another run has checked the others; all without it. */
  readonly variantsToCheck?: (collection: Collection) => VariantFiles;
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

/** Loads a content folder. What is wrong with its files is in the diagnostics. */
export async function loadWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { content } = options;
  if (!existsSync(content) || !statSync(content).isDirectory()) {
    throw commandError(`There is no folder ${content}. Name the content folder with --content.`, 2);
  }
  const files = await listContent(content);
  const inFolder = (path: string): string => (path === '' ? content : `${content.replace(/\/+$/u, '')}/${path}`);
  const reader = createSourceReader(content, options.memory, (path, source) =>
    options.onRead?.(inFolder(path), { source }),
  );
  const cache = cacheOf(options);
  const read = options.only ? narrowFiles(files, options.only) : files;
  const compiledVariants = compileVariants([...reader.readAll(files.variants), ...(options.moreVariants ?? [])]);
  const compiledProviders = compileProviders(reader.readAll(read.providers), cache);
  const variants = compiledVariants.files.map(({ variant }) => variant);
  const { providers } = compiledProviders;
  const tasks = tasksOf(read, reader, { variants, providers, isTolerant: options.tolerant ?? false });
  for (const task of tasks) options.onRead?.(inFolder(task.path), fileOf(task));
  const compiled = await compileTasks(tasks, cache, options);
  const { guides, pages } = compiled;
  const collection = { guides, pages, providers, variants: compiledVariants.files };
  const toCheck = { ...collection, variants: options.variantsToCheck?.(collection) ?? collection.variants };
  const diagnostics = [
    ...files.unreadable.map(({ path, reason }) => createDiagnostic('source-unreadable', { reason }, path)),
    ...reader.diagnostics,
    ...compiledVariants.diagnostics,
    ...compiledProviders.diagnostics,
    ...misplacedIn(files, content),
    ...compiled.diagnostics,
    ...(options.isChecked ? [] : checkAll(toCheck, files, options)),
  ];
  return {
    content,
    guides,
    pages,
    providers,
    variants,
    diagnostics: sortDiagnostics(diagnostics.map((diagnostic) => ({ ...diagnostic, path: inFolder(diagnostic.path) }))),
    digests: new Map(tasks.map((task) => [task.path, digestOfTask(task)])),
    fromCache: compiled.fromCache,
  };
}

function cacheOf({ cacheDir, memory }: WorkspaceOptions): CompileCache | undefined {
  const disk = cacheDir === undefined ? undefined : createCompileCache(join(cacheDir, cacheParts.compiled));
  return memory ? withMemory(disk, memory.outcomes) : disk;
}

function compileVariants(sources: readonly SourceFile[]): { files: VariantFiles; diagnostics: Diagnostic[] } {
  const compiled = sources.map((file) => ({ path: file.path, ...compileVariant(file) }));
  const { variants, diagnostics } = resolveVariants(withStandardVariant(compiled));
  return { files: variants, diagnostics: [...compiled.flatMap(({ diagnostics: found }) => found), ...diagnostics] };
}

function compileProviders(
  sources: readonly SourceFile[],
  cache: CompileCache | undefined,
): { providers: ProviderFiles; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const providers = sources.flatMap((file) => {
    const key = { kind: 'provider', ...file };
    const known = cache?.get(key) as ReturnType<typeof compileProvider> | undefined;
    const compiled = known ?? compileProvider(file);
    if (!known) cache?.set(key, JSON.stringify(compiled));
    const { value, diagnostics: found, places } = compiled;
    diagnostics.push(...found);
    return value ? [{ path: file.path, provider: value, ...(places ? { places } : {}) }] : [];
  });
  return { providers, diagnostics };
}

interface TaskFacts {
  readonly variants: readonly Variant[];
  readonly providers: ProviderFiles;
  readonly isTolerant: boolean;
}

/** Every document with all that it is compiled from. */
function tasksOf(files: Files, { readAll }: SourceReader, facts: TaskFacts): CompileTask[] {
  const { variants, providers, isTolerant } = facts;
  const vendorWords = variants.find(({ id }) => id === 'default')?.vendorWords ?? {};
  const variables = variableNamesOf(variants);
  const shared = { variables, ...(isTolerant ? { tolerant: true } : {}) };
  const brandWords = brandWordsFor(variants);
  const providerOf = new Map(providers.map(({ provider }) => [provider.id, provider]));
  return [
    ...readAll(files.guides).map((file): CompileTask => {
      const provider = providerOf.get(folderOf(file.path));
      return { kind: 'guide', ...file, ...shared, vendorWords, brandWords, ...(provider ? { provider } : {}) };
    }),
    ...readAll(files.pages).map((file): CompileTask => {
      const { id, kind } = contentPage(file.path) ?? {};
      return { kind: 'page', ...file, ...shared, id, brandWords: kind?.isVendors ? {} : brandWords };
    }),
  ];
}

type CompiledDocuments = Pick<Workspace, 'guides' | 'pages' | 'diagnostics' | 'fromCache'>;

async function compileTasks(
  tasks: readonly CompileTask[],
  cache: CompileCache | undefined,
  { signal, onProgress }: Pick<WorkspaceOptions, 'signal' | 'onProgress'>,
): Promise<CompiledDocuments> {
  const cached = tasks.map((task) => cache?.get(task) as CompileOutcome | undefined);
  const missing = tasks.filter((_task, index) => cached[index] === undefined);
  const compiled = await compileAll(missing, ({ done, task, json }) => {
    signal?.throwIfAborted();
    if (json !== undefined) cache?.set(task, json);
    onProgress?.(done, missing.length);
  });
  let fresh = 0;
  const outcomes = cached.map((outcome) => outcome ?? compiled[fresh++]);
  const documents = outcomes.flatMap((outcome) => outcome?.document ?? []);
  return {
    guides: documents
      .filter((document): document is Guide => document.kind !== 'page')
      // Without its provider, whose mistake is reported, a guide still stands where its file says.
      .map((guide) => (guide.provider ? guide : { ...guide, id: pathIn(guide.source.path).replace(/^guides\//u, '') })),
    pages: documents.filter((document): document is Page => document.kind === 'page'),
    diagnostics: outcomes.flatMap((outcome) => outcome?.diagnostics ?? []),
    fromCache: new Set(tasks.filter((_task, index) => cached[index] !== undefined).map(({ path }) => path)),
  };
}
