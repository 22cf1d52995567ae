/** The path of a rule, as a regular expression. */
export interface PathPattern {
  /** For a whole decoded path, in the syntax of RE2; a group for each part that stands for others. */
  readonly pattern: string;
  /** What the groups stand for, in their order: `splat` for `*`, else the name after the colon. */
  readonly names: readonly string[];
}

/** Reads the path of a rule as Netlify and Cloudflare write them: `/docs/*`, `/guides/:provider/`. */
export function pathPattern(path: string): PathPattern {
  const parts = decode(path).split(/(\*|:[A-Za-z]\w*)/u);
  const isGroup = (part: string): boolean => part === '*' || /^:[A-Za-z]/u.test(part);
  const source = parts.map((part) =>
    part === '*' ? '(.*)' : isGroup(part) ? '([^/]+)' : part.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`),
  );
  return {
    pattern: `^${source.join('')}$`,
    names: parts.filter(isGroup).map((part) => (part === '*' ? 'splat' : part.slice(1))),
  };
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
