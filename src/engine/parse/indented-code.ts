import type { Edit } from '../diagnostics/diagnostic.ts';
import { type Container, readKept } from './containers.ts';

/** What only MDX, or a platform that reads the blanks of a line otherwise, has: `<Tabs>`, `import`, `!!! note`. */
const otherSigns = /<\/?[A-Z][a-z]|^(?:import|export)\s|^[ \t]*(?:!!!|\?\?\?|===|:::|\{\{[<%])/mu;

/** Whether a Markdown text is such that four blanks before a line make it code, as they do not in MDX. */
export function mayHaveIndentedCode(text: string): boolean {
  return !otherSigns.test(text);
}

const indent = /^(?: {4}| {0,3}\t)/u;
/** What is rather content that is indented too far than code, such as a picture below a list item. */
const content = /^\s*(?:!?\[|[-*+>|]\s|\d+[.)]\s|<|#{1,6}\s|`{3}|~{3})/u;

/** Whether the rest of a line after its markers begins with code. */
export function isIndentedCode(rest: string, open: readonly Container[]): boolean {
  return indent.test(rest) && rest.trim() !== '' && !(open.length > 0 && content.test(rest));
}

/** Reads indented code from its first line on: where it ends, and what makes a fence of it. */
export function readIndentedCode(
  source: string,
  start: number,
  open: readonly Container[],
): { readonly end: number; readonly edits: readonly Edit[] } {
  const lines: { readonly at: number; readonly kept: number; readonly line: string }[] = [];
  let count = 0;
  for (let at = start; at < source.length;) {
    const newline = source.indexOf('\n', at);
    const line = source.slice(at, newline === -1 ? source.length : newline);
    const kept = readKept(line, open);
    if (kept === undefined) break;
    const rest = line.slice(kept);
    if (rest.trim() !== '' && !indent.test(rest)) break;
    lines.push({ at, kept, line });
    if (rest.trim() !== '') count = lines.length;
    at = newline === -1 ? source.length : newline + 1;
  }
  const code = lines.slice(0, count);
  const longest = Math.max(2, ...code.flatMap(({ line }) => line.match(/`+/gu) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const [first, last] = [code[0], code.at(-1)];
  if (!first || !last) return { end: start, edits: [] };
  const prefix = first.line.slice(0, first.kept);
  const lineEnd = last.at + last.line.replace(/\r$/u, '').length;
  const dedents = code.map(({ at, kept, line }): Edit => {
    const from = at + kept;
    return { start: from, end: from + (indent.exec(line.slice(kept))?.[0].length ?? 0), text: '' };
  });
  const opened = dedents.map((edit, index) => (index === 0 ? { ...edit, text: `${fence}\n${prefix}` } : edit));
  return {
    end: Math.min(source.length, last.at + last.line.length + 1),
    edits: [...opened, { start: lineEnd, end: lineEnd, text: `\n${prefix}${fence}` }],
  };
}
