import type { LinkContext, LinkPlan } from './define.ts';
import { methodFamily } from './method-family.ts';

/** What the guide alone says of the form, where there is no session to ask an endpoint with. */
export function guidePlan({ guide, fields }: Pick<LinkContext, 'guide' | 'fields'>): LinkPlan {
  const needsFields = methodFamily(guide.method) !== 'oauth' && fields.length > 0;
  return { kind: needsFields ? 'credentials' : 'authorization', fields, notices: [] };
}
