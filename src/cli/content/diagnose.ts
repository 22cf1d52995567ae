import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, type Document, sortDiagnostics } from '../../engine/index.ts';
import { checkDates } from '../../engine/internal.ts';
import { adapters } from '../../linking/adapters/index.ts';
import { siteFiles } from '../../publish/outputs/index.ts';
import { commandError } from '../../system/command-error.ts';
import { today } from '../../workspace/check-workspace.ts';
import { cacheFolder } from '../../workspace/cache-folder.ts';
import type { ReadFile } from '../../workspace/fix-files.ts';
import { compileFiles, expandPaths, loadVariants } from '../../workspace/standalone-file.ts';
import { documentsIn, neededFiles } from '../../workspace/needed-files.ts';
import { createMemory } from '../../workspace/source-reader.ts';
import { loadWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace/workspace.ts';

/** What a check looks at, and how strictly. */
export interface Scope {
  readonly content: string;
  readonly tolerant: boolean;
  /** Days after which a guide should be checked again. */
  readonly staleDays?: number | undefined;
}

/** What was found, and the files it was found in. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: ReadonlyMap<string, ReadFile>;
  /** The guides and pages that the paths name, by their full paths; only those that compile. */
  readonly documents: ReadonlyMap<string, Document>;
}

/** Everything wrong with the content folder, or with the paths: those inside it are checked as a part of it. */
export async function diagnose(paths: readonly string[], { content, tolerant, staleDays }: Scope): Promise<Found> {
  const files = new Map<string, ReadFile>();
  const onRead = (path: string, file: ReadFile): void => void files.set(path, file);
  const isInside = (path: string): boolean => !/^\.\.(?:\/|$)/u.test(relative(resolve(content), resolve(path)));
  const inside = paths.filter(isInside).map((path) => resolve(path));
  const { files: outside, diagnostics: found } = await expandPaths(paths.filter((path) => !isInside(path)));
  if (paths.length > 0 && inside.length === 0 && outside.length === 0 && found.length === 0)
    throw commandError(`There is nothing to check in ${paths.join(', ')}: no guide and no provider.yaml.`, 2);
  const documents = new Map<string, Document>();
  const keep = (path: string, document: Document): void =>
    void documents.set(resolve(path), { ...document, source: { ...document.source, path } });
  if (paths.length === 0 || inside.length > 0) {
    const workspace = await loadFor(inside, { content, tolerant, staleDays, onRead });
    const isAsked = (path: string): boolean =>
      inside.some((asked) => resolve(path) === asked || resolve(path).startsWith(`${asked}/`));
    found.push(...workspace.diagnostics.filter(({ path }) => paths.length === 0 || isAsked(path)));
    for (const document of [...workspace.guides, ...workspace.pages]) {
      const path = join(content, document.source.path);
      if (isAsked(path)) keep(path, document);
    }
  }
  if (outside.length > 0) {
    const outcomes = await compileFiles(outside, await loadVariants(content), tolerant, onRead);
    for (const [index, { document, diagnostics }] of outcomes.entries()) {
      found.push(...diagnostics);
      if (!document) continue;
      keep(outside[index] ?? '', document);
      found.push(...checkDates(document, { today: today(), ...(staleDays === undefined ? {} : { staleDays }) }));
    }
  }
  return { diagnostics: sortDiagnostics(found), files, documents };
}

/** Loads what of a content folder says what is wrong with some of its files, given by their full paths; without any, all of it. */
async function loadFor(paths: readonly string[], scope: Scope & Pick<WorkspaceOptions, 'onRead'>): Promise<Workspace> {
  const { content } = scope;
  const options = { ...scope, cacheDir: cacheFolder(), adapters, siteFiles: siteFiles(), memory: createMemory() };
  const inFolder = paths.map((path) => relative(resolve(content), path).replaceAll(sep, '/'));
  const asked = paths.length > 0 && existsSync(content) ? await documentsIn(content, inFolder) : undefined;
  if (!asked) return loadWorkspace(options);
  const alone = await loadWorkspace({ ...options, only: asked, isChecked: true });
  return loadWorkspace({ ...options, only: await neededFiles(asked, alone) });
}
