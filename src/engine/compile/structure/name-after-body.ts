import type { PhrasingContent } from 'mdast';
import { trimPhrasing } from '../../blocks/unravel.ts';
import type { BodyNode } from '../../model/body.ts';
import { plainWords, sharedWords, type Title } from '../../model/title.ts';
import type { CompileContext } from '../compile-context.ts';
import { readTitle } from '../title-words.ts';
import { splitWords } from './split-words.ts';

/** A title, and what the body says beside it. */
export interface Named extends Title {
  readonly body: BodyNode[];
}

/** The most characters of a title that is a whole line, and of one that is a part of a sentence. */
const mostOfLine = 120;
const mostOfPart = 60;

/**
 * A title for a step without one: the line that it begins with. Of a long line the first sentence is
 * the title, and the rest goes on below; a long sentence stays whole below a phrase in bold that
 * stands in it, or else is cut. A picture says nothing in a title.
 */
export function nameAfterBody(body: BodyNode[], context: CompileContext): Named {
  const at = body.findIndex((node) => !isPicture(node));
  const line = body[at];
  const isLine = line?.type === 'paragraph' || line?.type === 'heading';
  if (!isLine || line.data?.condition) return { title: '', body };
  const titleOf = (nodes: readonly BodyNode[]): Title =>
    readTitle({ type: 'paragraph', children: nodes as PhrasingContent[] }, context);
  const [words, apart] = withoutEnd(line.children);
  const whole = titleOf(words);
  if (sharedWords(whole) === '' || !saysWords(words)) return { title: '', body };
  const part = whole.title.length <= mostOfLine ? { title: words, rest: [] } : partOf(words);
  return {
    ...titleOf(part.title),
    body: part.rest ? [...body.slice(0, at), ...paragraphOf([...part.rest, ...apart]), ...body.slice(at + 1)] : body,
  };
}

/** What of a long line is its title, and what stays below; all of it if nothing is said. */
function partOf(words: readonly BodyNode[]): { title: readonly BodyNode[]; rest?: readonly BodyNode[] } {
  const text = plainWords(words);
  const cut = (at: number): ReturnType<typeof partOf> => {
    const [title, rest] = splitWords(words, at);
    return { title, rest };
  };
  const sentence = endsIn(text, sentenceEnd, mostOfLine)[0];
  if (sentence !== undefined) return cut(sentence);
  const [first, ...after] = words;
  const separator = first && isPhrase(first) ? /^\s*[:–—-]\s+/u.exec(plainWords(after))?.[0] : undefined;
  if (first && separator) return { title: [first], rest: splitWords(after, separator.length)[1] };
  const bold = words.find((node) => node.type === 'strong' && isPhrase(node));
  if (bold) return { title: [bold] };
  const end = endsIn(text, clauseEnd, mostOfPart).at(-1) ?? endsIn(text, /\s+/gu, mostOfPart).at(-1);
  return end === undefined ? { title: words, rest: [] } : cut(end);
}

/** Not the full stop of an abbreviation (`e.g. Foo`), nor of an initial. */
const sentenceEnd =
  /(?<!(?<!\p{L})(?:\p{L}|[Ee]\.?g|[Ii]\.?e|[Ee]tc|[Vv]s|[Cc]f|[Nn]o|[Aa]pprox))[.!?]["'”’)]*\s+(?=[^\p{Ll}\s])|[。！？]/gu;
const clauseEnd = /(?<=.{15})(?:[,;:]\s+|\s[–—-]\s+)/gsu;

/** Where the matches of a pattern end, up to a length. */
function endsIn(text: string, pattern: RegExp, most: number): number[] {
  return [...text.slice(0, most + 1).matchAll(pattern)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end <= most && end < text.length && isOutside(text.slice(0, end)));
}

/** Whether every bracket is closed. */
function isOutside(text: string): boolean {
  return (text.match(/[([]/gu)?.length ?? 0) === (text.match(/[)\]]/gu)?.length ?? 0);
}

/** Whether marks hold some words together: `**Client ID**` does, and a text does not. */
function isPhrase(node: BodyNode): boolean {
  if (node.type === 'text') return false;
  const words = plainWords([node]).trim();
  return words !== '' && words.length <= mostOfPart && !node.data?.condition;
}

/**
 * The line without what its title cannot hold: pictures and values to copy at its end, a picture in a line of
 * its own and whatever follows, and the input of a field.
 */
function withoutEnd(line: readonly BodyNode[]): [words: readonly BodyNode[], apart: readonly BodyNode[]] {
  const cut = line.findIndex((node, index) => isBlock(node, 'Field') || (isPicture(node) && isAlone(line, index)));
  const words = cut === -1 ? line : line.slice(0, cut);
  const last = words.findLastIndex((node) => !isPicture(node) && !isBlank(node) && !isBlock(node, 'Copy'));
  return [line.slice(0, last + 1), line.slice(last + 1)];
}

function isAlone(line: readonly BodyNode[], index: number): boolean {
  const [before, after] = [line[index - 1], line[index + 1]];
  const isEnd = (node: BodyNode | undefined, pattern: RegExp): boolean =>
    node === undefined || node.type === 'break' || (node.type === 'text' && pattern.test(node.value));
  return isEnd(before, /\n[ \t]*$/u) && isEnd(after, /^[ \t]*\n/u);
}

const pictures = new Set(['Image', 'Figure', 'Frame', 'Video']);

/** Whether a node is a picture, or holds nothing else. */
function isPicture(node: BodyNode): boolean {
  if (node.type === 'image') return true;
  if (node.type === 'block') return pictures.has(node.name);
  if (node.type !== 'link' && node.type !== 'paragraph') return false;
  return node.children.some(isPicture) && node.children.every((child) => isPicture(child) || isBlank(child));
}

function isBlank(node: BodyNode): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

function isBlock(node: BodyNode, name: string): boolean {
  return node.type === 'block' && node.name === name;
}

function saysWords(nodes: readonly BodyNode[]): boolean {
  return nodes.some((node) => !isPicture(node) && !isBlank(node));
}

function paragraphOf(nodes: readonly BodyNode[]): BodyNode[] {
  const children = trimPhrasing(nodes as PhrasingContent[]);
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}
