import { pathPattern } from './path-pattern.ts';

/** Which headers the paths of a site are answered with. */
export type HeaderRules = readonly HeaderRule[];

/** One path of a `_headers` file with its headers. */
export interface HeaderRule {
  /** A regular expression for a whole decoded path, in the syntax of RE2. */
  readonly pattern: string;
  /** Without a value, a header that rules before this one set is not sent. */
  readonly headers: readonly (readonly [name: string, value?: string])[];
}

/** The headers of a path; what several rules say of one header is joined, as hosts do. */
export function headersOf(rules: HeaderRules, path: string): Headers {
  const headers = new Headers();
  for (const rule of rules) {
    if (!compiled(rule.pattern).test(path)) continue;
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
export function parseHeaderRules(text: string): HeaderRules {
  const rules: { pattern: string; headers: [string, string?][] }[] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (/^\s*(?:#|$)/u.test(line)) continue;
    if (/^\S/u.test(line)) {
      rules.push({ pattern: pathPattern(line.trim()).pattern, headers: [] });
      continue;
    }
    const { taken, name, value } = headerLine.exec(line)?.groups ?? {};
    if (taken !== undefined) rules.at(-1)?.headers.push([taken]);
    else if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
  }
  return rules;
}

const headerLine = /^\s+(?:!\s*(?<taken>[\w-]+)|(?<name>[\w-]+):\s*(?<value>[\t\x20-\x7e]*?))\s*$/u;

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'su');
  patterns.set(pattern, known);
  return known;
}
