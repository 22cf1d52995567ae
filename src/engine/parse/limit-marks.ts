import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import { VFileMessage } from 'vfile-message';

/** The most signs of Markdown in a paragraph, heading or cell. */
export const marksLimit = 1000;

/** The most asterisks, underscores or tildes in a row: each two of them are one more level of nesting. */
const runLimit = 200;

/** The name of the mistake that {@link limitMarks} throws. */
export const tooManyMarks = 'marks-too-many';

/**
 * Stops the tokenizer in a text of so many signs that it would not end: to resolve them it
 * compares each with all before it, so that 25 kB of `*a_ ` take 12 s. Backticks are read
 * in time that grows with their number, and a second one does not begin a code span anew.
 */
export function limitMarks(): Extension {
  const signs = ['!', '&', '*', '<', '[', '\\', ']', '_', '{', '~'];
  return { text: Object.fromEntries(signs.map((sign) => [sign.charCodeAt(0), { tokenize }])) };
}

const tokenize: Construct['tokenize'] = function (effects, _ok, nok) {
  let length = 0;
  const readRun = (code: Code): State | undefined => {
    if (code !== 42 && code !== 95 && code !== 126) {
      effects.exit('data');
      return nok(code);
    }
    length += 1;
    if (length > runLimit) throw mistakeIn(this);
    effects.consume(code);
    return readRun;
  };
  return (code) => {
    const marks = (counts.get(this) ?? 0) + 1;
    counts.set(this, marks);
    if (marks > marksLimit) throw mistakeIn(this);
    if (code !== 42 && code !== 95 && code !== 126) return nok(code);
    effects.enter('data');
    return readRun(code);
  };
};

/** How many signs each text has so far. */
const counts = new WeakMap<TokenizeContext, number>();

function mistakeIn(context: TokenizeContext): VFileMessage {
  return new VFileMessage(`There are more than ${marksLimit} signs in one text`, {
    place: context.now(),
    ruleId: tooManyMarks,
    source: 'stepwell',
  });
}
