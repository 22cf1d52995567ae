import type { PhrasingContent } from 'mdast';
import { z } from 'zod';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';

export const card = defineBlock({
  name: 'Card',
  display: 'block',
  attributes: z.object({ title: z.string().default(''), href: z.string().optional(), icon: z.string().optional() }),
  toMdast: ({ title, href }, children) => {
    const label: PhrasingContent = { type: 'text', value: title || href || '' };
    const name: PhrasingContent = href ? { type: 'link', url: href, children: [label] } : label;
    return label.value === ''
      ? children
      : [{ type: 'paragraph', children: [{ type: 'strong', children: [name] }] }, ...children];
  },
  toHast: ({ title, href }, children) => {
    const label = title || href || '';
    const name = href ? element('a', { href }, [text(label)]) : text(label);
    return [
      element('div', { className: ['guide-card'] }, [
        ...(label ? [element('p', { className: ['guide-card-title'] }, [name])] : []),
        ...children,
      ]),
    ];
  },
});

export const cardGroup = defineBlock({
  name: 'CardGroup',
  aliases: ['Columns'],
  display: 'block',
  attributes: z.object({ cols: z.coerce.number().int().min(1).max(4).optional() }),
  toMdast: (_attributes, children) => children,
  toHast: (_attributes, children) => [element('div', { className: ['guide-cards'] }, children)],
});
