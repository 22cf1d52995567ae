import type { Readable, Writable } from 'node:stream';
import { isCancel, text as askText, updateSettings } from '@clack/prompts';
import { commandError } from '../../system/command-error.ts';

/** Puts a question to a person, again until the answer will do; an empty answer is the standard. */
export type Ask = (question: AskedQuestion) => Promise<string>;

/** A question to a person. */
export interface AskedQuestion {
  readonly text: string;
  readonly standard?: string;
  /** Says what is wrong with an answer, as a sentence; nothing where it will do. */
  readonly problemOf: (answer: string) => string | undefined;
}

/** Asks on a terminal. Whoever ends the input, by Ctrl+C or Ctrl+D, answers nothing, and nothing is made. */
export function createAsk(input: Readable, output: Writable): Ask {
  updateSettings({ aliases: { '\u0004': 'cancel' } });
  return async ({ text: message, standard = '', problemOf }) => {
    const answerOf = (typed = ''): string => typed.trim() || standard;
    const validate = (typed?: string): string | undefined => problemOf(answerOf(typed));
    const typed = await askText({ message, placeholder: standard, defaultValue: standard, validate, input, output });
    if (isCancel(typed)) throw commandError('Nothing was written.', 130);
    return answerOf(typed);
  };
}
