import { z } from 'zod';
import { filterDocument } from '../filter.ts';
import { type Guide, stepsOf } from '../model.ts';
import { meets, resolveSelection } from '../selection.ts';
import { defineOption } from './define.ts';

/** The reader's choice of actions and scopes; a variant's own choice of actions is the default. */
export const selection = defineOption({
  name: 'selection',
  stage: 'selection',
  input: z.object({
    actions: z.array(z.string()).optional(),
    scopes: z.array(z.string()).optional(),
    variant: z.object({ actions: z.record(z.string(), z.array(z.string())) }).optional(),
  }),
  apply: (document, input) => {
    if (document.kind === 'page') return document;
    const given = input.variant?.actions[document.provider?.id ?? ''];
    const isChosen = (input.actions?.length ?? 0) + (input.scopes?.length ?? 0) > 0;
    const resolved = resolveSelection(document, isChosen || !given ? input : { actions: given });
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
