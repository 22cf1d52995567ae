/**
 * Turns what the parser gives (Markdown with JSX elements and expressions) into body
 * nodes: mdast, blocks and variables. HTML and the elements of other platforms end here.
 */
import type { FootnoteDefinition, Heading, PhrasingContent, RootContent } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';

import type { BlockDefinition } from '../blocks/define.ts';
import { type BlockAttributes, type BodyNode, childrenOf } from '../model/body.ts';
import { combineConditions, type Condition } from '../model/condition.ts';
import { hasCalloutSigns, readCallouts, typedCallout } from './callouts.ts';
import { altOf } from './image-alt.ts';
import { collapseLinks } from './nested-link.ts';
import { sourcePosition, type CompileContext } from './compile-context.ts';
import { listNames, suggest } from '../diagnostics/suggest.ts';
import { conditionOf, isConditionAttribute, isHiddenElement, type JsxElement, readAttributes } from './attributes.ts';
import { htmlElements } from '../parse/html-names.ts';
import { htmlToMdast, unsafeElements } from './html/html-to-mdast.ts';
import { isComment, readLiteral } from '../parse/literal.ts';
import { codeText } from './html/code-text.ts';
import { variableName } from '../model/variable.ts';
import { createBlock, inCell, inlineOf, isInline, toFlow, toPhrasing } from '../blocks/unravel.ts';

/** The body nodes of parsed content. Positions are still those of the parsed text. */
export function normalize(nodes: readonly RootContent[], context: CompileContext): BodyNode[] {
  const flow = toFlow(
    nodes.flatMap((node) => normalizeNode(node, context)),
    context.blocks,
  );
  return hasCalloutSigns(context.sourceText) ? readCallouts(flow) : flow;
}

/** A node that is only shown when `condition` holds as well. */
function withCondition(node: BodyNode, condition: Condition | undefined, context: CompileContext): BodyNode {
  if (!condition) return node;
  const own = node.data?.condition;
  const combined = own ? combineConditions(condition, own) : condition;
  if (!combined) context.report.add('condition-nested', {}, sourcePosition(node, context));
  const strictest = combined ?? { ...condition, ...own, whitelabel: 'hide' as const };
  return { ...node, data: { ...node.data, condition: strictest } };
}

function normalizeNode(node: RootContent, context: CompileContext): BodyNode[] {
  const { blocks } = context;
  const inner = (): BodyNode[] => childrenOf(node).flatMap((child) => normalizeNode(child, context));
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return normalizeElement(node, context);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return normalizeExpression(node, context);
    case 'paragraph':
      return toFlow(inner(), blocks);
    case 'heading': {
      const plain = withoutId(node, context);
      const children = plain.children.flatMap((child) => normalizeNode(child, context));
      return [{ ...plain, children: toPhrasing(children, blocks) }];
    }
    case 'tableCell':
      return [{ ...node, children: inCell(inner(), blocks) }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ ...node, children: inlineOf(inner(), blocks) }];
    case 'link':
      return [collapseLinks({ ...node, children: inlineOf(inner(), blocks) }, context)];
    case 'blockquote':
    case 'listItem':
      return [{ ...node, children: toFlow(inner(), blocks) } as BodyNode];
    case 'list':
    case 'table':
    case 'tableRow':
      return [{ ...node, children: inner() } as BodyNode];
    case 'image':
      // Nobody writes `![](…)` to say that a picture only decorates.
      return [{ ...node, alt: altOf(node, context) || undefined }];
    case 'linkReference': {
      const target = context.definitions.get(node.identifier);
      return target
        ? [
            collapseLinks(
              {
                type: 'link',
                url: target.url,
                ...(target.title ? { title: target.title } : {}),
                children: inlineOf(inner(), blocks),
                position: node.position,
              },
              context,
            ),
          ]
        : inner();
    }
    case 'imageReference': {
      const target = context.definitions.get(node.identifier);
      return target
        ? [
            {
              type: 'image',
              url: target.url,
              alt: altOf(node, context) || undefined,
              ...(target.title ? { title: target.title } : {}),
              position: node.position,
            },
          ]
        : [];
    }
    case 'footnoteDefinition':
      addFootnote({ ...node, children: toFlow(inner(), blocks) } as FootnoteDefinition, context);
      return [];
    case 'definition':
      return [];
    case 'html':
      return [{ type: 'text', value: node.value }];
    default:
      return [node];
  }
}

