import { encodePath } from '../engine/internal.ts';
import { pathPattern } from './path-pattern.ts';

/** Where paths that have no file lead. */
export type RedirectRules = readonly RedirectRule[];

/** One line of a `_redirects` file. */
export interface RedirectRule {
  /** A regular expression for a whole decoded path, in the syntax of RE2. */
  readonly pattern: string;
  /** What the groups of the pattern stand for. */
  readonly names: readonly string[];
  /** A path or an address, in which `:name` stands for what was found. */
  readonly target: string;
  readonly status: RedirectStatus;
}

type RedirectStatus = 301 | 302 | 303 | 307 | 308;

/**
 * The rules of a `_redirects` file, in the format of Netlify and Cloudflare: a path, where it
 * leads, and a status, 302 without one. What is no redirect, or leads to neither a path nor a
 * web address, is left out.
 */
export function parseRedirectRules(text: string): RedirectRules {
  return text.split(/\r?\n/u).flatMap((line): RedirectRule[] => {
    const [from = '', target = '', code = '302', ...more] = line.trim().split(/\s+/u);
    const status = redirectStatuses.find((each) => String(each) === code);
    const isTarget = /^(?:\/(?!\/)|https?:\/\/)[\x21-\x7e]*$/u.test(target);
    if (!from.startsWith('/') || !isTarget || status === undefined || more.length > 0) return [];
    return [{ ...pathPattern(from), target, status }];
  });
}

const redirectStatuses: readonly RedirectStatus[] = [301, 302, 303, 307, 308];

/**
 * Where a rule leads, with what the groups of its pattern found, by their numbers from 0, and the query of
 * the request: not where the rule has a query or a fragment of its own. For a host that works both out
 * itself, they are what its configuration has for them.
 */
export function locationOf(
  { names, target }: Pick<RedirectRule, 'names' | 'target'>,
  foundBy: (group: number) => string,
  query: string,
): string {
  const filled = target.replace(/:([A-Za-z]\w*)/gu, (written, name: string) => {
    const group = names.indexOf(name);
    return group === -1 ? written : foundBy(group);
  });
  return /[?#]/u.test(target) ? filled : filled + query;
}

/** Where a decoded path leads, if a rule says so; `search` is the query that was asked with. */
export function redirectOf(
  rules: RedirectRules,
  path: string,
  search: string,
): { readonly location: string; readonly status: RedirectStatus } | undefined {
  for (const rule of rules) {
    const found = new RegExp(rule.pattern, 'su').exec(path);
    if (!found) continue;
    const location = locationOf(rule, (group) => encodePath(found[group + 1] ?? ''), search);
    // Two slashes at the start, made by what was found, would lead to another host.
    return { location: location.replace(/^\/{2,}/u, '/'), status: rule.status };
  }
  return undefined;
}

/**
 * The pattern of a rule for hosts that put what its groups hold into an address as it is. They hold
 * nothing that would make it the address of another host, or end its path.
 *
 * @param open How a group begins, by its number from 0.
 */
export function patternInPlace(
  { pattern }: Pick<RedirectRule, 'pattern'>,
  open: (group: number) => string = () => '(',
): string {
  let group = 0;
  return pattern.replace(/\((?:\.\*|(?<part>\[\^\/\]\+))\)/gu, (_all, part: string | undefined) => {
    const begin = open(group++);
    return part === undefined ? String.raw`[/\\]*${begin}[^?#\\]*)` : String.raw`${begin}[^/?#\\]+)`;
  });
}
