import type { Section } from './guide.ts';

/** Sections with their steps numbered, from 1 in each. */
export function numberSteps(sections: readonly Section[]): Section[] {
  return sections.map((section) => {
    let number = 0;
    return {
      ...section,
      content: section.content.map((part) =>
        part.type === 'prose'
          ? part
          : { ...part, steps: part.steps.map((step) => ({ ...step, number: (number += 1) })) },
      ),
    };
  });
}
