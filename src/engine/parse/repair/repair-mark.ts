import type { Edit, Mistake } from '../../diagnostics/diagnostic.ts';
import type { Mark } from '../mark.ts';
import { blanksBefore } from './text-beside.ts';

/** A mistake in the syntax of MDX, and the edits that mend it. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  /** What an author is told; absent where another repair already says it. */
  readonly mistake?: Mistake;
  /** Whether the edits only serve to read on, and are not what the author meant. */
  readonly isGuess?: boolean;
}

/** The repair of anything but a tag; `isElement` tells the names that are no words of a text. */
export function repairMark(
  source: string,
  mark: Exclude<Mark, { type: 'tag' | 'containers' }>,
  isElement: (name: string) => boolean,
): Repair {
  const repair = repairOf(source, mark);
  return isSure(source, mark, isElement) ? repair : { ...repair, isGuess: true };
}

const importStatements = /^(?:import\s[^'"\n]*(?:"[^"\n]*"|'[^'\n]*');?[ \t\r]*(?:\n|$))+$/u;
/** `{product.name` without its end, and the begin of a comment. */
const openVariable = /^\{(?:\s*[a-z]\w*(?:\.\w+)*\s*(?:[^\w\s:.-]|$|\n)|\s*[a-z]\w*(?:\.\w+)+|\s*\/\*)/u;

/** Whether the repair makes of the text what must be meant: neither words nor elements of the author's go with it. */
function isSure(
  source: string,
  mark: Exclude<Mark, { type: 'tag' | 'containers' }>,
  isElement: (name: string) => boolean,
): boolean {
  const text = source.slice(mark.start, mark.end);
  const name = /^<\/?([A-Za-z][\w.-]*)/u.exec(source.slice(mark.start, mark.start + 100))?.[1];
  switch (mark.type) {
    case 'esm': {
      const names = text.matchAll(/\b[A-Z]\w*/gu);
      return importStatements.test(text) && ![...names].some(([used]) => source.includes(`<${used}`));
    }
    case 'fence':
      return false;
    case 'comment':
      return !text.includes('<!--', 4);
    case 'bracket':
      return !source.startsWith('<!--', mark.start) && !(name !== undefined && isElement(name));
    case 'unfinished':
      return name !== undefined && !isElement(name) && !/^[A-Z]/u.test(name) && !text.includes('=');
    case 'brace':
      return !openVariable.test(source.slice(mark.start, mark.start + 200));
    default:
      return true;
  }
}

function repairOf(source: string, mark: Exclude<Mark, { type: 'tag' | 'containers' }>): Repair {
  const { start, end } = mark;
  const text = source.slice(start, end);
  const escape: Edit = { start, end: start, text: '\\' };
  switch (mark.type) {
    case 'esm':
      return repairWith(mark, [{ start, end, text: '' }], {
        code: 'esm-unsupported',
        values: { keyword: mark.keyword },
      });
    case 'fence':
      return repairWith(mark, mark.closed ? [mark.closed] : [], {
        code: mark.kind === 'open' ? 'fence-unclosed' : 'fence-cut-short',
        values: {},
      });
    case 'comment':
      return repairWith(mark, commentEdits(text, start), { code: 'comment-html', values: {} });
    case 'autolink':
      return repairWith(mark, [{ start, end, text: autolinkText(text.slice(1, -1)) }], {
        code: 'autolink-unsupported',
        values: { url: text.slice(1, -1) },
      });
    case 'brace':
      return repairWith(mark, [escape], { code: 'brace-literal', values: {} });
    case 'unfinished':
      return repairWith(mark, [escape], {
        code: 'element-unfinished',
        values: { name: /^<\/?([\w.:-]*)/u.exec(text)?.[1] ?? '' },
      });
    case 'code':
      return repairWith(mark, [...mark.edits]);
    case 'split':
      return repairWith(mark, [{ start, end, text: ' ' }]);
    case 'loose':
      return repairWith(mark, [...escapedLabel(source, start), escape]);
    case 'bracket': {
      const shown = source.slice(start, start + 12).split('\n')[0] ?? '<';
      const edits = [...escapedLabel(source, start), escape];
      return repairWith(mark, edits, { code: 'angle-bracket-literal', values: { text: shown } });
    }
  }
}

/** After `[label]:` an escaped bracket would be the address of a link: the colon is escaped as well. */
function escapedLabel(source: string, at: number): Edit[] {
  const colon = blanksBefore(source, at) - 1;
  return source.startsWith(']:', colon - 1) ? [{ start: colon, end: colon, text: '\\' }] : [];
}

function commentEdits(comment: string, start: number): Edit[] {
  const end = start + comment.length;
  const inner = [...comment.matchAll(/\*\//gu)].map(({ index }) => start + index);
  return [
    { start, end: start + 4, text: '{/*' },
    ...inner.map((at) => ({ start: at, end: at + 2, text: '* /' })),
    { start: end - 3, end, text: '*/}' },
  ];
}

/** A link with its address as words, which no parser takes for anything else. */
function autolinkText(address: string): string {
  const isMail = address.includes('@') && !address.includes(':');
  return `[${address}](${isMail ? 'mailto:' : ''}${address})`;
}

/** A repair of a stretch of the source. */
export function repairWith(span: { start: number; end: number }, edits: readonly Edit[], mistake?: Mistake): Repair {
  return { start: span.start, end: span.end, edits, ...(mistake ? { mistake } : {}) };
}
