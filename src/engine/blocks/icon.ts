import { z } from 'zod';
import { defineBlock } from './define.ts';

/** An icon says nothing that the words beside it do not say, unless it has a label. */
export const icon = defineBlock({
  name: 'Icon',
  display: 'inline',
  attributes: z.object({ icon: z.string().optional(), label: z.string().optional() }),
  toMdast: ({ label }) => (label ? [{ type: 'text', value: label }] : []),
});