/** A heading without the `{#id}` at its end, which links of the document may name. */
function withoutId(node: Heading, context: CompileContext): Heading {
  const last = node.children.at(-1) as RootContent | undefined;
  const written =
    last?.type === 'mdxTextExpression' ? `{${last.value.trim()}}` : last?.type === 'text' ? last.value : '';
  const [sign, id] = /\s*\{#([\w-]+)\}\s*$/u.exec(written) ?? [];
  if (sign === undefined || id === undefined) return node;
  context.anchors.set(id, node.position?.start.offset ?? 0);
  const rest = last?.type === 'text' ? [{ ...last, value: last.value.slice(0, -sign.length) }] : [];
  return { ...node, children: [...node.children.slice(0, -1), ...rest], data: { ...node.data, hProperties: { id } } };
}

/** What a second definition of a footnote says is kept after the first. */
function addFootnote(node: FootnoteDefinition, context: CompileContext): void {
  const first = context.footnotes.get(node.identifier);
  if (first)
    context.report.add('footnote-duplicate', { label: node.label ?? node.identifier }, sourcePosition(node, context));
  context.footnotes.set(node.identifier, first ? { ...first, children: [...first.children, ...node.children] } : node);
}

function normalizeExpression(node: MdxFlowExpression | MdxTextExpression, context: CompileContext): BodyNode[] {
  const expression = node.value.trim();
  const position = node.position ? { position: node.position } : {};
  if (isComment(expression)) return [];
  // Between paragraphs it is one, else two of them would be one word.
  const placed = (made: PhrasingContent): BodyNode[] =>
    node.type === 'mdxFlowExpression' ? [{ type: 'paragraph', children: [made], ...position }] : [made];
  if (context.variables.has(expression)) return placed({ type: 'variable', name: expression, ...position });
  const asText = (value: string): BodyNode[] => placed({ type: 'text', value, ...position });
  const literal = readLiteral(expression);
  if (literal && typeof literal.value !== 'object') return asText(String(literal.value));
  if (context.dialect.isStrict) {
    const place = sourcePosition(node, context);
    if (variableName.test(expression)) {
      context.report.add('token-unknown', { name: expression, guess: suggest(expression, context.variables) }, place);
    } else {
      context.report.add('expression-unsupported', { expression: expression.slice(0, 60) }, place);
    }
  }
  return asText(`{${node.value}}`);
}

function normalizeElement(node: JsxElement, context: CompileContext): BodyNode[] {
  const attributes = readAttributes(node, context);
  const condition = conditionOf(attributes);
  const name = node.name ?? '';
  checkScopesMatch(attributes, node, context);
  if (unsafeElements.has(name)) {
    context.report.add('element-unsafe', { name }, sourcePosition(node, context));
    return [];
  }
  if ((isHtml(name) || !context.dialect.isStrict) && isHiddenElement(attributes)) return [];
  readActions(attributes, node, context);
  const children = (node.children as RootContent[]).flatMap((child) => normalizeNode(child, context));
  const position = node.position;
  const nodes =
    context.dialect.readElement?.({ name, attributes, content: () => toFlow(children, context.blocks) }) ??
    (isHtml(name)
      ? readHtml(name, attributes, children, node, context)
      : [readBlock(name, attributes, children, node, context)].flat());
  const placed = nodes.map((result) => (result.position || !position ? result : { ...result, position }));
  return condition ? placed.map((result) => withCondition(result, condition, context)) : placed;
}

function readHtml(
  name: string,
  attributes: BlockAttributes,
  children: BodyNode[],
  node: JsxElement,
  context: CompileContext,
): BodyNode[] {
  const { blocks } = context;
  if (name === 'a' && typeof attributes['href'] !== 'string') {
    for (const key of ['id', 'name']) {
      if (typeof attributes[key] === 'string') context.anchors.set(attributes[key], node.position?.start.offset ?? 0);
    }
  }
  const element = { name, attributes, children, code: () => codeText(node, context) };
  return htmlToMdast(element, context).map((result) =>
    result.type === 'link'
      ? collapseLinks({ ...result, children: inlineOf(result.children, blocks), position: node.position }, context)
      : result,
  );
}

function readBlock(
  written: string,
  given: BlockAttributes,
  children: BodyNode[],
  node: JsxElement,
  context: CompileContext,
): BodyNode | BodyNode[] {
  const { blocks, report } = context;
  if (written === '') return children;
  const { name, attributes } = typedCallout(written, given) ?? { name: written, attributes: given };
  const definition = blocks.get(name);
  const href = definition ? undefined : linkTarget(name, attributes);
  if (href !== undefined && !context.dialect.isStrict)
    return readHtml('a', { ...attributes, href }, children, node, context);
  if (!definition) {
    const partial = children.length === 0 ? partialOf(name, context) : undefined;
    if (partial !== undefined) {
      report.add('partial-missing', { name, path: partial }, sourcePosition(node, context));
      return [];
    }
    report.add('block-unknown', { name, guess: suggest(name, blocks.keys()) }, sourcePosition(node, context));
    const isRun = node.type === 'mdxJsxTextElement';
    return createBlock(name, attributes, isRun ? children : toFlow(children, blocks));
  }
  checkAttributeNames(name, attributes, definition, node, context);
  const inside =
    definition.display === 'block'
      ? toFlow(withText(attributes, children, definition, context), blocks)
      : inlineOf(children, blocks);
  if (definition.name === 'WhitelabelHide' || definition.name === 'WhitelabelOnly') {
    const whitelabel = definition.name === 'WhitelabelHide' ? 'hide' : 'only';
    const isAmongWords = node.type === 'mdxJsxTextElement' && children.every((child) => isInline(child, blocks));
    return (isAmongWords ? children : inside).map((child) =>
      withCondition(child, { scopes: [], scopesMatch: 'any', whitelabel }, context),
    );
  }
  return createBlock(definition.name, attributes, inside);
}

/** The address of `<Link to="/keys">`, the link of React frameworks. */
function linkTarget(name: string, { href, to }: BlockAttributes): string | undefined {
  return name === 'Link' || name === 'NavLink' ? [href, to].find((address) => typeof address === 'string') : undefined;
}

/** The file that a source takes the text of an element from: `import Keys from './_keys.mdx'`. */
function partialOf(name: string, { sourceText }: CompileContext): string | undefined {
  const imports = sourceText.matchAll(/^import\s+(\w+)\s+from\s+["']([^"'\n]+\.mdx?)["']/gmu);
  return [...imports].find(([, imported]) => imported === name)?.[2];
}

/** What stands in a block; other platforms may write it as an attribute: `<Callout text="…" />`. */
function withText(
  attributes: BlockAttributes,
  children: BodyNode[],
  { attributes: known }: BlockDefinition,
  { dialect }: CompileContext,
): BodyNode[] {
  if (dialect.isStrict || children.length > 0) return children;
  const said = ['text', 'content', 'description', 'message', 'body'].filter((key) => !(key in known.shape));
  return said.flatMap((key): BodyNode[] => {
    const value = attributes[key];
    return typeof value === 'string' && value !== '' ? [{ type: 'text', value }] : [];
  });
}

/** Reports attributes that a block does not take; other platforms have more of them than ours. */
function checkAttributeNames(
  block: string,
  attributes: BlockAttributes,
  definition: BlockDefinition,
  node: JsxElement,
  context: CompileContext,
): void {
  if (!context.dialect.isStrict) return;
  const known = Object.keys(definition.attributes.shape);
  for (const name of Object.keys(attributes)) {
    if (known.includes(name) || isConditionAttribute(name)) continue;
    context.report.add(
      'attribute-unknown',
      {
        block,
        name,
        known: listNames([...known, 'scopes']),
        guess: suggest(name, [...known, 'scopes', 'scopesMatch']),
      },
      sourcePosition(node, context),
    );
  }
}

/** Reports a `scopesMatch` that is neither word: it would count as `any`, and show what should be hidden. */
function checkScopesMatch(attributes: BlockAttributes, node: JsxElement, context: CompileContext): void {
  for (const name of context.dialect.isStrict ? ['scopesMatch', 'data-guide-scopes-match'] : []) {
    const value = attributes[name];
    if (value === undefined || value === 'any' || value === 'all') continue;
    const guess = typeof value === 'string' ? suggest(value, ['any', 'all']) : '';
    const reason = `it has to be \`any\` or \`all\`${guess ? `; did you mean \`${guess}\`` : ''}`;
    context.report.add('attribute-invalid', { block: node.name ?? '', name, reason }, sourcePosition(node, context));
  }
}

function readActions(attributes: BlockAttributes, node: JsxElement, context: CompileContext): void {
  const read = context.dialect.readActions?.(attributes);
  if (!read) return;
  if ('reason' in read) context.report.add('actions-data-invalid', read, sourcePosition(node, context));
  else context.actions.push(...read.actions);
}

function isHtml(name: string): boolean {
  return htmlElements.has(name);
}
