import type { Root } from 'mdast';
import type { BodyNode } from '../../model/body.ts';
import { sourcePosition, type CompileContext } from '../compile-context.ts';
import { draftSteps, type SectionDraft, type StepDraft, type Structure } from './draft.ts';
import { hidingEdits } from './hiding-edits.ts';

/** What a structure was found in. */
export interface StructureSource {
  /** The whole document as it was parsed. */
  readonly root: Root;
  /** The part of it that is the guide's content, in the order of the document. */
  readonly content: readonly BodyNode[];
}

/**
 * Says which parts of another platform's document partners' readers may not need, and how
 * to hide them. Nothing is taken away: only what is wrapped is hidden.
 */
export function suggestWhitelabel({ sections }: Structure, source: StructureSource, context: CompileContext): void {
  const { dialect } = context;
  const contentEnd = contentEndOf(source) ?? context.parsedText.length;
  const isOpen = (draft: SectionDraft | StepDraft): boolean => draft.condition.whitelabel === undefined;
  /** Where the part ends that was suggested last: what stands in it is hidden with it. */
  let suggestedTo = 0;
  const suggest = (draft: SectionDraft | StepDraft, next: SectionDraft | StepDraft | undefined): void => {
    const start = offsetOf(draft);
    if (start === undefined || start < suggestedTo) return;
    const end = (next && offsetOf(next)) ?? contentEnd;
    const edits = hidingEdits({ start, end }, source.root, context);
    if (edits) suggestedTo = end;
    context.report.add('whitelabel-unwrapped', { title: draft.title }, sourcePosition(draft, context), edits);
  };
  sections.forEach((section, index) => {
    if (!isOpen(section)) return;
    const steps = draftSteps(section);
    if (dialect.isAboutVendor(section.title, 'section'))
      suggest(
        section,
        sections.find(({ level }, at) => at > index && level <= section.level),
      );
    else
      steps.forEach((step, at) => {
        if (isOpen(step) && dialect.isAboutVendor(step.title, 'step'))
          suggest(step, steps[at + 1] ?? sections[index + 1]);
      });
  });
}

/** Where what holds the last of the content ends: after it only printed Markdown says something, which is not content. */
function contentEndOf({ root, content }: StructureSource): number | undefined {
  const last = content.at(-1)?.position?.start.offset;
  if (last === undefined) return undefined;
  return root.children.find(({ position }) => (position?.end.offset ?? 0) > last)?.position?.end.offset;
}

function offsetOf({ position }: SectionDraft | StepDraft): number | undefined {
  return position?.start.offset;
}
