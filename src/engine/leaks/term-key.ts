import { foldText } from './fold-character.ts';

/**
 * A term as it is searched: the bytes of its letters and digits in lower case, and what stands
 * before each of them in the term.
 */
export interface TermKey {
  readonly bytes: Uint8Array;
  /** Per byte: the signs before it; empty within a word. */
  readonly gaps: readonly string[];
  readonly text: string;
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
  return { bytes: Uint8Array.from(bytes), gaps, text: new TextDecoder('utf-8').decode(Uint8Array.from(bytes)) };
}
