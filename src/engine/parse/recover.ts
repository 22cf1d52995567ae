import type { Edit } from '../diagnostics/diagnostic.ts';
import { elementNamed, voidElements } from './html-names.ts';
import type { AttributeValue, TagMark } from './mark.ts';
import { type Repair, repairMark, repairWith } from './repair-mark.ts';
import { tokenize } from './tokenize.ts';
import { findMisnested, separateTags, type TagPair } from './separate-tags.ts';
import { hasTextAfter, hasTextBefore } from './text-beside.ts';

/** The deepest nesting of tags, lists or quotes that is read. */
export const nestingLimit = 100;

/** What {@link recover} found; `tooDeep` means the text must not be parsed at all. */
export interface Recovery {
  readonly repairs: readonly Repair[];
  readonly tooDeep?: { readonly start: number; readonly end: number; readonly depth: number };
}

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
  const isElement = (name: string): boolean => elementNamed(name) !== undefined || isBlock(name);

  const leaveOpen = (marks: readonly TagMark[], closeAt: number): void => {
    for (const mark of marks.filter(({ name }) => !isElement(name))) repairs.push(asLiteral(source, mark));
    repairs.push(...asUnclosed(source, marks.filter(({ name }) => isElement(name)).reverse(), closeAt));
  };

  for (const mark of tokenize(source, from)) {
    if (tooDeep) return { repairs: [], tooDeep };
    // Before what is done to the tag as a whole: where both insert something at its end, the quote comes first.
    if (mark.type === 'tag') {
      repairs.push(...mark.unquoted.map(asUnquoted));
      if (mark.unclosed) repairs.push(asUnclosedValue(source, mark, mark.unclosed));
    }
    if (mark.type === 'containers') {
      if (mark.depth > nestingLimit) tooDeep ??= mark;
    } else if (mark.type !== 'tag') {
      repairs.push(repairMark(source, mark));
    } else if (voidElements.has(elementNamed(mark.name) ?? '') && mark.form !== 'self') {
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
  if (tooDeep) return { repairs: [], tooDeep };
  const edits = repairs.flatMap((repair) => repair.edits);
  return { repairs: [...repairs, ...separateTags(source, findMisnested(source, from, pairs, edits), edits)] };
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
  const element = elementNamed(mark.name);
  const isContainer = element === undefined || containerElements.has(element);
  if (!isContainer) return [{ start: mark.start, end: mark.end, text: ' ' }];
  return [
    ...(hasTextBefore(source, mark.start) ? [{ start: mark.start, end: mark.start, text: '\n\n' }] : []),
    ...(hasTextAfter(source, mark.end) ? [{ start: mark.end, end: mark.end, text: '\n\n' }] : []),
    { start: closeAt, end: closeAt, text: `\n\n</${mark.name}>\n\n` },
  ];
}
