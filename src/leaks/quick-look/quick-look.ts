import type { ForbiddenTerm } from '../terms/forbidden-term.ts';
import type { TermIndex } from '../terms/term-index.ts';
import { signClass, stopClass } from '../terms/term-matcher.ts';
import { languageOf } from '../texts/language.ts';
import {
  apostrophe,
  backslash,
  equals,
  indexOfByte,
  indexOfText,
  isLetter,
  isQuoted,
  lessThan,
  moreThan,
  quote,
  slash,
  startsWith,
} from './bytes.ts';
import { createCandidateTest } from './candidate.ts';
import { hasRunOf } from './encoded-run.ts';
import { createSpecialReader, maybe } from './read-special.ts';

/**
 * Tells whether something may be in a text in UTF-8. It passes once over its bytes and knows little of what
 * they are, so that it is quick, and says yes too often rather than not often enough: over tags, signs and what
 * is encoded it goes on as if the letters on both sides were one word. What it says no to has no leak.
 */
export type QuickLook = (bytes: Uint8Array, file: string, isAllowed: (term: ForbiddenTerm) => boolean) => boolean;

/** How bytes are read. */
interface Mode {
  readonly isMarkup: boolean;
  readonly isStyle: boolean;
  readonly isAllowed: (term: ForbiddenTerm) => boolean;
}

const [exclamation, question, openParenthesis, closeParenthesis, closeBracket] = [0x21, 0x3f, 0x28, 0x29, 0x5d];
/** What looks like a tag or a link in a text that is no markup is none if it is longer. */
const longestMark = 400;

