import { isAsciiLetter } from './fold-character.ts';
import { characterAt } from './utf-8.ts';

const shortestText = 6;
const looked = 16;
/** A shorter one is text by chance, unless most of it is letters of ASCII. */
const shortestBeyondAscii = 12;

/** Whether bytes begin with characters of UTF-8 that can be seen. */
export function beginsAsText(bytes: Uint8Array): boolean {
  if (bytes.length < shortestText) return false;
  let letters = 0;
  let others = 0;
  for (let at = 0; at < Math.min(bytes.length, looked);) {
    const { code, size } = characterAt(bytes, at, bytes.length);
    if (code < 9 || (code > 13 && code < 32) || (code > 126 && code < 160)) return false;
    // A byte that begins no character; one that is cut off at the end is none either.
    if (size === 1 && code >= 0x80) return false;
    if (code >= 0x80) others++;
    else if (isAsciiLetter(code)) letters++;
    at += size;
  }
  return others === 0 || letters >= 2 * others || bytes.length >= shortestBeyondAscii;
}
