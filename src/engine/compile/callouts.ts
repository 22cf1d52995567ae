/**
 * Callouts as other platforms write them, by the words of each for how grave it is.
 */
import type { Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { createBlock } from '../blocks/unravel.ts';
import { type BlockAttributes, type BlockNode, type BodyNode, childrenOf, withChildren } from '../model/body.ts';

const kinds: Readonly<Record<string, string>> = {
  Note: 'note default secondary abstract summary tldr question help faq example quote cite seealso neutral',
  Info: 'info information important todo blue',
  Tip: 'tip hint success check done best-practice idea green',
  Warning: 'warning caution attention warn yellow orange',
  Danger: 'danger error failure fail missing bug critical destructive alert red',
};
const byWord = new Map(
  Object.entries(kinds).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
/** GitHub's gravest is called caution. */
const onGitHub = new Map([...byWord, ['caution', 'Danger']]);
const elements: ReadonlySet<string> = new Set(['Callout', 'Aside', 'Admonition', 'Alert', 'Hint', 'Banner']);
const typeNames = ['type', 'variant', 'intent', 'kind', 'style', 'severity', 'status', 'theme'];

/** The block that `<Callout type="danger">` and its like are, without the attribute that says so; nothing if none does. */
export function typedCallout(
  name: string,
  attributes: BlockAttributes,
): { readonly name: string; readonly attributes: BlockAttributes } | undefined {
  if (!elements.has(name)) return undefined;
  for (const key of typeNames) {
    const type = attributes[key];
    const kind = typeof type === 'string' ? byWord.get(type.toLowerCase()) : undefined;
    if (!kind) continue;
    const { [key]: _type, ...rest } = attributes;
    return { name: kind, attributes: rest };
  }
  return undefined;
}

/** Whether a source may have callouts that are written in signs. */
export function hasCalloutSigns(source: string): boolean {
  return /\[![a-z]+\]|^[ \t>]*(?:[-*+]|\d+[.)])?[ \t>]*(?::::|!!!|\?\?\?|\/\/\/|\{%|\{\{)/imu.test(source);
}

/** A line that begins a callout, and what ends it: a line, or with `!!!` what is no longer indented. */
interface Opening {
  readonly kind: string | undefined;
  readonly title: string;
  readonly isFolded: boolean;
  readonly end: RegExp | 'indentation';
}

/** Nodes whose callouts in signs are blocks: `> [!NOTE]`, `:::tip`, `!!! danger "Title"`, `{% hint style="info" %}`. */
export function readCallouts(nodes: readonly BodyNode[]): BodyNode[] {
  const result: BodyNode[] = [];
  const queue = [...nodes];
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (node.type !== 'paragraph') {
      const whole = withChildren(node, readCallouts(childrenOf(node)));
      result.push(quotedCallout(whole) ?? whole);
      continue;
    }
    const lines = linesOf(node);
    const at = lines.findIndex((line) => openingOf(line) !== undefined);
    const opening = at === -1 ? undefined : openingOf(lines[at] ?? []);
    const read = opening && gather(opening, paragraphOf(lines.slice(at + 1)), queue);
    if (!opening || !read) {
      result.push(node);
      continue;
    }
    result.push(...paragraphOf(lines.slice(0, at)), ...blockOf(opening, readCallouts(read.content)));
    queue.splice(0, read.used, ...read.after);
  }
  return result;
}

function openingOf(line: readonly PhrasingContent[]): Opening | undefined {
  const text = line
    .map((node) => toString(node))
    .join('')
    .trim();
  const directive = /^:{3,}[ \t]*([a-z][\w-]*)[ \t]*(?:\[(.*)\]|([^{}]*))[ \t]*(?:\{(.*)\})?$/iu.exec(text);
  if (directive) {
    const [, name = '', label, words, attributes = ''] = directive;
    const title = label ?? (words?.trim() || (/\btitle="([^"]*)"/u.exec(attributes)?.[1] ?? ''));
    const said = shortcodes.has(name.toLowerCase()) ? (typeIn(attributes) ?? name) : name;
    return { ...kindOf(said), title, end: /^:{3,}$/u };
  }
  const indented = /^(!!!|\?\?\?\+?)[ \t]+([a-z][\w-]*)[\w -]*?(?:[ \t]+["“](.*)["”])?$/iu.exec(text);
  if (indented) {
    const [, sign, name = '', title = ''] = indented;
    return { ...kindOf(name), ...(sign === '!!!' ? {} : { isFolded: true }), title, end: 'indentation' };
  }
  const [, name = '', title = ''] = /^\/{3,}[ \t]*([a-z][\w-]*)(?:[ \t]*\|[ \t]*(.*))?$/iu.exec(text) ?? [];
  if (name) return { ...kindOf(name), title, end: /^\/{3,}$/u };
  return shortcodeOf(text);
}

/** Callouts of site generators: `{% hint style="info" %}`, `{{< admonition type="warning" >}}`. */
function shortcodeOf(text: string): Opening | undefined {
  const [, sign = '', name = '', attributes = ''] =
    /^\{(%|\{[<%])-?[ \t]*([a-z][\w-]*)(.*?)-?[%>]\}{1,2}$/iu.exec(text) ?? [];
  const kind = byWord.get((typeIn(attributes) ?? name).toLowerCase()) ?? byWord.get(name.toLowerCase());
  if (sign === '' || (!kind && !shortcodes.has(name.toLowerCase()))) return undefined;
  const title = /\btitle=["“]([^"”]*)["”]/iu.exec(attributes)?.[1] ?? '';
  const end = new RegExp(`^\\{(?:%|\\{[<%])-?[ \\t]*(?:end[ \\t]*|/[ \\t]*)${name}\\b.*\\}$`, 'iu');
  return { kind: kind ?? 'Note', isFolded: false, title, end };
}

function typeIn(attributes: string): string | undefined {
  return /\b(?:style|type|kind|level|class|variant)=["“']?([\w-]+)/iu.exec(attributes)?.[1];
}

const shortcodes: ReadonlySet<string> = new Set(['hint', 'callout', 'admonition', 'alert', 'notice', 'aside']);

function kindOf(name: string): Pick<Opening, 'kind' | 'isFolded'> {
  const word = name.toLowerCase();
  return { kind: byWord.get(word), isFolded: word === 'details' };
}

interface Gathered {
  readonly content: readonly BodyNode[];
  /** How many of the nodes that follow are read. */
  readonly used: number;
  /** What stands after the end, and was in the last of them. */
  readonly after: readonly BodyNode[];
}

/** What stands in a callout, up to its end; nothing if it has none. */
function gather({ end }: Opening, first: readonly BodyNode[], rest: readonly BodyNode[]): Gathered | undefined {
  if (end === 'indentation') {
    const found = rest.findIndex(({ position }) => (position?.start.column ?? 0) < 5);
    const used = found === -1 ? rest.length : found;
    return { content: [...first, ...rest.slice(0, used)], used, after: [] };
  }
  const nodes = [...first, ...rest];
  for (const [index, node] of nodes.entries()) {
    const cut = cutAt(node, end);
    if (!cut) continue;
    const content = [...nodes.slice(0, index), ...cut.before];
    const used = index - first.length + 1;
    return { content, used: Math.max(0, used), after: cut.after };
  }
  return undefined;
}

/** A node before and after the line that ends a callout. At the end of a list it is read as a line of its last item. */
function cutAt(node: BodyNode, end: RegExp): { before: BodyNode[]; after: BodyNode[] } | undefined {
  if (node.type !== 'paragraph') {
    if (node.type !== 'list' && node.type !== 'listItem') return undefined;
    const last = node.children.at(-1);
    const cut = last && cutAt(last, end);
    return cut && { before: [withChildren(node, [...node.children.slice(0, -1), ...cut.before])], after: cut.after };
  }
  const lines = linesOf(node);
  const at = lines.findIndex((line) =>
    end.test(
      line
        .map((each) => toString(each))
        .join('')
        .trim(),
    ),
  );
  return at === -1 ? undefined : { before: paragraphOf(lines.slice(0, at)), after: paragraphOf(lines.slice(at + 1)) };
}

function blockOf({ kind, title, isFolded }: Opening, children: BodyNode[]): BodyNode[] {
  if (isFolded) return [createBlock('Accordion', { title: title || (kind ?? 'Details') }, children)];
  if (kind) return [createBlock(kind, title ? { title } : {}, children)];
  const heading: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
  };
  return title ? [heading, ...children] : children;
}

/** `> [!WARNING]`, as GitHub and Obsidian write it. */
function quotedCallout(node: BodyNode): BlockNode | undefined {
  if (node.type !== 'blockquote') return undefined;
  const [first, ...rest] = node.children as BodyNode[];
  const [line = [], ...lines] = first?.type === 'paragraph' ? linesOf(first) : [];
  const written = line.map((each) => toString(each)).join('');
  const [sign, word = '', title = ''] = /^\[!([a-z]+)\][+-]?[ \t]*(.*)$/iu.exec(written) ?? [];
  if (sign === undefined) return undefined;
  const name = onGitHub.get(word.toLowerCase()) ?? 'Note';
  const block = createBlock(name, title ? { title } : {}, [...paragraphOf(lines), ...rest]);
  return { ...block, ...(node.data ? { data: node.data } : {}), ...(node.position ? { position: node.position } : {}) };
}

/** The lines of a paragraph, as they were written. */
function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of children) {
    const [head = '', ...rest] = node.type === 'text' ? node.value.split('\n') : [];
    if (rest.length === 0) lines.at(-1)?.push(node);
    else {
      lines.at(-1)?.push({ ...node, value: head } as PhrasingContent);
      lines.push(...rest.map((value) => [{ ...node, value } as PhrasingContent]));
    }
  }
  return lines;
}

function paragraphOf(lines: readonly (readonly PhrasingContent[])[]): Paragraph[] {
  const children = lines.flatMap((line, index) =>
    index > 0 ? [{ type: 'text' as const, value: '\n' }, ...line] : [...line],
  );
  return children.some((node) => toString(node).trim() !== '' || node.type !== 'text')
    ? [{ type: 'paragraph', children }]
    : [];
}