export function createQuickLook(index: TermIndex): QuickLook {
  const { automaton, entries, patterns } = index;
  const { count, table, firstOutput } = automaton;
  const found = automaton.found.map((keys) => keys.filter((key) => entries[key]?.term !== undefined));
  const hasForbidden = entries.some(({ term }) => term !== undefined);
  const couldBe = createCandidateTest(index);
  const special = createSpecialReader(automaton, found);
  const textClasses = classesOf(automaton.classes, '<&%\\]');
  const tagClasses = classesOf(automaton.classes, "<>&%\\'");
  const candidateAt = (state: number, bytes: Uint8Array, at: number, to: number, mode: Mode): boolean =>
    couldBe(found[(state - firstOutput) / count] ?? [], bytes, at, to, mode.isAllowed);

  /** Whether something may be in a part of a text. */
  function scan(bytes: Uint8Array, from: number, to: number, mode: Mode): boolean {
    // Kept at hand, as most bytes need nothing else.
    const classes = textClasses;
    const states = table;
    const first = firstOutput;
    let state = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      const sort = classes[byte] as number;
      const next = states[state + sort] as number;
      if (next < first) state = next;
      else if (sort > stopClass) {
        state = next;
        if (candidateAt(state, bytes, at, to, mode)) return true;
      } else if (sort === stopClass) {
        if (byte === lessThan) at = scanMark(bytes, at, to, mode);
        else if (byte === closeBracket) at = scanLink(bytes, at, to, mode);
        else {
          state = special.read(bytes, at, to, state, mode.isStyle ? 'style' : 'text');
          at = state === maybe ? maybe : special.end();
        }
        if (at === maybe) return true;
      }
    }
    return false;
  }

  /** What begins with `<`, to its last byte; or only the sign, if it is no more. The text around it goes on behind it. */
  function scanMark(bytes: Uint8Array, at: number, to: number, mode: Mode): number {
    const next = bytes[at + 1] ?? 0;
    // What ends an element names what began it.
    if (mode.isMarkup && next === slash) return Math.max(at, indexOfByte(bytes, moreThan, at, to));
    if (mode.isMarkup && isLetter(next)) {
      const end = scanTag(bytes, at + 1, to, mode);
      return (next | 32) === 0x73 && end !== maybe && isRaw(bytes, at) ? scanRaw(bytes, at + 1, end, to, mode) : end;
    }
    if (next === exclamation && startsWith(bytes, at, '<!--')) {
      const close = indexOfText(bytes, '-->', at + 4, mode.isMarkup ? to : Math.min(to, at + longestMark));
      if (close < 0 && !mode.isMarkup) return at;
      return scanPlain(bytes, at + 4, close < 0 ? to : close, mode, false, close < 0 ? to : close + 2);
    }
    if (next === exclamation && startsWith(bytes, at, '<![cdata[')) return at + 8;
    const isTag =
      isLetter(next) ||
      [exclamation, question, slash].includes(next) ||
      (next === backslash && bytes[at + 2] === slash);
    const isClosed = isTag && indexOfByte(bytes, moreThan, at, Math.min(to, at + longestMark)) >= 0;
    return isClosed ? scanTag(bytes, at + 1, to, mode) : at;
  }

  /** The name and the attributes of a tag, to the place where it ends. */
  function scanTag(bytes: Uint8Array, from: number, to: number, mode: Mode): number {
    const classes = tagClasses;
    const states = table;
    const first = firstOutput;
    let state = 0;
    let hasApostrophe = false;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      const sort = classes[byte] as number;
      const next = states[state + sort] as number;
      if (next < first) state = next;
      else if (sort > stopClass) {
        state = next;
        if (candidateAt(state, bytes, at, to, mode)) return maybe;
      } else if (sort !== stopClass) continue;
      else if (byte === moreThan) {
        // Nearly all tags that have values end with one.
        const isEnd = !hasApostrophe && bytes[at - 1] === quote && bytes[at - 2] !== equals;
        if (isEnd || !isQuoted(bytes, from, at)) return at;
      } else if (byte === apostrophe) hasApostrophe = true;
      else if (byte === lessThan) {
        if (!isQuoted(bytes, from, at)) return at - 1;
        // Markup in an attribute.
        if (isLetter(bytes[at + 1]) || bytes[at + 1] === slash) return maybe;
      } else {
        state = special.read(bytes, at, to, state, 'attribute');
        if (state === maybe) return maybe;
        at = special.end();
      }
    }
    return to - 1;
  }

  /** What stands between the tags of a script or a style sheet, if the tag is of one. */
  function scanRaw(bytes: Uint8Array, tag: number, end: number, to: number, mode: Mode): number {
    const element = startsWith(bytes, tag, 'script') ? 'script' : startsWith(bytes, tag, 'style') ? 'style' : undefined;
    if (element === undefined) return end;
    const close = indexOfText(bytes, `</${element}`, end, to);
    const stop = close < 0 ? to : close;
    if (indexOfText(bytes, '.concat(', end, stop) >= 0) return maybe;
    return scanPlain(bytes, end + 1, stop, mode, element === 'style', stop - 1);
  }

  /** The address of a link in Markdown: what is before it and behind it may be one word. */
  function scanLink(bytes: Uint8Array, at: number, to: number, mode: Mode): number {
    const isLink = !mode.isMarkup && bytes[at + 1] === openParenthesis;
    const end = isLink ? indexOfByte(bytes, closeParenthesis, at, Math.min(to, at + longestMark)) : -1;
    return end < 0 ? at : scanPlain(bytes, at + 2, end, mode, mode.isStyle, end);
  }

  function scanPlain(
    bytes: Uint8Array,
    from: number,
    to: number,
    { isAllowed }: Mode,
    isStyle: boolean,
    end: number,
  ): number {
    return scan(bytes, from, to, { isMarkup: false, isStyle, isAllowed }) ? maybe : end;
  }

  return (bytes, file, isAllowed) => {
    if (patterns.length > 0) return true;
    if (!hasForbidden) return false;
    const language = languageOf(file);
    // One sort of array: code that meets Buffers too is compiled to something slower.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    const isMarkup = language === 'html' || language === 'xml';
    if (!isMarkup && indexOfText(plain, '.concat(', 0, plain.length) >= 0) return true;
    const inRun: Mode = { isMarkup: false, isStyle: false, isAllowed };
    return (
      scan(plain, 0, plain.length, { isMarkup, isStyle: language === 'style', isAllowed }) ||
      hasRunOf(plain, (decoded, length) => scan(decoded, 0, length, inRun))
    );
  };
}

/** Classes of bytes, of which these stop and all other signs are passed over. */
function classesOf(classes: Uint8Array, stops: string): Uint8Array {
  const own = Uint8Array.from(classes).fill(stopClass, 0x80);
  for (let byte = 0; byte < 0x80; byte++) if (!/[a-z\d]/iu.test(String.fromCharCode(byte))) own[byte] = signClass;
  for (const stop of stops) own[stop.charCodeAt(0)] = stopClass;
  return own;
}

/** Whether a tag may be of a script or of a style sheet. */
function isRaw(bytes: Uint8Array, at: number): boolean {
  const second = (bytes[at + 2] ?? 0) | 32;
  return second === 0x63 || (second === 0x74 && ((bytes[at + 3] ?? 0) | 32) === 0x79);
}
