/**
 * Turns what the parser gives (Markdown with JSX elements and expressions) into body
 * nodes: mdast, blocks and tokens. HTML and the elements of other platforms end here.
 */
import type { FootnoteDefinition, RootContent } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';

import { readActions } from './actions-data.ts';
import type { BlockDefinition } from './blocks/define.ts';
import { type BlockAttributes, type BodyNode, childrenOf } from './body.ts';
import { combineConditions, type Condition } from './condition.ts';
import { altOf } from './image-alt.ts';
import { collapseLinks } from './nested-link.ts';
import { placeOf, type Reading } from './reading.ts';
import { listNames, suggest } from './suggest.ts';
import { conditionOf, isConditionAttribute, isOn, type JsxElement, readAttributes } from './syntax/attributes.ts';
import { htmlElements } from './syntax/html-names.ts';
import { htmlToMdast, unsafeElements } from './syntax/html.ts';
import { isComment, readLiteral } from './syntax/literal.ts';
import { rawText } from './syntax/raw-text.ts';
import { tokenName } from './token.ts';
import { createBlock, toFlow, toPhrasing } from './unravel.ts';

/** The body nodes of parsed content. Positions are still those of the parsed text. */
export function normalize(nodes: readonly RootContent[], reading: Reading): BodyNode[] {
  return toFlow(
    nodes.flatMap((node) => normalizeNode(node, reading)),
    reading.blocks,
  );
}

/** A node that is only shown when `condition` holds as well. */
export function withCondition(node: BodyNode, condition: Condition | undefined, reading: Reading): BodyNode {
  if (!condition) return node;
  const own = node.data?.condition;
  const combined = own ? combineConditions(condition, own) : condition;
  if (!combined) reading.report.add('condition-nested', {}, placeOf(node, reading));
  const strictest = combined ?? { ...condition, ...own, whitelabel: 'hide' as const };
  return { ...node, data: { ...node.data, condition: strictest } };
}

function normalizeNode(node: RootContent, reading: Reading): BodyNode[] {
  const { blocks } = reading;
  const inner = (): BodyNode[] => childrenOf(node).flatMap((child) => normalizeNode(child, reading));
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return normalizeElement(node, reading);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return normalizeExpression(node, reading);
    case 'paragraph':
      return toFlow(inner(), blocks);
    case 'heading':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'tableCell':
      return [{ ...node, children: toPhrasing(inner(), blocks) }];
    case 'link':
      return [collapseLinks({ ...node, children: toPhrasing(inner(), blocks) }, reading)];
    case 'blockquote':
    case 'listItem':
      return [{ ...node, children: toFlow(inner(), blocks) } as BodyNode];
    case 'list':
    case 'table':
    case 'tableRow':
      return [{ ...node, children: inner() } as BodyNode];
    case 'image':
      return [{ ...node, alt: altOf(node, reading) }];
    case 'linkReference': {
      const target = reading.definitions.get(node.identifier);
      return target
        ? [
            collapseLinks(
              {
                type: 'link',
                url: target.url,
                ...(target.title ? { title: target.title } : {}),
                children: toPhrasing(inner(), blocks),
                position: node.position,
              },
              reading,
            ),
          ]
        : inner();
    }
    case 'imageReference': {
      const target = reading.definitions.get(node.identifier);
      return target
        ? [
            {
              type: 'image',
              url: target.url,
              alt: altOf(node, reading) ?? '',
              ...(target.title ? { title: target.title } : {}),
              position: node.position,
            },
          ]
        : [];
    }
    case 'footnoteDefinition':
      addFootnote({ ...node, children: toFlow(inner(), blocks) } as FootnoteDefinition, reading);
      return [];
    case 'definition':
      return [];
    case 'html':
      return [{ type: 'text', value: node.value }];
    default:
      return [node];
  }
}

/** What a second definition of a footnote says is kept after the first. */
function addFootnote(node: FootnoteDefinition, reading: Reading): void {
  const first = reading.footnotes.get(node.identifier);
  if (first) reading.report.add('footnote-duplicate', { label: node.label ?? node.identifier }, placeOf(node, reading));
  reading.footnotes.set(node.identifier, first ? { ...first, children: [...first.children, ...node.children] } : node);
}

function normalizeExpression(node: MdxFlowExpression | MdxTextExpression, reading: Reading): BodyNode[] {
  const expression = node.value.trim();
  const position = node.position ? { position: node.position } : {};
  if (isComment(expression)) return [];
  if (reading.tokens.has(expression)) return [{ type: 'token', name: expression, ...position }];
  const asText = (value: string): BodyNode[] => [{ type: 'text', value, ...position }];
  const literal = readLiteral(expression);
  if (literal && typeof literal.value !== 'object') return asText(String(literal.value));
  if (!reading.isForeign) {
    const place = placeOf(node, reading);
    if (tokenName.test(expression)) {
      reading.report.add('token-unknown', { name: expression, guess: suggest(expression, reading.tokens) }, place);
    } else {
      reading.report.add('expression-unsupported', { expression: expression.slice(0, 60) }, place);
    }
  }
  return asText(`{${node.value}}`);
}

function normalizeElement(node: JsxElement, reading: Reading): BodyNode[] {
  const attributes = readAttributes(node, reading);
  const condition = conditionOf(attributes);
  const name = node.name ?? '';
  checkScopesMatch(attributes, node, reading);
  if (unsafeElements.has(name)) {
    reading.report.add('element-unsafe', { name }, placeOf(node, reading));
    return [];
  }
  const children = (node.children as RootContent[]).flatMap((child) => normalizeNode(child, reading));
  const position = node.position;
  const nodes = isHtml(name)
    ? readHtml(name, attributes, children, node, reading)
    : [readBlock(name, attributes, children, node, reading)].flat();
  const placed = nodes.map((result) => (result.position || !position ? result : { ...result, position }));
  return condition ? placed.map((result) => withCondition(result, condition, reading)) : placed;
}

