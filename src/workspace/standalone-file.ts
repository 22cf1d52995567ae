import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  brandWordsFor,
  type CompiledVariants,
  compileProvider,
  type CompileResult,
  compileVariant,
  createDiagnostic,
  type Diagnostic,
  type Provider,
  resolveVariants,
  type Variant,
} from '../engine/index.ts';
import { variableNamesOf } from '../engine/internal.ts';
import { compileAll } from './compile-pool.ts';
import type { CompileOutcome, CompileTask } from './compile-task.ts';
import { fileOf, type ReadFile } from './fix-files.ts';
import { isOfInterest } from './content-folder.ts';
import { contentPage } from './content-kinds.ts';
import { listFiles, readTree, reasonOf } from '../system/files/file-tree.ts';
import { unknownVariant } from './find-variant.ts';
import { withStandardVariant } from './standard-variant.ts';

/** The variants of a content folder, or the standard one where there is none. */
export async function loadVariants(content: string): Promise<Variant[]> {
  const { variants } = resolveVariants(await compileVariants(content));
  return variants.map(({ variant }) => variant);
}

/** The variant of a content folder by its id, or what is wrong with its file; one that has no file is wrong usage. */
export async function readVariant(content: string, id: string): Promise<CompileResult<Variant>> {
  const files = await compileVariants(content);
  const file = files.find(({ path }) => idOf(path) === id);
  if (!file) throw unknownVariant(id, [...new Set(files.map(({ path }) => idOf(path)))]);
  const { variants, diagnostics } = resolveVariants(files);
  const variant = variants.find(({ path }) => path === file.path)?.variant;
  const lacks = diagnostics.filter(({ path }) => idOf(path).toLowerCase() === id.toLowerCase());
  return {
    ...(variant && lacks.length === 0 ? { value: variant } : {}),
    diagnostics: [...file.diagnostics, ...lacks],
  };
}

/** Compiles files wherever they are, each with the `provider.yaml` beside it where there is one. */
export async function compileFiles(
  paths: readonly string[],
  variants: readonly Variant[],
  tolerant?: boolean,
  onRead: (path: string, file: ReadFile) => void = () => undefined,
): Promise<CompileOutcome[]> {
  const variables = variableNamesOf(variants);
  const vendorWords = variants.find(({ id }) => id === 'default')?.vendorWords ?? {};
  const brandWords = brandWordsFor(variants);
  const prepared = await Promise.all(
    paths.map(async (path): Promise<CompileTask | CompileOutcome> => {
      try {
        const source = await readFile(path);
        onRead(path, { source });
        if (/\.ya?ml$/u.test(path)) return compileData(path, source);
        const shared = { path, source, variables, ...(tolerant ? { tolerant } : {}) };
        const page = pageAt(path);
        if (page) return { ...shared, kind: 'page', id: page.id, brandWords: page.kind.isVendors ? {} : brandWords };
        const { provider } = await providerBeside(path);
        return { ...shared, kind: 'guide', vendorWords, brandWords, ...(provider ? { provider } : {}) };
      } catch (error) {
        return { diagnostics: [createDiagnostic('source-unreadable', { reason: reasonOf(error) }, path)] };
      }
    }),
  );
  const tasks = prepared.filter((each): each is CompileTask => 'kind' in each);
  for (const task of tasks) onRead(task.path, fileOf(task));
  const compiled = await compileAll(tasks);
  let next = 0;
  return prepared.map((each) => ('kind' in each ? (compiled[next++] ?? { diagnostics: [] }) : each));
}

/** The page that a file is, if it is in a content folder, in a part of it that holds pages. */
function pageAt(path: string): ReturnType<typeof contentPage> {
  const parts = path.replace(/\\/gu, '/').split('/');
  for (const at of parts.keys()) {
    const page = contentPage(parts.slice(at).join('/'));
    const root = parts.slice(0, at).concat('').join('/');
    if (page && existsSync(join(root, 'guides'))) return page;
  }
  return undefined;
}

/** The provider of a guide: `provider.yaml` in its folder, or one up for a guide in `setup/`. */
export async function providerBeside(
  path: string,
): Promise<{ provider?: Provider; diagnostics: readonly Diagnostic[] }> {
  const folder = dirname(path);
  const owner = basename(folder) === 'setup' ? dirname(folder) : folder;
  const file = ['provider.yaml', 'provider.yml']
    .map((name) => join(owner, name))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return { diagnostics: [] };
  const { value, diagnostics } = compileProvider({ source: await readFile(file), path: file });
  return { ...(value ? { provider: value } : {}), diagnostics };
}

/** The documents that paths name: files as they are, folders with all below them; and what of those cannot be read. */
export async function expandPaths(paths: readonly string[]): Promise<{ files: string[]; diagnostics: Diagnostic[] }> {
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isDirectory()) {
      files.push(path);
      continue;
    }
    const { files: found, unreadable } = await readTree(path);
    files.push(...found.filter((file) => documentPath.test(file)).map((file) => join(path, file)));
    for (const { path: inner, reason } of unreadable.filter(({ path: inner }) => isOfInterest(inner)))
      diagnostics.push(createDiagnostic('source-unreadable', { reason }, join(path, inner)));
  }
  return { files: [...new Set(files)], diagnostics };
}

const documentPath = /\.(?:mdx?|markdown)$|(?:^|\/)provider\.ya?ml$/u;

async function compileVariants(content: string): Promise<CompiledVariants> {
  const paths = (await listVariants(content)).map((name) => join(content, 'variants', name));
  const compiled = await Promise.all(
    paths.map(async (path) => ({ path, ...compileVariant({ source: await readFile(path), path }) })),
  );
  return withStandardVariant(compiled);
}

function idOf(path: string): string {
  return basename(path).replace(/\.ya?ml$/u, '');
}

async function listVariants(content: string): Promise<string[]> {
  const folder = join(content, 'variants');
  return existsSync(folder) ? (await listFiles(folder)).filter((path) => /^[^/]+\.ya?ml$/u.test(path)) : [];
}

function compileData(path: string, source: Uint8Array): CompileOutcome {
  const isProvider = /^provider\.ya?ml$/u.test(basename(path));
  return {
    diagnostics: (isProvider ? compileProvider({ source, path }) : compileVariant({ source, path })).diagnostics,
  };
}
