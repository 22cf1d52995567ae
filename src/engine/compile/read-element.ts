/** What an element of JSX or HTML means, once its children are read: HTML as Markdown, blocks as what they are. */
import type { BlockDefinition } from '../blocks/define.ts';
import { createBlock, inlineOf, isInline, toFlow } from '../blocks/unravel.ts';
import { listNames, suggest } from '../diagnostics/suggest.ts';
import type { BlockAttributes, BodyNode } from '../model/body.ts';
import { combineConditions, type Condition } from '../model/condition.ts';
import { htmlElements } from '../parse/html-names.ts';
import { isConditionAttribute, type JsxElement } from './attributes.ts';
import { typedCallout } from './callouts/typed-callout.ts';
import { type CompileContext, sourcePosition } from './compile-context.ts';
import { codeText } from './html/code-text.ts';
import { htmlToMdast } from './html/html-to-mdast.ts';
import { collapseLinks } from './nested-link.ts';

/** An element whose attributes and children are read. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: BlockAttributes;
  readonly children: BodyNode[];
  /** The element as it was parsed. */
  readonly node: JsxElement;
}

/** The nodes that an element is. */
export function readElement({ name, attributes, children, node }: ReadElement, context: CompileContext): BodyNode[] {
  return isHtml(name)
    ? readHtml(name, attributes, children, node, context)
    : [readBlock(name, attributes, children, node, context)].flat();
}

/** A node that is only shown when `condition` holds as well. */
export function withCondition(node: BodyNode, condition: Condition | undefined, context: CompileContext): BodyNode {
  if (!condition) return node;
  const own = node.data?.condition;
  const combined = own ? combineConditions(condition, own) : condition;
  if (!combined) context.report.add('condition-nested', {}, sourcePosition(node, context));
  const strictest = combined ?? { ...condition, ...own, whitelabel: 'hide' as const };
  return { ...node, data: { ...node.data, condition: strictest } };
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
    const partial = children.length === 0 ? partialOf(name, attributes, context) : undefined;
    if (partial !== undefined) {
      report.add('partial-missing', { name: `<${name} />`, path: partial }, sourcePosition(node, context));
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
function partialOf(name: string, attributes: BlockAttributes, { sourceText }: CompileContext): string | undefined {
  const file = attributes['file'] ?? attributes['src'] ?? attributes['path'];
  if (typeof file === 'string' && /^(?:Snippet|Include|Partial|ReadFile|Markdown)$/iu.test(name)) return file;
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
export function checkScopesMatch(attributes: BlockAttributes, node: JsxElement, context: CompileContext): void {
  for (const name of context.dialect.isStrict ? ['scopesMatch', 'data-guide-scopes-match'] : []) {
    const value = attributes[name];
    if (value === undefined || value === 'any' || value === 'all') continue;
    const guess = typeof value === 'string' ? suggest(value, ['any', 'all']) : '';
    const reason = `it has to be \`any\` or \`all\`${guess ? `; did you mean \`${guess}\`` : ''}`;
    context.report.add('attribute-invalid', { block: node.name ?? '', name, reason }, sourcePosition(node, context));
  }
}

/** Takes down the actions that an element carries. */
export function readActions(attributes: BlockAttributes, node: JsxElement, context: CompileContext): void {
  const read = context.dialect.readActions?.(attributes);
  if (!read) return;
  if ('reason' in read) context.report.add('actions-data-invalid', read, sourcePosition(node, context));
  else context.actions.push(...read.actions);
}

/** Whether a name is one of HTML. */
export function isHtml(name: string): boolean {
  return htmlElements.has(name);
}
