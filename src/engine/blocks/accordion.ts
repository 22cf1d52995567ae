import { z } from 'zod';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';
import { titleParagraph } from './title-paragraph.ts';

export const accordion = defineBlock({
  name: 'Accordion',
  aliases: ['Expandable'],
  display: 'block',
  attributes: z.object({ title: z.string().min(1), defaultOpen: z.boolean().optional() }),
  toMdast: ({ title }, children) => [titleParagraph(title), ...children],
  toHast: ({ title, defaultOpen }, children) => [
    element('details', { className: ['guide-accordion'], ...(defaultOpen ? { open: true } : {}) }, [
      element('summary', {}, [text(title)]),
      element('div', { className: ['guide-accordion-body'] }, children),
    ]),
  ],
});

export const accordionGroup = defineBlock({
  name: 'AccordionGroup',
  display: 'block',
  attributes: z.object({}),
  toMdast: (_attributes, children) => children,
  toHast: (_attributes, children) => [element('div', { className: ['guide-accordions'] }, children)],
});
