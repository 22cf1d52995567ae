/**
 * The blocks that make a guide's structure. Where they stand at the level of a guide or
 * section, the builder turns them into sections, steps and conditions of the model; the
 * forms here are for where they stand deeper, such as steps inside a tab.
 */
import type { ElementContent } from 'hast';
import type { BlockContent, ListItem } from 'mdast';
import { z } from 'zod';
import type { BodyNode } from '../model/body.ts';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';
import { titleParagraph } from './title-paragraph.ts';

export const section = defineBlock({
  name: 'Section',
  display: 'block',
  attributes: z.object({ title: z.string().default(''), id: z.string().optional(), kind: z.string().optional() }),
  toMdast: ({ title }, children) => (title ? [titleParagraph(title), ...children] : children),
});

export const steps = defineBlock({
  name: 'Steps',
  display: 'block',
  attributes: z.object({}),
  toMdast: (_attributes, children) => [
    { type: 'list', ordered: true, start: 1, spread: true, children: children.map(asListItem) },
  ],
  toHast: (_attributes, children) => [
    element(
      'ol',
      {},
      children.filter(isSaid).map((child) => (isItem(child) ? child : element('li', {}, [child]))),
    ),
  ],
});

export const step = defineBlock({
  name: 'Step',
  display: 'block',
  attributes: z.object({
    title: z.string().default(''),
    id: z.string().optional(),
    showScopes: z.boolean().default(false),
    icon: z.string().optional(),
  }),
  toMdast: ({ title }, children) => [
    {
      type: 'listItem',
      spread: true,
      children: [...(title ? [titleParagraph(title)] : []), ...(children as BlockContent[])],
    },
  ],
  toHast: ({ title }, children) => [
    element('li', {}, [...(title ? [element('p', {}, [element('strong', {}, [text(title)])])] : []), ...children]),
  ],
});

export const whitelabelHide = defineBlock({
  name: 'WhitelabelHide',
  display: 'block',
  attributes: z.object({}),
  toMdast: (_attributes, children) => children,
});

export const whitelabelOnly = defineBlock({
  name: 'WhitelabelOnly',
  display: 'block',
  attributes: z.object({}),
  toMdast: (_attributes, children) => children,
});

function isSaid(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}

function isItem(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'li';
}

function asListItem(node: BodyNode): ListItem {
  return node.type === 'listItem' ? node : { type: 'listItem', spread: true, children: [node as BlockContent] };
}
