import type { Written } from '../../parse/parse.ts';
import { createLookahead } from '../../parse/lookahead.ts';
import { canonical } from './canonical.ts';
import type { DialectDefinition, SourceFacts } from './define.ts';

/** The dialects that an engine knows. */
export interface DialectRegistry {
  /** Our own form, in which pages are written. */
  readonly own: DialectDefinition;
  /** The dialect of a source; `variables` are the names that it may use. */
  detect(source: Written, path: string, variables: ReadonlySet<string>): DialectDefinition;
}

/** A registry of dialects; in doubt a later one is preferred to an earlier. */
export function createDialectRegistry(dialects: readonly DialectDefinition[]): DialectRegistry {
  const own = dialects.find(({ name }) => name === canonical.name) ?? canonical;
  return {
    own,
    detect: ({ text, frontmatter }, path, variables) => {
      const facts: SourceFacts = { path, text: withoutCode(text), frontmatter: frontmatter?.text ?? '', variables };
      let found = { dialect: own, sureness: 0 };
      for (const dialect of dialects) {
        const sureness = Number(dialect.detect(facts));
        if (sureness > 0 && sureness >= found.sureness) found = { dialect, sureness };
      }
      return found.dialect;
    },
  };
}

function withoutCode(text: string): string {
  const prose = text.replace(/^[ \t]*(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:\n[ \t]*\1[^\n]*|$)/gmu, '');
  const ahead = createLookahead(prose);
  let result = '';
  let from = 0;
  for (let at = prose.indexOf('`'); at !== -1; at = prose.indexOf('`', from)) {
    result += prose.slice(from, at);
    from = ahead.codeSpanEnd(at);
  }
  return result + prose.slice(from);
}
