/**
 * The last step from found content to the model: bodies get their one normal form, and
 * what they say is checked against the blocks, the provider and the variables.
 */
import type { FootnoteReference, Heading } from 'mdast';
import { decodePart } from '../../model/address/address.ts';
import { childrenOf, type BlockNode, type Body, type BodyNode, holdsWords, withChildren } from '../../model/body.ts';
import { type Condition, createCondition } from '../../model/condition.ts';
import type { SourceSpan } from '../../diagnostics/diagnostic.ts';
import { referenceId } from '../../model/reference-id.ts';
import { ownWordsOnly, reasonOf } from '../../parse/issue-reason.ts';
import type { Reference } from '../../model/guide.ts';
import { sourcePosition, type CompileContext } from '../compile-context.ts';
import { listNames, suggest } from '../../diagnostics/suggest.ts';
import { isConditionAttribute } from '../attributes.ts';
import { joinLines } from '../../blocks/unravel.ts';
import { isSafeUrl } from '../../model/address/url.ts';
import { readFenceMark } from './fence-mark.ts';
import { joinText } from './join-text.ts';
import { textAttributes, withoutUndefined } from './text-attributes.ts';
import { tidyNode } from './tidy-node.ts';
import { sayIcons } from './say-icons.ts';

/** What is gathered while bodies are finished. */
export interface NormalizeBody {
  readonly context: CompileContext;
  readonly links: Reference[];
  /** The scopes that may be named; without them any may. */
  readonly scopes?: ReadonlySet<string>;
  /** The keys of the fields that `<Field>` may name; without them any may. */
  readonly fields?: readonly string[];
  /** Gives a heading inside a body its id. */
  readonly idOf: (heading: Heading) => string;
  /** The least depth of a heading inside a body. */
  readonly headingDepth: number;
  /** New names of anchors, where the document's own are not ours. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** A body without positions, in normal form; every mistake in it is reported. */
export function normalizeBody(nodes: readonly BodyNode[], normalizing: NormalizeBody): Body {
  const body = nodes.flatMap((node) => normalizeNode(node, normalizing, 0));
  const notes = footnotesOf(body, normalizing);
  return [...body, ...notes];
}

/** Reports the scopes of a condition that the provider does not have. */
export function checkScopes(
  condition: Condition,
  node: { position?: BodyNode['position'] },
  normalizing: NormalizeBody,
): void {
  const { scopes, context } = normalizing;
  if (!scopes) return;
  for (const name of condition.scopes) {
    if (!scopes.has(name))
      context.report.add('scope-unknown', { name, guess: suggest(name, scopes) }, sourcePosition(node, context));
  }
}

/** A node whose scopes no output could follow is for everybody. */
function withoutScopes(node: BodyNode, { whitelabel }: Condition): BodyNode {
  const { condition: _condition, ...data } = node.data ?? {};
  return { ...node, data: { ...data, ...(whitelabel ? { condition: createCondition([], 'any', whitelabel) } : {}) } };
}

function normalizeNode(node: BodyNode, normalizing: NormalizeBody, depth: number): BodyNode[] {
  const { context } = normalizing;
  const condition = node.data?.condition;
  if (condition) {
    checkScopes(condition, node, normalizing);
    if (depth > 0 && condition.scopes.length > 0) {
      context.report.add('condition-too-deep', {}, sourcePosition(node, context));
      return normalizeNode(withoutScopes(node, condition), normalizing, depth);
    }
  }
  const inner = childrenOf(node).flatMap((child) => normalizeNode(child, normalizing, depth + 1));
  const children = joinText(holdsWords(node, true) ? sayIcons(inner) : inner);
  const plain = tidyNode(withChildren(node, children));
  switch (plain.type) {
    case 'text':
      return plain.value === '' ? [] : [{ ...plain, value: joinLines(plain.value, ' ') }];
    case 'code':
      return [readFenceMark(plain, node, context)];
    case 'heading':
      return [
        {
          ...plain,
          depth: Math.max(plain.depth, normalizing.headingDepth) as Heading['depth'],
          data: { ...plain.data, hProperties: { id: normalizing.idOf(plain) } },
        },
      ];
    case 'link':
      return refer('link', plain.url, node, normalizing)
        ? [{ ...plain, url: renamed(plain.url, normalizing) }]
        : plain.children;
    case 'image':
      if (plain.url === '') return plain.alt ? [{ type: 'text', value: plain.alt }] : [];
      if (isWithoutWords(plain.alt))
        context.report.add('image-alt-missing', { src: plain.url }, sourcePosition(node, context));
      return refer('image', plain.url, node, normalizing) ? [{ ...plain, alt: plain.alt ?? '' }] : [];
    case 'block':
      return finishBlock(plain, node, normalizing);
    case 'footnoteReference':
      return [withReferenceId(plain, context)];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return plain.children.length > 0 ? [plain] : [];
    default:
      return [plain];
  }
}

function finishBlock(block: BlockNode, node: BodyNode, normalizing: NormalizeBody): BodyNode[] {
  const { context } = normalizing;
  const definition = context.blocks.get(block.name);
  const unsafe = ['href', 'src'].filter((name) => {
    const url = block.attributes[name];
    return typeof url === 'string' && !refer(name === 'href' ? 'link' : 'image', url, node, normalizing);
  });
  for (const name of unsafe) delete block.attributes[name];
  if (!definition) return [{ ...block, attributes: textAttributes(block.attributes) }];
  const place = sourcePosition(node, context);
  const known = Object.keys(definition.attributes.shape);
  const given = Object.entries(block.attributes).filter(([name]) => !isConditionAttribute(name));
  const attributes = Object.fromEntries(given.filter(([name]) => known.includes(name)));
  if (block.name === 'Image' && isWithoutWords(attributes['alt']) && typeof attributes['src'] === 'string')
    context.report.add('image-alt-missing', { src: attributes['src'] }, place);
  const field = attributes['name'];
  if (block.name === 'Field') checkField(typeof field === 'string' ? field : '', place, normalizing);
  const result = definition.attributes.safeParse(attributes, ownWordsOnly);
  if (result.success) return [{ ...block, attributes: withoutUndefined(result.data) }];
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    const isMissing = attributes[name] === undefined || attributes[name] === '';
    delete attributes[name];
    if (!context.dialect.isStrict || unsafe.includes(name)) continue;
    if (isMissing) context.report.add('attribute-missing', { block: block.name, name }, place);
    else context.report.add('attribute-invalid', { block: block.name, name, reason: reasonOf(issue) }, place);
  }
  const rest = definition.attributes.safeParse(attributes);
  if (rest.success) return [{ ...block, attributes: withoutUndefined(rest.data) }];
  // Without what it needs the block gives way to its content.
  const isInline = definition.display === 'inline';
  const words = Object.values(textAttributes(attributes))
    .filter((value) => typeof value === 'string')
    .map((value): BodyNode => ({ type: 'text', value }));
  return [
    ...(isInline ? words : words.map((word) => ({ type: 'paragraph', children: [word] }) as BodyNode)),
    ...block.children,
  ];
}

