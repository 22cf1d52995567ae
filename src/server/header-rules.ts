import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Which headers the paths of a site are answered with. */
export type HeaderRules = readonly HeaderRule[];

interface HeaderRule {
  readonly matches: RegExp;
  /** Without a value, a header that rules before this one set is not sent. */
  readonly headers: readonly (readonly [name: string, value?: string])[];
}

/** Reads a site's `_headers` when it is asked for, and again after another build has put a new one there. */
export function readHeaderRules(folder: string): () => Promise<HeaderRules> {
  const file = join(folder, '_headers');
  let known: { readonly key: string; readonly rules: HeaderRules } | undefined;
  return async () => {
    const facts = await stat(file).catch(() => undefined);
    if (!facts?.isFile()) return [];
    const key = `${facts.ino} ${facts.mtimeMs} ${facts.size}`;
    if (known?.key !== key) known = { key, rules: parseHeaderRules(await readFile(file, 'utf8')) };
    return known.rules;
  };
}

/** The headers of a path; what several rules say of one header is joined, as hosts do. */
export function headersOf(rules: HeaderRules, path: string): Headers {
  const headers = new Headers();
  for (const rule of rules) {
    if (!rule.matches.test(path)) continue;
    for (const [name, value] of rule.headers) {
      if (value === undefined) headers.delete(name);
      else headers.append(name, value);
    }
  }
  return headers;
}

/**
 * The rules of a `_headers` file, in the format of Netlify and Cloudflare: a path with `*` or
 * `:name`, then its headers, each on an indented line; `! Name` takes one back.
 */
function parseHeaderRules(text: string): HeaderRules {
  const rules: { matches: RegExp; headers: [string, string?][] }[] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (/^\s*(?:#|$)/u.test(line)) continue;
    if (/^\S/u.test(line)) {
      rules.push({ matches: pathPattern(line.trim()), headers: [] });
      continue;
    }
    const { taken, name, value } = headerLine.exec(line)?.groups ?? {};
    if (taken !== undefined) rules.at(-1)?.headers.push([taken]);
    else if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
  }
  return rules;
}

const headerLine = /^\s+(?:!\s*(?<taken>[\w-]+)|(?<name>[\w-]+):\s*(?<value>[\t\x20-\x7e]*?))\s*$/u;

function pathPattern(path: string): RegExp {
  const parts = decode(path).split(/(\*|:[A-Za-z]\w*)/u);
  const source = parts
    .map((part) =>
      part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`, 'su');
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
