import { visit } from 'unist-util-visit';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { ParsedSource } from '../parse/parse.ts';
import type { Locate } from '../parse/read-yaml.ts';
import { type CompileContext, sourcePosition } from './compile-context.ts';

// In capitals alone: “todo” is a word of Spanish and Portuguese, where a headline may be `TODO EL MUNDO`. In curly quotes the
// word is one that a screen shows; `[!TODO]` and `:::TODO` are kinds of callouts.
const unfinished = /(?<![\p{L}\p{N}_“‘«„!:])(?<!\p{Lu}\s)(?:TODO|TBD|FIXME)(?![\p{L}\p{N}_”’»“])(?!\s\p{Lu}{2})/u;
const sample = /\blorem ipsum\b/iu;

/** What in a text says that its author has not written it yet, such as `TODO`. */
function unfinishedIn(text: string): string | undefined {
  return (unfinished.exec(text) ?? sample.exec(text))?.[0];
}

/**
 * Reports text and attributes that a reader would see unfinished. Code and comments may say what they like, and a word
 * alone in bold, as in “set it to **TODO**”, is one that a screen shows.
 */
export function checkUnfinished({ root }: ParsedSource, context: CompileContext): void {
  visit(root, (node, _index, parent) => {
    if (parent?.type === 'strong' && 'value' in node && /^\p{Lu}+$/u.test(node.value)) return;
    const texts =
      node.type === 'text'
        ? [node.value]
        : node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
          ? node.attributes.map(({ value }) => (typeof value === 'string' ? value : ''))
          : 'alt' in node
            ? [node.alt ?? '']
            : [];
    for (const text of texts) {
      const words = unfinishedIn(text);
      if (words !== undefined) context.report.add('text-unfinished', { words }, sourcePosition(node, context));
    }
  });
}

/** Reports the texts of a value of YAML that are unfinished. */
export function checkUnfinishedValue(
  value: unknown,
  locate: Locate | undefined,
  report: Report,
  path: readonly PropertyKey[] = [],
): void {
  if (typeof value === 'string') {
    const words = unfinishedIn(value);
    if (words !== undefined) report.add('text-unfinished', { words }, locate?.(path));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      checkUnfinishedValue(part, locate, report, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
