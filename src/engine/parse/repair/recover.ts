import { closeEdits, closeOpen, isPlainTag, type OpenTag } from './close-open.ts';
import { elementNamed, voidElements } from '../html-names.ts';
import type { TagMark } from '../mark.ts';
import { asMisspelt, type BlockNames, findMisspelt, isKnownName, meantBlock, meantName } from './misspelt.ts';
import { repairAttributes } from './repair-attribute.ts';
import { type Repair, repairMark, repairWith } from './repair-mark.ts';
import { tokenize } from '../tokenize.ts';
import { findMisnested, separateTags, type TagPair } from './separate-tags.ts';

/** The deepest nesting of tags, lists or quotes that is read. */
export const nestingLimit = 100;

/** What {@link recover} found; `tooDeep` means the text must not be parsed at all. */
export interface Recovery {
  readonly repairs: readonly Repair[];
  readonly tooDeep?: { readonly start: number; readonly end: number; readonly depth: number };
}

/**
 * Finds what keeps a text from being MDX: void elements, comments, placeholders such as
 * `<tenant>`, unclosed, unopened and misspelt tags. An `.mdx` file reports the repairs as
 * mistakes; a tolerant reader makes them. Of Markdown, code that is indented becomes a fence.
 */
export function recover(source: string, from: number, blocks: BlockNames, hasIndentedCode = false): Recovery {
  const repairs: Repair[] = [];
  const pairs: TagPair[] = [];
  const open: OpenTag[] = [];
  let tooDeep: Recovery['tooDeep'];
  const isElement = (name: string): boolean => isKnownName(name, blocks);

  const leaveOpen = (tags: readonly OpenTag[], end: number): void => {
    const elements: OpenTag[] = [];
    for (const tag of tags) {
      const { mark } = tag;
      const meant = isElement(mark.name) ? mark.name : meantBlock(source, mark, blocks);
      if (meant === undefined) repairs.push(asLiteral(source, mark));
      else {
        repairs.push(...asMisspelt(mark, meant));
        elements.push(meant === mark.name ? tag : { ...tag, mark: { ...mark, name: meant } });
      }
    }
    repairs.push(...closeOpen(source, elements, end));
  };
  const openTag = (mark: TagMark): void => {
    if (mark.name === 'Step') {
      const steps = open.findLastIndex(({ mark: { name } }) => name === 'Steps');
      const step = open.findLastIndex(({ mark: { name } }) => name === 'Step');
      if (step > steps) for (const tag of open.slice(step)) tag.nextStep ??= mark.start;
    }
    open.push({ mark, parent: open.at(-1)?.mark.name });
    if (open.length > nestingLimit) tooDeep ??= { ...mark, depth: open.length };
  };
  const closeTag = (mark: TagMark): void => {
    const names = open.map((tag) => tag.mark.name);
    const exact = names.lastIndexOf(mark.name);
    const partner = exact === -1 ? findMisspelt(mark.name, names, blocks) : exact;
    const opening = open[partner]?.mark;
    if (!opening) {
      repairs.push(isElement(mark.name) ? asUnopened(source, mark) : asLiteral(source, mark));
      return;
    }
    leaveOpen(open.slice(partner + 1), mark.start);
    open.length = partner;
    const name = opening.name === mark.name ? mark.name : meantName(opening.name, mark.name, blocks);
    repairs.push(...asMisspelt(opening, name), ...asMisspelt(mark, name));
    pairs.push({ name, open: opening, close: mark });
    const parent = open.at(-1);
    if (name === 'Step' && parent) parent.lastStep = mark.end;
  };

  for (const mark of tokenize(source, from, hasIndentedCode)) {
    if (tooDeep) return { repairs: [], tooDeep };
    // Before what is done to the tag as a whole: where both insert something at its end, the quote comes first.
    if (mark.type === 'tag') repairs.push(...repairAttributes(source, mark));
    if (mark.type === 'containers') {
      if (mark.depth > nestingLimit) tooDeep ??= mark;
    } else if (mark.type !== 'tag') {
      repairs.push(repairMark(source, mark, isElement));
    } else if (voidElements.has(elementNamed(mark.name) ?? '') && mark.form !== 'self') {
      repairs.push(asVoid(mark));
    } else if (mark.form === 'open') openTag(mark);
    else if (mark.form === 'close') closeTag(mark);
  }
  const isCutOffInTag = repairs.some(({ mistake }) => mistake?.code === 'element-unfinished');
  if (isCutOffInTag) {
    const edits = open
      .map(({ mark }) => mark)
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

/** A tag as text. With values in it, or as the end of a component, it is hardly meant as a text. */
function asLiteral(source: string, mark: TagMark): Repair {
  // An address, as in `www.example.com<tenant>`, would take up the backslash.
  const isAfterAddress = /(?:www\.|:\/\/|@)[^\s<>"')\]]*$/iu.test(
    source.slice(Math.max(0, mark.start - 300), mark.start),
  );
  const edit = { start: mark.start, end: mark.start, text: isAfterAddress ? ' \\' : '\\' };
  const text = source.slice(mark.start, mark.end);
  const isGuess = text.includes('=') || (mark.form === 'close' && /^[A-Z]/u.test(mark.name));
  const repair = repairWith(mark, [edit], { code: 'angle-bracket-literal', values: { text } });
  return isGuess ? { ...repair, isGuess } : repair;
}

/** An end without a begin is left out. It may be that of an element that says where words stand and who may read them. */
function asUnopened(source: string, mark: TagMark): Repair {
  const edit = { start: mark.start, end: mark.end, text: '' };
  const repair = repairWith(mark, [edit], { code: 'element-unopened', values: { name: mark.name } });
  return isPlainTag(source, mark) ? repair : { ...repair, isGuess: true };
}
