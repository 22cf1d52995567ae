import type { Random } from '../random.ts';
import type { TestContent } from '../content.ts';

/** Changes a content folder in one place, as its owner would. */
export type Edit = (content: TestContent, random: Random) => void;
export type Edits = Readonly<Record<string, Edit>>;

/** A key of something, at random. */
export const keyOf = (list: object, random: Random): string => random.of(Object.keys(list));
/** A key that nothing has yet. */
export const freshKey = (random: Random): string => `k${random.below(1e9)}`;
/** A name that nothing has yet. */
export const idOf = (random: Random): string => `${random.words(1)}-${random.below(1000)}`;
/** Whether there are enough: each costs a page of every site in every build. */
export const isBig = (list: object): boolean => Object.keys(list).length > 9;
