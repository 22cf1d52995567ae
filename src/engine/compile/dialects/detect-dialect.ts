import { createLookahead } from '../../syntax/lookahead.ts';
import type { Written } from '../../parse/parse.ts';
import { variablesIn } from '../../model/variable.ts';

/** Whose way of writing a file follows. All but `canonical` are foreign. */
export type Dialect = 'canonical' | 'export' | 'hub' | 'headings';

const exportMarks = /<[a-z]+\s[^<>]*\bdata-(?:guide|guides|whitelabel)-[a-z]/u;
const canonicalBlocks = /<(?:Section|WhitelabelHide|WhitelabelOnly|Field|Figure|Image|Copy|Video)[\s/>]/u;
const canonicalStep = /<Step\s[^<>]*\b(?:scopes|scopesMatch|showScopes)\b/u;
const canonicalKeys = /^(?:method|requires|verified|kind):/mu;

/**
 * The dialect of a file, by marks that only one of them has. What fits both ours and the
 * hub's is the hub's: a vendor's words left standing would be worse than a variable not checked.
 */
export function detectDialect(source: Written, variables: ReadonlySet<string>): Dialect {
  const text = withoutCode(source.text);
  if (exportMarks.test(text)) return 'export';
  if (canonicalBlocks.test(text) || canonicalStep.test(text)) return 'canonical';
  if (canonicalKeys.test(source.frontmatter?.text ?? '')) return 'canonical';
  if (variablesIn(text).some((name) => variables.has(name))) return 'canonical';
  return /<Steps?[\s/>]/u.test(text) ? 'hub' : 'headings';
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
