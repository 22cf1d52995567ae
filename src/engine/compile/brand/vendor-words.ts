import type { BodyNode } from '../../model/body.ts';
import { childrenOf, withChildren } from '../../model/body.ts';
import { splitVariables } from '../../model/variable.ts';
import { escapePattern, wholeWords } from './whole-words.ts';

/** Words of a vendor and the text, with variables, to say instead. */
export type VendorWords = Readonly<Record<string, string>>;

/** Replaces the vendor's words in a text; in a body they become variables. */
export interface VendorWordReplacer {
  text(text: string): string;
  body(body: readonly BodyNode[]): BodyNode[];
}

/** A replacer of whole words, the longest first; without words it changes nothing. */
export function createVendorWordReplacer(words: VendorWords): VendorWordReplacer {
  const longestFirst = Object.keys(words)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return { text: (value) => value, body: (body) => [...body] };
  const pattern = wholeWords(longestFirst.map((word) => escapePattern(word).replace(/\s+/gu, '\\s+')));
  const replace = (value: string): string =>
    value.replace(pattern, (found) => words[found.replace(/\s+/gu, ' ')] ?? found);
  const replaceNode = (node: BodyNode): BodyNode[] => {
    switch (node.type) {
      case 'text':
        return replace(node.value) === node.value
          ? [node]
          : splitVariables(replace(node.value)).map((part) =>
              'variable' in part ? { type: 'variable', name: part.variable } : { type: 'text', value: part.text },
            );
      case 'inlineCode':
      case 'code': {
        const value = replace(node.value);
        return value === node.value ? [node] : [{ ...node, value, data: { ...node.data, variables: true } }];
      }
      case 'image':
        return [
          {
            ...node,
            ...(typeof node.alt === 'string' ? { alt: replace(node.alt) } : {}),
            ...(node.title ? { title: replace(node.title) } : {}),
          },
        ];
      case 'block': {
        const attributes = Object.fromEntries(
          Object.entries(node.attributes).map(([name, value]) => [
            name,
            typeof value === 'string' && name !== 'href' && name !== 'src' ? replace(value) : value,
          ]),
        );
        return [{ ...node, attributes, children: node.children.flatMap(replaceNode) }];
      }
      default:
        return [withChildren(node, childrenOf(node).flatMap(replaceNode))];
    }
  };
  return { text: replace, body: (body) => body.flatMap(replaceNode) };
}
