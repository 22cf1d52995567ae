import type { Edit, Mistake } from '../diagnostics/diagnostic.ts';
import { htmlElements, voidElements } from './html-names.ts';
import type { AttributeValue, Mark } from './mark.ts';
import { tokenize } from './tokenize.ts';

/** The deepest nesting of tags, lists or quotes that is read. */
export const nestingLimit = 100;

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

/** An opening tag and its closing one. */
export interface TagPair {
  readonly name: string;
  readonly open: TagMark;
  readonly close: TagMark;
}

/** What {@link recover} found; `tooDeep` means the text must not be parsed at all. */
export interface Recovery {
  readonly repairs: readonly Repair[];
  readonly pairs: readonly TagPair[];
  readonly tooDeep?: { readonly start: number; readonly end: number; readonly depth: number };
}

type TagMark = Extract<Mark, { type: 'tag' }>;

/** HTML elements that hold blocks, so that leaving out their tags would change what is shown. */
const containerElements: ReadonlySet<string> = new Set(
  'article blockquote details div dl figure ol section table ul'.split(' '),
);

/**
 * Finds what keeps a text from being MDX: void elements, comments, placeholders such as
 * `<tenant>`, unclosed and unopened tags. `isBlock` tells the names of blocks. An `.mdx`
 * file reports the repairs as mistakes; a tolerant reader makes them.
 */
export function recover(source: string, from: number, isBlock: (name: string) => boolean): Recovery {
  const repairs: Repair[] = [];
  const pairs: TagPair[] = [];
  const open: TagMark[] = [];
  let tooDeep: Recovery['tooDeep'];
  const isElement = (name: string): boolean => htmlElements.has(name.toLowerCase()) || isBlock(name);

  const leaveOpen = (marks: readonly TagMark[], closeAt: number): void => {
    for (const mark of marks.filter(({ name }) => !isElement(name))) repairs.push(asLiteral(source, mark));
    repairs.push(...asUnclosed(source, marks.filter(({ name }) => isElement(name)).reverse(), closeAt));
  };

  for (const mark of tokenize(source, from)) {
    if (tooDeep) return { repairs: [], pairs: [], tooDeep };
    // Before what is done to the tag as a whole: where both insert something at its end, the quote comes first.
    if (mark.type === 'tag') {
      repairs.push(...mark.unquoted.map(asUnquoted));
      if (mark.unclosed) repairs.push(asUnclosedValue(source, mark, mark.unclosed));
    }
    if (mark.type === 'containers') {
      if (mark.depth > nestingLimit) tooDeep ??= mark;
    } else if (mark.type !== 'tag') {
      repairs.push(repairOf(source, mark));
    } else if (voidElements.has(mark.name.toLowerCase()) && mark.form !== 'self') {
      repairs.push(asVoid(mark));
    } else if (mark.form === 'open') {
      open.push(mark);
      if (open.length > nestingLimit) tooDeep ??= { ...mark, depth: open.length };
    } else if (mark.form === 'close') {
      const partner = open.findLastIndex(({ name }) => name === mark.name);
      if (partner === -1) repairs.push(isElement(mark.name) ? asUnopened(mark) : asLiteral(source, mark));
      else {
        const opening = open[partner];
        leaveOpen(open.slice(partner + 1), mark.start);
        open.length = partner;
        if (opening) pairs.push({ name: mark.name, open: opening, close: mark });
      }
    }
  }
  const isCutOffInTag = repairs.some(({ mistake }) => mistake?.code === 'element-unfinished');
  if (isCutOffInTag) {
    const edits = open
      .filter(({ name }) => isElement(name))
      .reverse()
      .flatMap((mark) => closeEdits(source, mark, source.length));
    repairs.push({ start: source.length, end: source.length, edits });
  } else if (!tooDeep) leaveOpen(open, source.length);
  return tooDeep ? { repairs: [], pairs: [], tooDeep } : { repairs, pairs };
}

/**
 * The edits that give the tags of a pair lines of their own where one of them shares a
 * line with text although the pair spans several lines: MDX wants both tags in one
 * paragraph or both outside. Line breaks that `made` edits bring count, without being a
 * mistake of the author's.
 */
