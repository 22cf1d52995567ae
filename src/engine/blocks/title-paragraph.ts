import type { Paragraph } from 'mdast';

/** A title in bold, on a line of its own. */
export function titleParagraph(title: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: title }] }] };
}
