import { suggest } from '../engine/internal.ts';

/** An error of the person at the command line: shown as one line, without a stack. */
export interface CommandError extends Error {
  readonly exitCode: ExitCode;
}

/** 1 is for content that fails, 2 for wrong usage, 130 and 143 for a command that was stopped. */
export type ExitCode = 1 | 2 | 130 | 143;

/** Makes such an error. */
export function commandError(message: string, exitCode: ExitCode = 1): CommandError {
  return Object.assign(new Error(message), { exitCode });
}

/** The sentence after an unknown name: the nearest of the known ones, or all of them. */
export function didYouMean(name: string, names: readonly string[]): string {
  const guess = suggest(name, names);
  if (guess) return `Did you mean ${guess}?`;
  return names.length === 1 ? `There is only ${names[0]}.` : `There are ${names.join(', ')}.`;
}

/** The exit status that an error asks for. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof Error && 'exitCode' in error ? (error as CommandError).exitCode : 1;
}
