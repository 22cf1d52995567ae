import { addressAt } from '../engine/internal.ts';

/**
 * Rules of `_headers` as they are below a base, `/help`: their paths, and what their links name. They
 * are written as if the site were at the root of its host, the owner's own among them, which all
 * variants share.
 */
export function placeHeaderRules(rules: string, base: string): string {
  if (base === '') return rules;
  return eachLine(rules, (line) => {
    if (!/^\s/u.test(line)) return addressAt(base, line);
    return /^\s+link:/iu.test(line)
      ? line.replace(/<([^>]*)>/gu, (_all, path: string) => `<${addressAt(base, path)}>`)
      : line;
  });
}

/** Rules of `_redirects` below a base: where they lead from, and where to if that is in the site. */
export function placeRedirectRules(rules: string, base: string): string {
  if (base === '') return rules;
  return eachLine(rules, (line) => {
    const [, before = '', from = '', between = '', to = '', after = ''] =
      /^(\s*)(\S*)(\s*)(\S*)(.*)$/su.exec(line) ?? [];
    return from.startsWith('#') ? line : before + addressAt(base, from) + between + addressAt(base, to) + after;
  });
}

function eachLine(text: string, place: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => place(line))
    .join('\n');
}
