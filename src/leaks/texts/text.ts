/**
 * What a text is: sentences, a value of data, a string of a script, names that code gives, an address, or the name of a file. An
 * ordinary word is judged by it: `front` as a class names nobody, "the Front app" in a sentence does.
 */
export type TextUse = 'prose' | 'value' | 'string' | 'name' | 'address' | 'file';

/** Signs that show nothing, around what is marked as a label or as code: a button's words, what is to be typed. */
export const labelBegin = '\u2061';
export const labelEnd = '\u2062';
/** The same before what a link says, which begins as a sentence does. */
export const phraseBegin = '\u2063';

/** A text as a reader or a program reads it, and where it comes from. */
export interface Text {
  readonly text: string;
  readonly use: TextUse;
  /** Where in the source a character stands; at the end of the text, where that ends. */
  readonly placeAt: (index: number) => number;
  /** The key, or the attribute of metadata, whose value it is. */
  readonly key?: string;
  /** How `\41 ` is read: as in CSS, or as in a script and in JSON. */
  readonly dialect?: 'style';
  /** Set if it was written as base64 or in hexadecimal digits: only names of six letters and more count there. */
  readonly isEncoded?: true;
}

/** A source as the text that it is. */
export function textOf(text: string, use: TextUse = 'prose'): Text {
  return { text, use, placeAt: (index) => index };
}

/** A part of a text. */
export function partOf(source: Text, start: number, end: number, use: TextUse = source.use): Text {
  return { ...source, text: source.text.slice(start, end), use, placeAt: (index) => source.placeAt(start + index) };
}

/** Puts a text together from parts of another. */
export interface TextBuilder {
  /** A part that stays as it is. */
  readonly copy: (start: number, end: number) => void;
  /** What is meant by a part that begins at a place. */
  readonly put: (meant: string, at: number, end?: number) => void;
  /** The text so far, without which the next begins; nothing if there is none. */
  readonly take: (use: TextUse) => Text | undefined;
}

export function createTextBuilder(source: Text): TextBuilder {
  let parts: string[] = [];
  let runs: Run[] = [];
  let length = 0;
  const add = (text: string, at: number, end: number, isCopy: boolean): void => {
    if (text === '') return;
    parts.push(text);
    runs.push({ start: length, at, end, isCopy });
    length += text.length;
  };
  return {
    copy: (start, end) => add(source.text.slice(start, end), start, end, true),
    put: (meant, at, end = at + 1) => add(meant, at, end, false),
    take: (use) => {
      if (length === 0) return undefined;
      const [text, taken] = [parts.join(''), runs];
      [parts, runs, length] = [[], [], 0];
      return { ...source, text, use, placeAt: (index) => source.placeAt(placeIn(taken, index)) };
    },
  };
}

/** A part of a built text: where it begins there, and where it stands in the source. */
interface Run {
  readonly start: number;
  readonly at: number;
  readonly end: number;
  readonly isCopy: boolean;
}

function placeIn(runs: readonly Run[], index: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.start ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (run === undefined) return 0;
  if (run.isCopy) return Math.min(run.at + index - run.start, run.end);
  // The end of the whole text is where its last part ends.
  const isBeyond = low === runs.length && index > run.start;
  return isBeyond ? run.end : run.at;
}
