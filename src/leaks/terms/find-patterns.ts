import type { Layer } from '../decode/decode-layer.ts';
import type { ForbiddenTerm } from './forbidden-term.ts';
import { characterAt } from '../decode/utf-8.ts';

/** Where regular expressions match in a text. */
export function findPatterns(
  patterns: readonly ForbiddenTerm[],
  layer: Layer,
): { term: ForbiddenTerm; start: number; end: number }[] {
  if (patterns.length === 0) return [];
  const { text, places } = readText(layer);
  const { placeAt = (at: number): number => at } = layer;
  return patterns.flatMap((term) =>
    [...text.matchAll(parsePattern(term.term))]
      .filter(([found]) => found !== '')
      .map(({ 0: found, index }) => {
        const start = placeAt(places[index] as number);
        // A part of what one character is searched as ends where it begins.
        return { term, start, end: Math.max(placeAt(places[index + found.length] as number), start + 1) };
      }),
  );
}

/** The regular expression that `/…/flags` writes; it is searched everywhere. */
function parsePattern(written: string): RegExp {
  const [, source = '', flags = ''] = /^\/(.+)\/([a-z]*)$/u.exec(written) ?? [];
  return new RegExp(source, `${flags.replace(/[gy]/gu, '')}g`);
}

/** A text, and per UTF-16 unit the byte it is read from. */
function readText({ bytes, length }: Layer): { text: string; places: Uint32Array } {
  const places = new Uint32Array(length + 1);
  const parts: string[] = [];
  let units = 0;
  let at = 0;
  while (at < length) {
    const { code, size } = characterAt(bytes, at, length);
    const character = String.fromCodePoint(code);
    for (let unit = 0; unit < character.length; unit++) places[units++] = at;
    parts.push(character);
    at += size;
  }
  places[units] = length;
  return { text: parts.join(''), places };
}
