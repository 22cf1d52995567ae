import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createJiti } from 'jiti';
import type { z } from 'zod';
import { suggest } from '../../engine/internal.ts';
import { commandError, type CommandError } from '../../system/command-error.ts';
import { digestParts } from '../../system/digest/digest-folder.ts';
import { configSchema } from './config-schema.ts';
import type { ProjectConfig } from './define-config.ts';

/** The names that a configuration may have; the first of them that is there is read. */
const names = ['ts', 'mts', 'js', 'mjs'].map((extension) => `stepwell.config.${extension}`);

/** A configuration as it was read. */
export interface LoadedConfig {
  readonly config: ProjectConfig;
  /** Changes with the text of the file and of the project's own files that it imports. */
  readonly digest: string;
}

/** Reads the configuration of a project, if it has one; throws a sentence for the person who wrote it. */
export async function loadConfig(folder: string): Promise<LoadedConfig | undefined> {
  const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return undefined;
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: true });
  const given = await jiti.import<unknown>(file, { default: true }).catch((error: unknown) => {
    throw configError(file, `It cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  });
  const { success, error } = configSchema.safeParse(given);
  if (!success) throw issueError(file, error.issues);
  const isOwn = (path: string): boolean =>
    !relative(folder, path)
      .split(sep)
      .some((part) => part === 'node_modules' || part === '..');
  const sources = [...new Set([file, ...Object.keys(jiti.cache)])]
    .filter((path) => isOwn(path) && existsSync(path))
    .sort();
  return { config: given as ProjectConfig, digest: digestParts(sources.map((path) => readFileSync(path))) };
}

function issueError(file: string, issues: readonly z.core.$ZodIssue[]): CommandError {
  const source = readFileSync(file, 'utf8');
  const said = issues.map((issue) => {
    const [key = ''] = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, key] : issue.path;
    const guess = key === '' ? '' : suggest(key, Object.keys(configSchema.shape));
    const message =
      key === ''
        ? issue.message
        : `There is no key \`${key}\`. ${guess ? `Did you mean \`${guess}\`?` : `There are ${Object.keys(configSchema.shape).join(', ')}.`}`;
    return `${file}${placeOf(source, path)}: \`${path.map(String).join('.')}\`: ${message}`;
  });
  return commandError(said.join('\n'), 2);
}

/** Where in a text the last key of a path stands, as `:line:column`; nothing if it is not written out there. */
function placeOf(source: string, path: readonly PropertyKey[]): string {
  const words = [...source.matchAll(/[\w$-]+(?=['"]?\s*[:,}(])/gu)];
  let at = -1;
  for (const key of path.filter((part) => typeof part === 'string')) {
    const next = words.findIndex(([word], index) => index > at && word === key);
    if (next < 0) break;
    at = next;
  }
  const found = words[at];
  if (!found) return '';
  const before = source.slice(0, found.index).split('\n');
  return `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

function configError(file: string, message: string): CommandError {
  return commandError(`${file}: ${message}`, 2);
}
