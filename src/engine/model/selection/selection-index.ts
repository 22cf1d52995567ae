import type { Body } from '../body.ts';
import { childrenOf } from '../body.ts';
import type { Condition } from '../condition.ts';
import { type Guide, type Section, stepsOfSection } from '../guide.ts';
import { meets } from './selection.ts';

/**
 * What a selection needs to know of a guide's content: which conditions there are, and
 * which of them decide on each section and its steps. Plain data, small enough to stand
 * in a page.
 */
export interface SelectionIndex {
  /** The different lists of scopes that parts of the guide name. */
  readonly conditions: readonly Pick<Condition, 'scopes' | 'scopesMatch'>[];
  readonly sections: readonly SectionIndex[];
}

/** A number is a place in `conditions`; -1 is always. */
interface SectionIndex {
  readonly id: string;
  readonly condition: number;
  readonly steps: readonly number[];
}

/** What is shown of a skeleton. */
export interface Shown {
  /** For each condition, whether it is met. */
  readonly conditions: readonly boolean[];
  /** Ids of the sections that are gone because none of their steps is left. */
  readonly emptied: readonly string[];
  readonly stepCount: { readonly shown: number; readonly total: number };
}

/** The skeleton of a guide. */
export function selectionIndexOf(guide: Pick<Guide, 'intro' | 'sections'>): SelectionIndex {
  const conditions: Pick<Condition, 'scopes' | 'scopesMatch'>[] = [];
  const places = new Map<string, number>();
  const placeOf = ({ scopes, scopesMatch }: Condition): number => {
    if (scopes.length === 0) return -1;
    const key = JSON.stringify([scopes, scopesMatch]);
    const place = places.get(key) ?? conditions.push({ scopes, scopesMatch }) - 1;
    places.set(key, place);
    return place;
  };
  const addBody = (body: Body): void => {
    for (const node of body) {
      if (node.data?.condition) placeOf(node.data.condition);
      addBody(childrenOf(node));
    }
  };
  addBody(guide.intro);
  const sections = guide.sections.map((section: Section): SectionIndex => {
    for (const part of section.content) if (part.type === 'prose') addBody(part.body);
    const steps = stepsOfSection(section);
    for (const step of steps) addBody(step.body);
    return {
      id: section.id,
      condition: placeOf(section.condition),
      steps: steps.map(({ condition }) => placeOf(condition)),
    };
  });
  return { conditions, sections };
}

/** What of a skeleton is shown when `needed` are the scopes asked for. */
export function shownOf({ conditions, sections }: SelectionIndex, needed: ReadonlySet<string>): Shown {
  const met = conditions.map((condition) => meets(condition, needed));
  const isMet = (place: number): boolean => place === -1 || met[place] === true;
  const counts = sections.map(({ condition, steps }) => (isMet(condition) ? steps.filter(isMet).length : 0));
  return {
    conditions: met,
    emptied: sections.filter(({ steps }, index) => steps.length > 0 && counts[index] === 0).map(({ id }) => id),
    stepCount: {
      shown: counts.reduce((sum, count) => sum + count, 0),
      total: sections.reduce((sum, { steps }) => sum + steps.length, 0),
    },
  };
}
