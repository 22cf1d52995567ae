import { foldText } from '../decode/fold-character.ts';
import type { OwnTerm } from './forbidden-term.ts';

/**
 * A term as it is searched: the bytes of its letters and digits in lower case, and what stands
 * before each of them in the term.
 */
export interface TermKey {
  readonly bytes: Uint8Array;
  /** Per byte: the signs before it; empty within a word. */
  readonly gaps: readonly string[];
  readonly text: string;
  /** How many letters and digits it has. */
  readonly size: number;
}

/** The keys of a term: as it is written, and with `ae` for `ä` as where there are no such letters. */
export function keysOf({ term, spellings = [] }: Pick<OwnTerm, 'term' | 'spellings'>): readonly TermKey[] {
  const written = [term, ...spellings].map((each) => each.normalize('NFC'));
  const spelt = new Set([
    ...written,
    ...written.map((each) => each.replace(/[äöü]/giu, (letter) => `${letter.normalize('NFD').charAt(0)}e`)),
  ]);
  const keys = new Map([...spelt].map(keyOf).map((key) => [key?.text, key]));
  return [...keys.values()].filter((key) => key !== undefined);
}

/** The key of a term; one of fewer than two letters or digits has none, as it would be found everywhere. */
export function keyOf(term: string): TermKey | undefined {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  const gaps: string[] = [];
  let gap = '';
  let length = 0;
  for (const character of foldText(term.trim())) {
    if (!/[\p{L}\p{N}\p{M}]/u.test(character)) {
      gap += character;
      continue;
    }
    length++;
    for (const byte of encoder.encode(character)) {
      gaps.push(bytes.length === 0 ? '' : gap);
      bytes.push(byte);
      gap = '';
    }
  }
  if (length < 2) return undefined;
  const text = new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
  return { bytes: Uint8Array.from(bytes), gaps, text, size: length };
}