export function separateTags(source: string, pairs: readonly TagPair[], made: readonly Edit[]): Repair[] {
  const breaks = made.filter(({ text }) => text.includes('\n'));
  return pairs.flatMap((pair) => {
    const inside = source.slice(pair.open.end, pair.close.start);
    const isSplit = inside.includes('\n');
    if (!isSplit && !breaks.some(({ start }) => start >= pair.open.end && start <= pair.close.start)) return [];
    const edits: Edit[] = [];
    const insert = (at: number): number => edits.push({ start: at, end: at, text: '\n\n' });
    const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
    if (!isBlank(lineBefore(source, pair.open.start))) insert(pair.open.start);
    if (!isBlank(inside.split('\n')[0])) insert(pair.open.end);
    if (!isBlank(inside.split('\n').at(-1))) insert(pair.close.start);
    if (!isBlank(lineAfter(source, pair.close.end))) insert(pair.close.end);
    return edits.length === 0
      ? []
      : [
          repairWith(
            pair.open,
            edits,
            isSplit ? { code: 'element-misnested', values: { name: pair.name } } : undefined,
          ),
        ];
  });
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
  const colon = at - (/\](:[ \t]*)$/u.exec(lineBefore(source, at))?.[1]?.length ?? 0);
  return colon === at ? [] : [{ start: colon, end: colon, text: '\\' }];
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

function asVoid(mark: TagMark): Repair {
  const { name, start, end } = mark;
  return mark.form === 'close'
    ? repairWith(mark, [{ start, end, text: '' }], { code: 'element-unopened', values: { name } })
    : repairWith(mark, [{ start: end - 1, end: end - 1, text: ' /' }], { code: 'element-void-open', values: { name } });
}

function asUnquoted(value: AttributeValue): Repair {
  const edits = [value.start, value.end].map((at) => ({ start: at, end: at, text: '"' }));
  return repairWith(value, edits, { code: 'attribute-unquoted', values: { name: value.name } });
}

/** Everything up to the end of the tag becomes the value. Only where that holds no other quote is it surely meant. */
function asUnclosedValue(source: string, mark: TagMark, { name, start }: AttributeValue): Repair {
  const quote = source[start] ?? '"';
  const end = mark.end - (mark.form === 'self' ? 2 : 1);
  const value = source.slice(start + 1, end).trimEnd();
  const isSure = !/["']/u.test(value);
  const edit = isSure
    ? { start: start + 1 + value.length, end: start + 1 + value.length, text: quote }
    : { start: start + 1, end, text: value.replace(/["']/gu, '') + quote };
  const repair = repairWith({ start, end }, [edit], { code: 'attribute-unclosed', values: { name } });
  return isSure ? repair : { ...repair, isGuess: true };
}

function asLiteral(source: string, mark: TagMark): Repair {
  const edit = { start: mark.start, end: mark.start, text: '\\' };
  const text = source.slice(mark.start, mark.end);
  return repairWith(mark, [edit], { code: 'angle-bracket-literal', values: { text } });
}

function asUnopened(mark: TagMark): Repair {
  const edit = { start: mark.start, end: mark.end, text: '' };
  return repairWith(mark, [edit], { code: 'element-unopened', values: { name: mark.name } });
}

/** One mistake for everything left open at one place, the innermost element first. */
function asUnclosed(source: string, elements: readonly TagMark[], closeAt: number): Repair[] {
  const [innermost] = elements;
  if (!innermost) return [];
  const names = elements.map(({ name }) => `\`<${name}>\``).join(' in ');
  const closing = elements.map(({ name }) => `</${name}>`).join(' ');
  const edits = elements.flatMap((mark) => closeEdits(source, mark, closeAt));
  return [repairWith(innermost, edits, { code: 'element-unclosed', values: { names, closing } })];
}

/**
 * The end of an element that has none, its opening tag set apart from the text beside it.
 * Elements of running text, whose end nobody can know, lose their opening tag instead; the
 * blank in its place keeps the words around it apart.
 */
function closeEdits(source: string, mark: TagMark, closeAt: number): Edit[] {
  const isContainer = !htmlElements.has(mark.name) || containerElements.has(mark.name);
  if (!isContainer) return [{ start: mark.start, end: mark.end, text: ' ' }];
  const hasTextBefore = lineBefore(source, mark.start).trim() !== '';
  const hasTextAfter = lineAfter(source, mark.end).trim() !== '';
  return [
    ...(hasTextBefore ? [{ start: mark.start, end: mark.start, text: '\n\n' }] : []),
    ...(hasTextAfter ? [{ start: mark.end, end: mark.end, text: '\n\n' }] : []),
    { start: closeAt, end: closeAt, text: `\n\n</${mark.name}>\n\n` },
  ];
}

function repairWith(span: { start: number; end: number }, edits: readonly Edit[], mistake?: Mistake): Repair {
  return { start: span.start, end: span.end, edits, ...(mistake ? { mistake } : {}) };
}

function lineBefore(source: string, at: number): string {
  return source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
}

function lineAfter(source: string, at: number): string {
  const end = source.indexOf('\n', at);
  return source.slice(at, end === -1 ? source.length : end);
}
