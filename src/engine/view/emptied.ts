import type { Body } from '../model/body.ts';
import type { Condition } from '../model/condition.ts';
import type { Document } from '../model/guide.ts';
import type { Variant } from '../model/variant.ts';
import { filterBody } from './filter.ts';

/** Whether all that a document says is hidden from a variant's readers; one that says nothing to anybody is not. */
export function isEmptied(document: Partial<Document>, { whitelabel }: Pick<Variant, 'whitelabel'>): boolean {
  const hidden = whitelabel ? 'hide' : 'only';
  const isShown = (condition: Condition | undefined): boolean => condition?.whitelabel !== hidden;
  const saysNothing = (body: Body): boolean => filterBody(body, isShown).length === 0;
  if ('body' in document) return document.body.length > 0 && saysNothing(document.body);
  if (!('sections' in document)) return false;
  const { intro = [], sections } = document;
  return (
    intro.length + sections.length > 0 &&
    saysNothing(intro) &&
    sections.every(
      ({ condition, content }) =>
        !isShown(condition) ||
        (content.length > 0 &&
          content.every((part) =>
            part.type === 'prose' ? saysNothing(part.body) : part.steps.every((step) => !isShown(step.condition)),
          )),
    )
  );
}
