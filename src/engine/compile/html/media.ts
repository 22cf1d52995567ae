import type { BodyNode, BlockAttributes } from '../../model/body.ts';
import { createBlock } from '../../blocks/unravel.ts';

/** The name of a `<source>` until the element around it has read its address. */
export const sourceBlock = 'source';

/** A video, a sound or a page in a frame: what it plays, or else what it says instead. */
export function mediaOf(attributes: BlockAttributes, children: readonly BodyNode[]): BodyNode[] {
  const isSource = (node: BodyNode): boolean => node.type === 'block' && node.name === sourceBlock;
  const all = children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));
  const source = all.find(isSource);
  const src = attributes['src'] ?? (source?.type === 'block' ? source.attributes['src'] : undefined);
  if (typeof src !== 'string') return all.filter((node) => !isSource(node));
  const title = attributes['title'] ?? attributes['aria-label'];
  return [createBlock('Video', { src, ...(typeof title === 'string' && title !== '' ? { title } : {}) }, [])];
}

/** A `<source>` that says where its medium is. */
export function sourceOf({ src }: BlockAttributes): BodyNode[] {
  return typeof src === 'string' ? [createBlock(sourceBlock, { src }, [])] : [];
}
