import { groupBy } from '../../model/group-by.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { elementNamed } from '../html-names.ts';
import type { TagMark } from '../mark.ts';
import { type Repair, repairWith } from './repair-mark.ts';
import { hasTextAfter, hasTextBefore } from './text-beside.ts';

/** An element that is open, and what is seen of where it has to end. */
export interface OpenTag {
  readonly mark: TagMark;
  /** The name of what it stands in. */
  readonly parent: string | undefined;
  /** Where the next step begins: a step without an end, and what is open in it, ends before it. */
  nextStep?: number;
  /** Where the last step in it ends: of `<Steps>`, which hold nothing else, the end is there. */
  lastStep?: number;
}

/** HTML elements that hold blocks, so that leaving out their tags would change what is shown. */
const containerElements: ReadonlySet<string> = new Set(
  'article blockquote details div dl figure ol section table ul'.split(' '),
);

/** HTML elements whose tags alone say nothing of where words stand or who may read them. */
const plainElements: ReadonlySet<string> = new Set('b big center em font i p s small strike strong tt u'.split(' '));

/** Tags that say of what section the words in them are, or who reads them: their end is not guessed. */
const saysWho = /^<(?:Section|Step|Whitelabel)|\s(?:scopes|data-)/u;
const heading = /^[ \t]*(?:#{1,6}[ \t]|<h[1-6][\s>])/mu;
const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/mu;
const blankLine = /\n[ \t\r]*\n/u;
/** Attributes without which nothing is lost. */
const onlyLooks = /^<[\w.-]+(?:\s+(?:class|className|style|align)\s*=\s*(?:"[^"]*"|'[^']*'|\{\{[^{}]*\}\}))*\s*>$/u;

/** Whether a tag can be left out, so that no word, place or condition goes with it. */
export function isPlainTag(source: string, { name, form, start, end }: TagMark): boolean {
  return plainElements.has(elementNamed(name) ?? '') && (form === 'close' || onlyLooks.test(source.slice(start, end)));
}

/** The repairs of elements that are left open where what they stand in ends: one for all that end at one place, the innermost first. */
export function closeOpen(source: string, open: readonly OpenTag[], end: number): Repair[] {
  const byPlace = groupBy([...open].reverse(), (tag) => placeOf(tag, open, end));
  return [...byPlace].map(([at, tags]) => {
    const names = tags.map(({ mark }) => `\`<${mark.name}>\``).join(' in ');
    const closing = tags.map(({ mark }) => `</${mark.name}>`).join(' ');
    const edits = tags.flatMap(({ mark }) => closeEdits(source, mark, at));
    const isSure = tags.every((tag, index) => isSurePlace(source, tag, { at, end, inner: tags[index - 1] }));
    const mistake = { code: 'element-unclosed', values: { names, closing } } as const;
    const repair = repairWith(tags[0]?.mark ?? { start: at, end: at }, edits, mistake);
    return isSure ? repair : { ...repair, isGuess: true };
  });
}

/** Where an element ends that has no end: before the next step, after the last, or with what it stands in. */
function placeOf(tag: OpenTag, open: readonly OpenTag[], end: number): number {
  const { mark, nextStep, lastStep } = tag;
  if (!isContainer(mark)) return end;
  if (nextStep !== undefined) return nextStep;
  const isLast = open.at(-1) === tag;
  return mark.name === 'Steps' && isLast && lastStep !== undefined ? lastStep : end;
}

/** Whether an author must have meant this end: nothing before it could be meant to stand outside. */
function isSurePlace(
  source: string,
  { mark, parent, nextStep, lastStep }: OpenTag,
  { at, end, inner }: { readonly at: number; readonly end: number; readonly inner: OpenTag | undefined },
): boolean {
  // A text that ends within an element may have been cut off.
  if (source.slice(at).trim() === '') return false;
  if (!isContainer(mark)) return isPlainTag(source, mark);
  if (mark.name === 'Step' && parent === 'Steps' && (at === nextStep || source.startsWith('</Steps', at))) return true;
  if (mark.name === 'Steps' && (inner?.mark.name === 'Step' || (at === lastStep && at < end))) return true;
  if (saysWho.test(source.slice(mark.start, mark.end))) return false;
  const content = source.slice(mark.end, at).trim();
  return content !== '' && !blankLine.test(content) && !heading.test(content);
}

function isContainer({ name }: TagMark): boolean {
  const element = elementNamed(name);
  return element === undefined || containerElements.has(element);
}

/**
 * The end of an element that has none, its opening tag set apart from the text beside it.
 * Elements of running text, whose end nobody can know, lose their opening tag instead; the
 * blank in its place keeps the words around it apart.
 */
export function closeEdits(source: string, mark: TagMark, closeAt: number): Edit[] {
  if (!isContainer(mark)) return [{ start: mark.start, end: mark.end, text: ' ' }];
  const content = source.slice(mark.end, closeAt).trimEnd();
  const at = mark.end + content.length;
  const before = source.slice(source.lastIndexOf('\n', mark.start - 1) + 1, mark.start);
  // Below a list, an indented tag would be of its last item.
  const indent = before.trim() === '' && !listItem.test(content) ? before : '';
  const after = /^[ \t\r]*(?:\n|$)/u.test(source.slice(at, closeAt + 1)) ? '' : '\n\n';
  return [
    ...(hasTextBefore(source, mark.start) ? [{ start: mark.start, end: mark.start, text: '\n\n' }] : []),
    ...(hasTextAfter(source, mark.end) ? [{ start: mark.end, end: mark.end, text: '\n\n' }] : []),
    { start: at, end: at, text: `\n\n${indent}</${mark.name}>${after}` },
  ];
}