/** Elements of HTML by their names, and what a docs platform says with attributes on them. */
function readHtml(
  name: string,
  attributes: BlockAttributes,
  children: BodyNode[],
  node: JsxElement,
  reading: Reading,
): BodyNode[] {
  readActionsAttribute(attributes, node, reading);
  const { blocks } = reading;
  if (isOn(attributes['data-guide-section']))
    return [createBlock('Section', idOf(attributes), toFlow(children, blocks))];
  if (isOn(attributes['data-guide-step'])) {
    const shows = attributes['data-guide-display-scopes-list'];
    const showScopes = isOn(shows) && shows !== '';
    return [createBlock(stepContent, { ...idOf(attributes), showScopes }, toFlow(children, blocks))];
  }
  if (name === 'a' && typeof attributes['href'] !== 'string') {
    for (const key of ['id', 'name']) {
      if (typeof attributes[key] === 'string') reading.anchors.set(attributes[key], node.position?.start.offset ?? 0);
    }
  }
  if (name === 'pre' || name === 'code')
    return htmlToMdast({ name, attributes, children: rawText(node, children, reading) }, blocks);
  return htmlToMdast({ name, attributes, children }, blocks).map((result) =>
    result.type === 'link'
      ? collapseLinks({ ...result, children: toPhrasing(result.children, blocks), position: node.position }, reading)
      : result,
  );
}

/** The block that stands for a platform's `<div data-guide-step>` until its step takes it in. */
export const stepContent = 'data-guide-step';

function readBlock(
  name: string,
  attributes: BlockAttributes,
  children: BodyNode[],
  node: JsxElement,
  reading: Reading,
): BodyNode | BodyNode[] {
  const { blocks, report } = reading;
  if (name === '') return children;
  readActionsAttribute(attributes, node, reading);
  if (name === 'Panel' && reading.isForeign) return toFlow(children, blocks);
  const definition = blocks.get(name);
  if (!definition) {
    report.add('block-unknown', { name, guess: suggest(name, blocks.keys()) }, placeOf(node, reading));
    const isRun = node.type === 'mdxJsxTextElement';
    return createBlock(name, attributes, isRun ? children : toFlow(children, blocks));
  }
  checkAttributeNames(name, attributes, definition, node, reading);
  const inside = definition.display === 'block' ? toFlow(children, blocks) : toPhrasing(children, blocks);
  if (definition.name === 'WhitelabelHide' || definition.name === 'WhitelabelOnly') {
    const whitelabel = definition.name === 'WhitelabelHide' ? 'hide' : 'only';
    const isAmongWords = node.type === 'mdxJsxTextElement' && children.every((child) => !isBlockLevel(child));
    return (isAmongWords ? children : inside).map((child) =>
      withCondition(child, { scopes: [], scopesMatch: 'any', whitelabel }, reading),
    );
  }
  return createBlock(definition.name, attributes, inside);
}

/** Reports attributes that a block does not take; other platforms have more of them than ours. */
function checkAttributeNames(
  block: string,
  attributes: BlockAttributes,
  definition: BlockDefinition,
  node: JsxElement,
  reading: Reading,
): void {
  if (reading.isForeign) return;
  const known = Object.keys(definition.attributes.shape);
  for (const name of Object.keys(attributes)) {
    if (known.includes(name) || isConditionAttribute(name)) continue;
    reading.report.add(
      'attribute-unknown',
      {
        block,
        name,
        known: listNames([...known, 'scopes']),
        guess: suggest(name, [...known, 'scopes', 'scopesMatch']),
      },
      placeOf(node, reading),
    );
  }
}

/** Reports a `scopesMatch` that is neither word: it would count as `any`, and show what should be hidden. */
function checkScopesMatch(attributes: BlockAttributes, node: JsxElement, reading: Reading): void {
  for (const name of reading.isForeign ? [] : ['scopesMatch', 'data-guide-scopes-match']) {
    const value = attributes[name];
    if (value === undefined || value === 'any' || value === 'all') continue;
    const guess = typeof value === 'string' ? suggest(value, ['any', 'all']) : '';
    const reason = `it has to be \`any\` or \`all\`${guess ? `; did you mean \`${guess}\`` : ''}`;
    reading.report.add('attribute-invalid', { block: node.name ?? '', name, reason }, placeOf(node, reading));
  }
}

function readActionsAttribute(attributes: BlockAttributes, node: JsxElement, reading: Reading): void {
  const data = attributes['data-guide-actions-json'];
  if (data === undefined) return;
  const read = readActions(data);
  if ('reason' in read) reading.report.add('actions-data-invalid', read, placeOf(node, reading));
  else reading.actions.push(...read.actions);
}

function isHtml(name: string): boolean {
  return htmlElements.has(name);
}

function isBlockLevel(node: BodyNode): boolean {
  return (
    node.type === 'paragraph' ||
    node.type === 'list' ||
    node.type === 'heading' ||
    (node.type === 'block' && node.name !== 'Icon' && node.name !== 'Field' && node.name !== 'Copy')
  );
}

function idOf(attributes: BlockAttributes): { id?: string } {
  return typeof attributes['id'] === 'string' ? { id: attributes['id'] } : {};
}
