import { placeOf, type Reading } from '../reading.ts';
import { draftSteps, type SectionDraft, type StepDraft, type Structure } from './draft.ts';

/** What titles about the vendor's own hub say, in its words or, where those are replaced, in ours. */
const aboutHub = /\bthe (?:\S+ )?hub\b|\bconnect ui\b|\{hub\.name\}/iu;
const aboutProduct = /\{(?:product|brand)\.\w+\}/u;

/**
 * Says which parts of another platform's document partners' readers may not need. Nothing
 * is taken away: only what is wrapped is hidden.
 */
export function suggestWhitelabel({ sections }: Structure, reading: Reading): void {
  if (!reading.isForeign) return;
  const isOpen = (draft: SectionDraft | StepDraft): boolean => draft.condition.whitelabel === undefined;
  const suggest = (draft: SectionDraft | StepDraft): void => {
    reading.report.add('whitelabel-unwrapped', { title: draft.title }, placeOf(draft, reading));
  };
  for (const section of sections.filter(isOpen)) {
    if (aboutHub.test(section.title) || aboutProduct.test(section.title)) suggest(section);
    else
      draftSteps(section)
        .filter((step) => isOpen(step) && aboutHub.test(step.title))
        .forEach(suggest);
  }
}
