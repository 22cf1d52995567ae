/** A thing that `new` can begin: a guide, a provider, a variant. */
export interface Scaffold {
  readonly name: string;
  /** An id, as it is typed. */
  readonly example: string;
  /** A sentence on what an id may be. */
  readonly note?: () => string;
  /** Says why something cannot be an id, as a sentence; nothing where it can. */
  readonly problemOf: (id: string) => string | undefined;
  /** What to write. Throws where something of it is there already. */
  readonly plan: (request: ScaffoldRequest) => Promise<Plan>;
}

/** What is asked for, and where to learn the rest. */
export interface ScaffoldRequest {
  readonly content: string;
  readonly id: string;
  readonly answer: (question: Question) => Promise<string>;
}

/** What a scaffold wants to know: answered by a flag, by a person, or by the standard. */
export interface Question {
  readonly flag: Flag;
  readonly text: string;
  readonly standard: string;
  /** Says what is wrong with an answer, as a sentence; nothing where it will do. */
  readonly problemOf: (answer: string) => string | undefined;
}

export const flags = ['name', 'site', 'category'] as const;

/** The flags that answer questions. */
export type Flag = (typeof flags)[number];

/** Files to write, as paths from the content folder, and what its author does next. */
export interface Plan {
  readonly files: readonly { readonly path: string; readonly source: string }[];
  readonly next: readonly string[];
}
