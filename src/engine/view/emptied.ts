import type { Body } from '../model/body.ts';
import type { Variant } from '../model/variant.ts';
import { filterBody, shownTo } from './filter.ts';

/** Whether all that a page says is hidden from a variant's readers; one that says nothing to anybody is not. */
export function isEmptied(body: Body, variant: Pick<Variant, 'whitelabel'>): boolean {
  return body.length > 0 && filterBody(body, shownTo(variant)).length === 0;
}
