import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createJiti } from 'jiti';
import type { z } from 'zod';
import { suggest } from '../../engine/internal.ts';
import { commandError, type CommandError } from '../../system/command-error.ts';
import { digestParts } from '../../system/digest/digest-folder.ts';
import { components } from './components.ts';
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
  const say = (path: readonly PropertyKey[], message: string): string => {
    const key = path.length === 0 ? '' : ` \`${path.map(String).join('.')}\`:`;
    return `${file}${placeOf(source, path)}:${key} ${message}`;
  };
  const said = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => say([...issue.path, key], unknownKey(key, keysAt(issue.path))));
    if (issue.code !== 'invalid_key') return [say(issue.path, issue.message)];
    const key = String(issue.path.at(-1));
    const isName = issue.path[0] === 'components';
    return [say(issue.path, isName ? unknownKey(key, Object.keys(components)) : (issue.issues[0]?.message ?? ''))];
  });
  return commandError(said.join('\n'), 2);
}

/** The keys that an object of a configuration may have, by the path of the object. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape);
  return path[0] === 'components' ? Object.keys(components) : [];
}

function unknownKey(key: string, known: readonly string[]): string {
  const guess = suggest(key, known);
  const advice = guess ? ` Did you mean \`${guess}\`?` : known.length > 0 ? ` There are ${known.join(', ')}.` : '';
  return `There is no key \`${key}\`.${advice}`;
}

/**
 * Where in a text the last key of a path stands that is written out there, as `:line:column`; nothing if none is.
 * A key of the third of a list is taken to be the third of its name.
 */
function placeOf(source: string, path: readonly PropertyKey[]): string {
  const words = [...source.matchAll(/[\w$/-]+(?=['"]?\s*[:,}(])/gu)];
  let at = -1;
  let skipped = 0;
  for (const key of path) {
    if (typeof key === 'number') {
      skipped = key;
      continue;
    }
    const found = [...words.keys()].filter((index) => index > at && words[index]?.[0] === key);
    const next = found[skipped];
    if (next === undefined) break;
    [at, skipped] = [next, 0];
  }
  const found = words[at];
  if (!found) return '';
  const before = source.slice(0, found.index).split('\n');
  return `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

function configError(file: string, message: string): CommandError {
  return commandError(`${file}: ${message}`, 2);
}
