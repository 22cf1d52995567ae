import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { BlockAttributes, JsonValue } from '../model/body.ts';
import { type Condition, createCondition, parseScopes } from '../model/condition.ts';
import { sourcePosition, type CompileContext } from './compile-context.ts';
import { isForReaders } from './body/text-attributes.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { variableName, variablesIn } from '../model/variable.ts';
import { readLiteral } from '../parse/literal.ts';

/** An element in JSX syntax, between paragraphs or in one. */
export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** The attributes of an element, read and never evaluated. Without a value an attribute is `true`. */
export function readAttributes(node: JsxElement, context: CompileContext): BlockAttributes {
  const entries: [string, BlockAttributes[string]][] = [];
  const place = sourcePosition(node, context);
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      if (context.dialect.isStrict) context.report.add('attribute-spread', {}, place);
    } else if (typeof attribute.value === 'string') {
      checkVariableNames(attribute.value, node, context);
      // `title="Open it scopes="users:read`: two quotes are missing, and the step would be shown to everybody.
      if (swallowed.test(attribute.value)) context.report.add('attribute-unclosed', { name: attribute.name }, place);
      entries.push([attribute.name, attribute.value]);
    } else if (attribute.value === null || attribute.value === undefined) {
      entries.push([attribute.name, true]);
    } else {
      const expression = attribute.value.value;
      const literal = readLiteral(expression);
      if (literal) {
        for (const text of textsIn(literal.value)) checkVariableNames(text, node, context);
        entries.push([attribute.name, literal.value]);
      } else if (variableName.test(expression.trim())) {
        checkVariableNames(`{${expression.trim()}}`, node, context);
        entries.push([attribute.name, `{${expression.trim()}}`]);
      } else if (!context.dialect.isStrict) entries.push(...readForeign(attribute.name, expression, node, context));
      else context.report.add('expression-unsupported', { expression: expression.trim().slice(0, 60) }, place);
    }
  }
  return Object.fromEntries(entries);
}

/**
 * The value of a foreign element's attribute that is code. Markup is said by its words, as in
 * `title={<>Use <code>x</code></>}`; of other code a reader is shown nothing, and the author is told.
 */
function readForeign(
  name: string,
  expression: string,
  node: JsxElement,
  context: CompileContext,
): [string, BlockAttributes[string]][] {
  if (!isForReaders(name)) return [[name, `{${expression}}`]];
  const words = /^\s*\(?\s*<[\s\S]*>\s*\)?\s*$/u.test(expression)
    ? expression
        .replace(/<[^<>]*>|^\s*\(|\)\s*$/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
    : '';
  if (words !== '' && !/[{}]/u.test(words)) return [[name, words]];
  const code = expression.trim().slice(0, 60);
  context.report.add('attribute-unread', { name, code }, sourcePosition(node, context));
  return [];
}

function* textsIn(value: JsonValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** Reports the variables of a text that no variant knows; in foreign documents they are text. */
export function checkVariableNames(
  text: string,
  node: { position?: JsxElement['position'] },
  context: CompileContext,
): void {
  if (!context.dialect.isStrict) return;
  for (const name of variablesIn(text)) {
    if (context.variables.has(name)) continue;
    context.report.add(
      'token-unknown',
      { name, guess: suggest(name, context.variables) },
      sourcePosition(node, context),
    );
  }
}

const conditionNames = new Set([
  'scopes',
  'scopesMatch',
  'data-guide-scopes',
  'data-guide-scopes-match',
  'data-whitelabel-hide',
  'data-whitelabel-only',
]);

/** An attribute that says who sees something, within the value of another. */
const swallowed = new RegExp(String.raw`\s(?:${[...conditionNames].join('|')})\s*=`, 'u');

/** The condition that attributes state, in our words or in those of a docs platform's export. */
export function conditionOf(attributes: BlockAttributes): Condition | undefined {
  const scopes = attributes['scopes'] ?? attributes['data-guide-scopes'];
  const list = Array.isArray(scopes)
    ? scopes.filter((scope) => typeof scope === 'string')
    : typeof scopes === 'string'
      ? parseScopes(scopes)
      : [];
  const match = attributes['scopesMatch'] ?? attributes['data-guide-scopes-match'];
  const whitelabel = isOn(attributes['data-whitelabel-hide'])
    ? 'hide'
    : isOn(attributes['data-whitelabel-only'])
      ? 'only'
      : undefined;
  return list.length > 0 || whitelabel ? createCondition(list, match === 'all' ? 'all' : 'any', whitelabel) : undefined;
}

/** Whether an attribute says something about conditions rather than about its element. */
export function isConditionAttribute(name: string): boolean {
  return conditionNames.has(name);
}

/** Whether an element is one that no browser shows. */
export function isHiddenElement({ hidden, style }: BlockAttributes): boolean {
  const isUnseen =
    typeof style === 'string'
      ? /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/iu.test(style)
      : typeof style === 'object' &&
        style !== null &&
        !Array.isArray(style) &&
        (style['display'] === 'none' || style['visibility'] === 'hidden');
  return isOn(hidden) || isUnseen;
}

/** Whether an attribute that is a switch is on: present, and not `false`. */
export function isOn(value: BlockAttributes[string] | undefined): boolean {
  return value !== undefined && value !== false && value !== 'false';
}
