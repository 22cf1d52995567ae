/**
 * Turns what the parser gives (Markdown with JSX elements and expressions) into body
 * nodes: mdast, blocks and variables. HTML and the elements of other platforms end here.
 */
import type { Definition, FootnoteDefinition, Heading, Image, Link, PhrasingContent, RootContent } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import { inCell, inlineOf, toFlow, toPhrasing } from '../blocks/unravel.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { type BodyNode, childrenOf } from '../model/body.ts';
import { variableName, variablesIn } from '../model/variable.ts';
import { checkVariableNames, conditionOf, isHiddenElement, type JsxElement, readAttributes } from './attributes.ts';
import { hasCalloutSigns, readCallouts } from './callouts/read-callouts.ts';
import { type CompileContext, sourcePosition } from './compile-context.ts';
import { unsafeElements } from './html/html-to-mdast.ts';
import { altOf } from './image-alt.ts';
import { collapseLinks } from './nested-link.ts';
import { checkScopesMatch, isHtml, readActions, readElement, withCondition } from './read-element.ts';
import { readExpression } from './read-expression.ts';

/** The body nodes of parsed content. Positions are still those of the parsed text. */
export function normalize(nodes: readonly RootContent[], context: CompileContext): BodyNode[] {
  const flow = toFlow(
    nodes.flatMap((node) => normalizeNode(node, context)),
    context.blocks,
  );
  return hasCalloutSigns(context.sourceText) ? readCallouts(flow, context.labels) : flow;
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
      checkTarget(node, context);
      return [collapseLinks({ ...node, children: inlineOf(inner(), blocks) }, context)];
    case 'blockquote':
    case 'listItem':
      return [{ ...node, children: toFlow(inner(), blocks) } as BodyNode];
    case 'list':
    case 'table':
    case 'tableRow':
      return [{ ...node, children: inner() } as BodyNode];
    case 'image':
      checkTarget(node, context);
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
      checkTarget(node, context);
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

/** Reports the variables of an address and its title that there are not. */
function checkTarget({ url, title, position }: Link | Image | Definition, context: CompileContext): void {
  const written = context.parsedText.slice(position?.start.offset, position?.end.offset);
  const escaped = new Set(Array.from(written.matchAll(/\\\{([\w.]+)\}/gu), ([, name]) => name));
  for (const name of variablesIn(`${url} ${title ?? ''}`))
    if (!escaped.has(name)) checkVariableNames(`{${name}}`, { position }, context);
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
  // Between paragraphs it is one, else two of them would be one word.
  const placed = (made: PhrasingContent): BodyNode[] =>
    node.type === 'mdxFlowExpression' ? [{ type: 'paragraph', children: [made], ...position }] : [made];
  const said = readExpression(expression, context.variables);
  if (said && 'variable' in said) return placed({ type: 'variable', name: said.variable, ...position });
  const asText = (value: string): BodyNode[] => (value === '' ? [] : placed({ type: 'text', value, ...position }));
  if (said) return asText(said.text);
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
  // What a page says of itself to machines is not for readers, and nothing of it is published.
  if (name === 'head' || name === 'Head') return [];
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
    readElement({ name, attributes, children, node }, context);
  const placed = nodes.map((result) => (result.position || !position ? result : { ...result, position }));
  return condition ? placed.map((result) => withCondition(result, condition, context)) : placed;
}
