import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../../model/body.ts';

const raised = new Map(
  Array.from('0123456789+-=()ni').map((sign, index) => [sign, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')[index] ?? sign]),
);
const lowered = new Map(
  Array.from('0123456789+-=()').map((sign, index) => [sign, Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')[index] ?? sign]),
);
const words = new Map([
  ['tm', '™'],
  ['sm', '℠'],
  ['r', '®'],
  ['(r)', '®'],
]);
/** `1<sup>st</sup>` means the same on the line. */
const ordinals = /^(?:st|nd|rd|th|er|re|e|o|a)$/iu;

/**
 * What stands above or below the line: in signs that do too if there are such, so that 10⁶ stays what it
 * is; marks of a trade and ordinals as on the line; all else after `^` or `_`.
 */
export function shifted(name: 'sup' | 'sub', children: readonly BodyNode[]): BodyNode[] {
  const text = children
    .map((child) => toString(child))
    .join('')
    .trim();
  const isText = children.every(({ type }) => type === 'text');
  if (!isText || text === '') return [...children];
  const signs = name === 'sup' ? raised : lowered;
  const said =
    (name === 'sup' ? (words.get(text.toLowerCase()) ?? (ordinals.test(text) ? text : undefined)) : undefined) ??
    (Array.from(text).every((sign) => signs.has(sign))
      ? Array.from(text)
          .map((sign) => signs.get(sign))
          .join('')
      : /^[\p{P}\p{S}]/u.test(text)
        ? text
        : `${name === 'sup' ? '^' : '_'}${/^[\p{L}\p{N}]$/u.test(text) ? text : `(${text})`}`);
  return [{ type: 'text', value: said }];
}
