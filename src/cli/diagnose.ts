import { relative, resolve } from 'node:path';
import { type Diagnostic, sortDiagnostics } from '../engine/index.ts';
import { adapters } from '../linking/adapters/index.ts';
import { siteFiles } from '../publish/outputs/index.ts';
import { commandError } from '../system/command-error.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import type { ReadFile } from '../workspace/fix-files.ts';
import { compileFiles, expandPaths, loadVariants } from '../workspace/standalone-file.ts';
import { loadWorkspace } from '../workspace/workspace.ts';

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
  if (paths.length === 0 || inside.length > 0) {
    const workspace = await loadWorkspace({
      content,
      cacheDir: cacheFolder(),
      tolerant,
      adapters,
      siteFiles: siteFiles(),
      staleDays,
      onRead,
    });
    const isAsked = (path: string): boolean =>
      inside.some((asked) => resolve(path) === asked || resolve(path).startsWith(`${asked}/`));
    found.push(...workspace.diagnostics.filter(({ path }) => paths.length === 0 || isAsked(path)));
  }
  if (outside.length > 0) {
    const outcomes = await compileFiles(outside, await loadVariants(content), tolerant, onRead);
    found.push(...outcomes.flatMap(({ diagnostics }) => diagnostics));
  }
  return { diagnostics: sortDiagnostics(found), files };
}
