import { z } from 'zod';
import { filterDocument } from '../filter.ts';
import { type Guide, stepsOf } from '../../model/guide.ts';
import { meets, resolveSelection } from '../../model/selection/selection.ts';
import { defineOption } from './define.ts';

/** The reader's choice of actions and scopes among those the variant offers. */
export const selection = defineOption({
  name: 'selection',
  stage: 'selection',
  input: z.object({
    actions: z.array(z.string()).optional(),
    scopes: z.array(z.string()).optional(),
  }),
  apply: (document, input) => {
    if (document.kind === 'page') return document;
    const resolved = resolveSelection(document, input);
    const needed = new Set(resolved.scopes);
    const guide: Guide = document;
    const view = resolved.isFiltered ? filterDocument(guide, (condition) => meets(condition, needed)) : guide;
    return {
      ...document,
      ...view,
      selection: resolved,
      stepCount: { shown: stepsOf(view).length, total: stepsOf(guide).length },
    };
  },
});
