import { existsSync, statSync } from 'node:fs';
import { commandError, didYouMean } from '../../system/command-error.ts';
import type { Ask } from './ask.ts';
import { type Flag, flags, type Plan, type Question, type Scaffold } from './define.ts';
import { scaffolds } from './index.ts';
import { writePlan } from './write-plan.ts';

/** What was typed. */
export interface ScaffoldOptions {
  readonly content: string;
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
  /** Answers given by flags. */
  readonly given: Readonly<Partial<Record<Flag, string | undefined>>>;
  /** Puts what is missing to a person; without it the standards hold. */
  readonly ask?: Ask | undefined;
}

/** Writes what was asked for; returns the files, and what comes next. */
export async function scaffold(options: ScaffoldOptions): Promise<{ written: string[]; next: readonly string[] }> {
  const { content, given, ask } = options;
  if (!existsSync(content) || !statSync(content).isDirectory())
    throw commandError(`There is no folder ${content}. Name the content folder with --content.`, 2);
  const chosen = await chooseKind(options);
  const id = await chooseId(chosen, options);
  const used = new Set<Flag>();
  const plan: Plan = await chosen.plan({
    content,
    id,
    answer: async (question) => {
      used.add(question.flag);
      return answer(question, given[question.flag], ask);
    },
  });
  const unused = flags.find((flag) => given[flag] !== undefined && !used.has(flag));
  if (unused !== undefined) throw commandError(`--${unused} says nothing here. Leave it out.`, 2);
  return { written: writePlan(content, plan), next: plan.next };
}

async function chooseKind({ kind, ask }: ScaffoldOptions): Promise<Scaffold> {
  const names = scaffolds.map(({ name }) => name);
  const find = (name: string): Scaffold | undefined => scaffolds.find((candidate) => candidate.name === name);
  const problemOf = (name: string): string | undefined =>
    find(name) ? undefined : `There is no kind “${name}”. ${didYouMean(name, names)}`;
  const name = kind ?? (await ask?.({ text: 'What do you begin: a guide, a provider or a variant?', problemOf }));
  if (name === undefined) throw commandError('Say what to begin, and its id.', 2);
  const found = find(name);
  if (!found) throw commandError(problemOf(name) ?? '', 2);
  return found;
}

async function chooseId({ name, example, note, problemOf }: Scaffold, { id, ask }: ScaffoldOptions): Promise<string> {
  const more = note ? ` ${note()}` : '';
  const chosen = id ?? (await ask?.({ text: `Which id has the ${name}? Such as ${example}.${more}`, problemOf }));
  if (chosen === undefined) throw commandError(`Give the ${name} an id, such as ${example}.${more}`, 2);
  const problem = problemOf(chosen);
  if (problem !== undefined) throw commandError(problem, 2);
  return chosen;
}

async function answer(question: Question, given: string | undefined, ask: Ask | undefined): Promise<string> {
  if (given === undefined) return ask ? ask(question) : question.standard;
  const problem = question.problemOf(given);
  if (problem !== undefined) throw commandError(`--${question.flag} “${given}”: ${problem}`, 2);
  return given.trim();
}
