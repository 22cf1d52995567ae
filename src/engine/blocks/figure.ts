import { z } from 'zod';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';

export const figure = defineBlock({
  name: 'Figure',
  aliases: ['Frame'],
  display: 'block',
  attributes: z.object({ caption: z.string().optional() }),
  toMdast: ({ caption }, children) => [
    ...children,
    ...(caption
      ? [
          {
            type: 'paragraph' as const,
            children: [{ type: 'emphasis' as const, children: [{ type: 'text' as const, value: caption }] }],
          },
        ]
      : []),
  ],
  toHast: ({ caption }, children) => [
    element('figure', { className: ['guide-figure'] }, [
      ...children,
      ...(caption ? [element('figcaption', {}, [text(caption)])] : []),
    ]),
  ],
});
