import type { Text } from 'mdast';
import { z } from 'zod';
import { type Body, type BodyNode, type JsonValue, changeNodes, childrenOf, withChildren } from '../../model/body.ts';
import { mapDocument } from '../../model/map-document.ts';
import type { Document } from '../../model/guide.ts';
import { replaceVariables } from '../../model/variable.ts';
import { defineOption } from './define.ts';

const maximalDepth = 8;

/** `{product.name}` and the like say what the variant says; a variable without a value stays as written. */
export const variables = defineOption({
  name: 'variables',
  stage: 'wording',
  input: z.object({ variant: z.object({ variables: z.record(z.string(), z.string()) }).optional() }),
  apply: (document, { variant }) => {
    if (!variant) return document;
    const values = variableValues(variant.variables, document);
    const text = (value: string): string => replaceVariables(value, values);
    const mapped = mapDocument(document, { text, body: (body) => replaceInBody(body, values, text) });
    return { ...mapped, links: document.links.map((link) => ({ ...link, url: text(link.url) })) };
  },
});

/** All values for a document; a value may name other variables. */
export function variableValues(
  given: Readonly<Record<string, string>>,
  document: Document,
): ReadonlyMap<string, string> {
  const values = new Map(Object.entries(given));
  if (document.kind !== 'page') {
    for (const key of ['id', 'name'] as const)
      if (document.provider) values.set(`provider.${key}`, document.provider[key]);
    for (const key of ['id', 'label'] as const) if (document.method) values.set(`method.${key}`, document.method[key]);
  }
  for (let depth = 0; depth < maximalDepth; depth += 1) {
    for (const [name, value] of values) if (value.includes('{')) values.set(name, replaceVariables(value, values));
  }
  return values;
}

function replaceInBody(body: Body, values: ReadonlyMap<string, string>, text: (value: string) => string): Body {
  const inner = <N extends BodyNode>(node: N): N => {
    const children = childrenOf(node);
    const replaced = join(changeNodes(children, replace));
    return replaced === children ? node : withChildren(node, replaced);
  };
  const replace = (node: BodyNode): BodyNode => {
    switch (node.type) {
      case 'variable': {
        const value = values.get(node.name);
        return value === undefined ? node : { type: 'text', value, ...(node.data ? { data: node.data } : {}) };
      }
      case 'code':
      case 'inlineCode':
        return node.data?.variables ? { ...node, value: text(node.value) } : node;
      case 'image': {
        const title = node.title ? text(node.title) : node.title;
        const [url, alt] = [text(node.url), text(node.alt ?? '')];
        const isSame = url === node.url && alt === node.alt && title === node.title;
        return isSame ? node : { ...node, url, alt, ...(node.title ? { title } : {}) };
      }
      case 'link': {
        const link = inner(node);
        const url = text(node.url);
        return url === node.url ? link : { ...link, url };
      }
      case 'block': {
        const block = inner(node);
        const attributes = replaceInJson(node.attributes, text) as typeof node.attributes;
        return attributes === node.attributes ? block : { ...block, attributes };
      }
      default:
        return inner(node);
    }
  };
  return changeNodes(body, replace);
}

/** The value with its texts replaced; itself if they stay as they are. */
function replaceInJson(value: JsonValue, text: (value: string) => string): JsonValue {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, item, replaceInJson(item, text)] as const);
  if (entries.every(([, item, replaced]) => item === replaced)) return value;
  const replaced = entries.map(([key, , item]) => [key, item] as const);
  return Array.isArray(value) ? replaced.map(([, item]) => item) : Object.fromEntries(replaced);
}

/** Neighbouring texts as one; the same list if it has none. */
function join(nodes: BodyNode[]): BodyNode[] {
  if (!nodes.some((node, index) => isWords(node) && isWords(nodes[index - 1]))) return nodes;
  return nodes.reduce<BodyNode[]>((joined, node) => {
    const last = joined.at(-1);
    if (isWords(last) && isWords(node)) joined[joined.length - 1] = { ...last, value: last.value + node.value };
    else joined.push(node);
    return joined;
  }, []);
}

function isWords(node: BodyNode | undefined): node is Text {
  return node?.type === 'text' && !node.data;
}
