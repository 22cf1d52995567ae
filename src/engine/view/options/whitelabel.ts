import { z } from 'zod';
import { filterDocument, shownTo } from '../filter.ts';
import { defineOption } from './define.ts';

/** What is not for a variant's readers is taken away; without a variant everything stays. */
export const whitelabel = defineOption({
  name: 'whitelabel',
  stage: 'audience',
  input: z.object({ variant: z.object({ whitelabel: z.boolean() }).optional() }),
  apply: (document, { variant }) => (variant ? filterDocument(document, shownTo(variant)) : document),
});
