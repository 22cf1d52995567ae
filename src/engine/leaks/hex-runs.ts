import type { Layer } from './decode-layer.ts';
import { hexValue } from './read-sign.ts';

/** Six bytes of text, in digits. */
const shortestRun = 12;
const separator = 0x22;

/** What the runs of hexadecimal digits in a text say, read from the first and from the second digit. */
export function readHexadecimal({ bytes, length, placeAt }: Layer): readonly Layer[] {
  const runs = findRuns(bytes, length);
  if (runs.length === 0) return [];
  const place = placeAt ?? ((at: number): number => at);
  const size = runs.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 2) + 1, 0);
  return [0, 1].map((shift) => {
    const out = new Uint8Array(size);
    const places = new Uint32Array(size + 1);
    let filled = 0;
    for (const { start, end } of runs) {
      for (let at = start + shift; at + 1 < end; at += 2) {
        places[filled] = at;
        out[filled++] = hexValue(bytes[at]) * 16 + hexValue(bytes[at + 1]);
      }
      places[filled] = end;
      out[filled++] = separator;
    }
    places[filled] = length;
    return { bytes: out, length: filled, placeAt: (index) => place(places[index] as number) };
  });
}

function findRuns(bytes: Uint8Array, length: number): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  // A run that is long enough goes over one of these places.
  for (let at = shortestRun - 1; at < length; at += shortestRun) {
    if (hexValue(bytes[at]) < 0) continue;
    let start = at;
    while (start > 0 && hexValue(bytes[start - 1]) >= 0) start--;
    let end = at + 1;
    while (end < length && hexValue(bytes[end]) >= 0) end++;
    if (end - start >= shortestRun) runs.push({ start, end });
    at += Math.floor((end - 1 - at) / shortestRun) * shortestRun;
  }
  return runs;
}
