import { createInterface } from 'node:readline/promises';
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

/** Asks on a terminal. Whoever ends the input answers nothing, and nothing is made. */
export function createAsk(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Ask {
  return async ({ text, standard, problemOf }) => {
    const lines = createInterface({ input, output });
    let end = (): void => {};
    const ended = new Promise<never>((_done, fail) => {
      end = () => {
        output.write('\n');
        fail(commandError('Nothing was written.', 130));
      };
    });
    lines.once('close', end);
    try {
      for (;;) {
        const prompt = `${text}${standard === undefined ? '' : ` (${standard})`} `;
        const answer = (await Promise.race([lines.question(prompt), ended])).trim() || (standard ?? '');
        const problem = problemOf(answer);
        if (problem === undefined) return answer;
        output.write(`${problem}\n`);
      }
    } finally {
      lines.off('close', end);
      lines.close();
    }
  };
}
