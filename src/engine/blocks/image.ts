import { z } from 'zod';
import { defineBlock } from './define.ts';

export const image = defineBlock({
  name: 'Image',
  display: 'inline',
  attributes: z.object({ src: z.string().min(1), alt: z.string().default(''), title: z.string().optional() }),
  toMdast: ({ src, alt, title }) => [{ type: 'image', url: src, alt, ...(title ? { title } : {}) }],
});
