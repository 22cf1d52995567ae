import { type Body, type BodyNode, childrenOf, withChildren } from '../../model/body.ts';
import { type Title, titleFields, titleFrom } from '../../model/title.ts';
import { normalizeBody, type NormalizeBody } from './normalize-body.ts';

/** A title in its normal form, and the footnotes that it is the first to refer to. */
export function normalizeTitle(
  { title, titleContent }: Title,
  normalizing: NormalizeBody,
): { readonly title: Title; readonly notes: Body } {
  if (!titleContent) return { title: { title }, notes: [] };
  const line = { type: 'paragraph', children: titleContent } as BodyNode;
  const [normal, ...notes] = normalizeBody([line], normalizing);
  const content = normal ? titleFrom(childrenOf(normal)).titleContent : undefined;
  return { title: titleFields({ title, titleContent: content }), notes };
}

/** The title of a step, which is bold as a whole: marks of bold in it would end that in Markdown. */
export function withoutBold({ title, titleContent }: Title): Title {
  const plain = (node: BodyNode): BodyNode[] => {
    const children = childrenOf(node).flatMap(plain);
    if (node.type !== 'strong') return [withChildren(node, children)];
    const { data } = node;
    return data?.condition ? children.map((child) => ({ ...child, data: { ...child.data, ...data } })) : children;
  };
  return titleFields({ title, titleContent: titleContent?.flatMap(plain) });
}
