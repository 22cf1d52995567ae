import type { Position } from 'unist';
import type { BodyNode } from '../../model/body.ts';
import type { Condition } from '../../model/condition.ts';
import type { Title } from '../../model/title.ts';

/** A section as it was found; ids are still only those the author gave. */
export interface SectionDraft extends Title {
  readonly id?: string;
  readonly level: number;
  readonly kind?: string;
  readonly condition: Condition;
  readonly content: ({ type: 'prose'; body: BodyNode[] } | { type: 'steps'; steps: StepDraft[] })[];
  /** The title as other platforms make slugs of it. */
  readonly alias?: string;
  readonly position?: Position;
}

/** A step as it was found. */
export interface StepDraft extends Title {
  readonly id?: string;
  readonly condition: Condition;
  readonly showScopes: boolean;
  readonly body: BodyNode[];
  readonly alias?: string;
  readonly position?: Position;
}

/** What a guide's content is made of. */
export interface Structure {
  /** What stands before the first section. */
  readonly intro: BodyNode[];
  readonly sections: readonly SectionDraft[];
}

/** The steps of a section in reading order. */
export function draftSteps(section: SectionDraft): StepDraft[] {
  return section.content.flatMap((part) => (part.type === 'steps' ? part.steps : []));
}
