import type { Body } from '../model/body.ts';
import type { Variant } from '../model/variant.ts';
import { filterBody } from './filter.ts';

/** Whether all that a page says is hidden from a variant's readers; one that says nothing to anybody is not. */
export function isEmptied(body: Body, { whitelabel }: Pick<Variant, 'whitelabel'>): boolean {
  const hidden = whitelabel ? 'hide' : 'only';
  return body.length > 0 && filterBody(body, (condition) => condition?.whitelabel !== hidden).length === 0;
}
