import { z } from 'zod';
import { type Body, childrenOf, withChildren } from '../../model/body.ts';
import { filterDocument } from '../filter.ts';
import { mapDocument } from '../../model/map-document.ts';
import type { Guide } from '../../model/guide.ts';
import { allowedActionsOf, allowedCondition } from '../../model/selection/allowed-actions.ts';
import { meets } from '../../model/selection/selection.ts';
import { defineOption } from './define.ts';

/** A variant that asks for some of a provider's actions has no others, nor their scopes, nor what is only for those. */
export const offer = defineOption({
  name: 'offer',
  stage: 'audience',
  input: z.object({
    variant: z.object({ actions: z.record(z.string(), z.array(z.string())) }).optional(),
  }),
  apply: (document, { variant }) => {
    if (document.kind === 'page' || !variant) return document;
    const guide: Guide = document;
    const { actions, scopes, isPart } = allowedActionsOf(guide, variant.actions[guide.provider?.id ?? '']);
    if (!isPart) return document;
    const offered = new Set(Object.keys(scopes));
    const left = filterDocument(guide, (condition) => meets(condition, offered));
    const say = <T extends { condition: Guide['sections'][number]['condition'] }>(part: T): T => ({
      ...part,
      condition: allowedCondition(part.condition, offered),
    });
    return {
      ...document,
      ...mapDocument(left, { section: say, step: say, body: (body) => sayIn(body, offered) }),
      actions,
      scopes,
    };
  },
});

function sayIn(body: Body, offered: ReadonlySet<string>): Body {
  return body.map((node) => {
    const inner = withChildren(node, sayIn(childrenOf(node), offered));
    const condition = node.data?.condition;
    return condition ? { ...inner, data: { ...node.data, condition: allowedCondition(condition, offered) } } : inner;
  });
}
