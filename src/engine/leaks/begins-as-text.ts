import { characterAt } from './utf-8.ts';

const shortestText = 6;
const looked = 16;

/** Whether bytes begin with characters of UTF-8 that can be seen. */
export function beginsAsText(bytes: Uint8Array): boolean {
  if (bytes.length < shortestText) return false;
  for (let at = 0; at < Math.min(bytes.length, looked);) {
    const { code, size } = characterAt(bytes, at, bytes.length);
    if (code < 9 || (code > 13 && code < 32) || (code > 126 && code < 160)) return false;
    // A byte that begins no character; one that is cut off at the end is none either.
    if (size === 1 && code >= 0x80) return false;
    at += size;
  }
  return true;
}
