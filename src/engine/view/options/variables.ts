import { z } from 'zod';
import { type Body, type BodyNode, type JsonValue, childrenOf, withChildren } from '../../model/body.ts';
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
  const replace = (node: BodyNode): BodyNode => {
    switch (node.type) {
      case 'variable': {
        const value = values.get(node.name);
        return value === undefined ? node : { type: 'text', value, ...(node.data ? { data: node.data } : {}) };
      }
      case 'code':
      case 'inlineCode':
        return node.data?.variables ? { ...node, value: text(node.value) } : node;
      case 'image':
        return {
          ...node,
          url: text(node.url),
          alt: text(node.alt ?? ''),
          ...(node.title ? { title: text(node.title) } : {}),
        };
      case 'link':
        return { ...withChildren(node, join(childrenOf(node).map(replace))), url: text(node.url) };
      case 'block':
        return {
          ...node,
          attributes: replaceInJson(node.attributes, text) as typeof node.attributes,
          children: join(node.children.map(replace)),
        };
      default:
        return withChildren(node, join(childrenOf(node).map(replace)));
    }
  };
  return body.map(replace);
}

function replaceInJson(value: JsonValue, text: (value: string) => string): JsonValue {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => replaceInJson(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceInJson(item, text)]));
}

/** Neighbouring texts as one. */
function join(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.reduce<BodyNode[]>((joined, node) => {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && !node.data && !last.data) {
      joined[joined.length - 1] = { ...last, value: last.value + node.value };
    } else joined.push(node);
    return joined;
  }, []);
}