/** Whether nobody wrote what a picture shows; an empty text says that it only decorates, blanks say nothing. */
function isWithoutWords(alt: unknown): boolean {
  return alt === undefined || (typeof alt === 'string' && alt !== '' && alt.trim() === '');
}

function checkField(name: string, place: SourceSpan | undefined, { fields, context }: NormalizeBody): void {
  if (!fields || name === '' || fields.includes(name)) return;
  context.report.add('field-unknown', { name, known: listNames(fields), guess: suggest(name, fields) }, place);
}

/** Notes an address, or reports it where a guide must not name it. */
function refer(kind: Reference['kind'], url: string, node: BodyNode, normalizing: NormalizeBody): boolean {
  const { context, links } = normalizing;
  const position = sourcePosition(node, context);
  if (!isSafeUrl(url)) {
    context.report.add('url-unsafe', { url: url.slice(0, 80) }, position);
    return false;
  }
  if (kind === 'image' && url.startsWith('http:'))
    context.report.add('image-insecure', { url: url.slice(0, 80) }, position);
  links.push({ kind, url: renamed(url, normalizing), ...(position ? { position } : {}) });
  return true;
}

function renamed(url: string, normalizing: NormalizeBody): string {
  const target = url.startsWith('#') ? normalizing.aliases.get(decodePart(url.slice(1))) : undefined;
  return target === undefined ? url : `#${target}`;
}

/** From the second reference to a footnote on, each has an id of its own, so that a page has none twice. */
function withReferenceId(node: FootnoteReference, { references }: CompileContext): FootnoteReference {
  const count = (references.get(node.identifier) ?? 0) + 1;
  references.set(node.identifier, count);
  return count === 1
    ? node
    : { ...node, data: { ...node.data, hProperties: { id: `${referenceId(node.identifier)}-${count}` } } };
}

/** The footnotes first referred to in a body, to stand at its end. */
function footnotesOf(body: readonly BodyNode[], normalizing: NormalizeBody): Body {
  const { footnotes } = normalizing.context;
  if (footnotes.size === 0) return [];
  const found: Body = [];
  const visit = (node: BodyNode): void => {
    if (node.type === 'footnoteReference') {
      const definition = footnotes.get(node.identifier);
      footnotes.delete(node.identifier);
      if (definition) found.push(...normalizeBody([definition], normalizing));
    }
    childrenOf(node).forEach(visit);
  };
  body.forEach(visit);
  return found;
}
