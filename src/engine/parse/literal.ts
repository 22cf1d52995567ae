import { type Expression, parseExpressionAt, type Property, type SpreadElement } from 'acorn';
import type { JsonValue } from '../model/body.ts';

/**
 * The value of a JavaScript literal, read and never run: strings, numbers, booleans,
 * `null`, `undefined`, signs, templates without expressions, arrays and plain objects.
 * Anything else, or text that is no expression, has no value.
 */
export function readLiteral(expression: string): { value: JsonValue } | undefined {
  const text = expression.trim();
  try {
    const tree = parseExpressionAt(text, 0, { ecmaVersion: 'latest' });
    return text.slice(tree.end).trim() === '' ? valueOf(tree) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether the expression is nothing but comments, or blank. */
export function isComment(expression: string): boolean {
  return expression.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, '').trim() === '';
}

function valueOf(node: Expression | SpreadElement): { value: JsonValue } | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ||
        typeof node.value === 'number' ||
        typeof node.value === 'boolean' ||
        node.value === null
        ? { value: node.value }
        : undefined;
    case 'TemplateLiteral':
      return node.expressions.length === 0
        ? { value: node.quasis.map(({ value }) => value.cooked ?? '').join('') }
        : undefined;
    case 'UnaryExpression': {
      const operand = valueOf(node.argument)?.value;
      if (typeof operand !== 'number') return undefined;
      return node.operator === '-' ? { value: -operand } : node.operator === '+' ? { value: operand } : undefined;
    }
    case 'Identifier':
      return node.name === 'undefined' ? { value: null } : undefined;
    case 'ParenthesizedExpression':
      return valueOf(node.expression);
    case 'ArrayExpression': {
      const items = node.elements.map((item) => (item ? valueOf(item) : { value: null }));
      return items.every((item) => item !== undefined) ? { value: items.map(({ value }) => value) } : undefined;
    }
    case 'ObjectExpression': {
      const entries = node.properties.map(entryOf);
      return entries.every((entry) => entry !== undefined) ? { value: Object.fromEntries(entries) } : undefined;
    }
    default:
      return undefined;
  }
}

function entryOf(property: Property | SpreadElement): [string, JsonValue] | undefined {
  if (property.type !== 'Property' || property.computed || property.kind !== 'init') return undefined;
  const key =
    property.key.type === 'Identifier'
      ? property.key.name
      : property.key.type === 'Literal'
        ? String(property.key.value)
        : undefined;
  const read = valueOf(property.value);
  return key === undefined || read === undefined ? undefined : [key, read.value];
}
