import { toString } from 'mdast-util-to-string';
import type { BodyNode } from './body.ts';
import { escapeVariables } from './variable.ts';

/** The text of a heading or paragraph as a title: variables as `{name}`, literal braces escaped. */
export function titleOf(node: BodyNode): string {
  const say = (child: BodyNode): string => {
    if (child.type === 'variable') return `{${child.name}}`;
    if (child.type === 'break') return ' ';
    if ('children' in child) return child.children.map(say).join('');
    return escapeVariables(toString(child));
  };
  return inOneLine(say(node));
}

/** A text in one line, with one blank where there are several, and none around it. */
export function inOneLine(text: string): string {
  return text.replace(/[\s\u0085]+/gu, ' ').trim();
}
