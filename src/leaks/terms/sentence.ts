const ends =
  /[.!?…。！？](?:["”»)]|\*{1,3}|_)?\s+|\n+|\\n|<\/?(?:p|li|h\d|td|th|br)\b[^>]*>|^\s*(?:[-*#>]|\d+[.)])\s+/gmu;

/** The sentence that a place of a text is in: what of it is before the place, and what behind. */
export function sentenceAt(text: string, place: number): { before: string; after: string } {
  let [start, end] = [0, text.length];
  for (const { 0: mark, index } of text.matchAll(ends)) {
    if (index + mark.length <= place) start = index + mark.length;
    else if (index >= place) {
      end = index + 1;
      break;
    }
  }
  return { before: text.slice(start, place), after: text.slice(place, end) };
}
