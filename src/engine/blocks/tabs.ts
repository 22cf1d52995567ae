import { z } from 'zod';
import { element, text } from './hast.ts';
import { titleParagraph } from './title-paragraph.ts';
import { defineBlock } from './define.ts';

export const tabs = defineBlock({
  name: 'Tabs',
  display: 'block',
  attributes: z.object({}),
  toMdast: (_attributes, children) => children,
  toHast: (_attributes, children) => [element('div', { className: ['guide-tabs'] }, children)],
});

export const tab = defineBlock({
  name: 'Tab',
  display: 'block',
  attributes: z.object({ title: z.string().min(1) }),
  toMdast: ({ title }, children) => [titleParagraph(title), ...children],
  toHast: ({ title }, children) => [
    element('div', { className: ['guide-tab'], role: 'group', ariaLabel: title }, [
      element('p', { className: ['guide-tab-title'] }, [text(title)]),
      ...children,
    ]),
  ],
});
