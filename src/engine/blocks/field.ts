import { z } from 'zod';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';

/** Marks the place of a step where the value of a form field is found. */
export const field = defineBlock({
  name: 'Field',
  display: 'inline',
  attributes: z.object({ name: z.string().min(1) }),
  toMdast: ({ name }, _children, { fields }) => [
    {
      type: 'strong',
      children: [{ type: 'text', value: fields.find(({ key }) => key === name)?.label ?? name }],
    },
  ],
  toHast: ({ name }, _children, { fields }) => [
    element('span', { className: ['guide-field'], dataGuideField: name }, [
      text(fields.find(({ key }) => key === name)?.label ?? name),
    ]),
  ],
});
