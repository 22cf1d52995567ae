import { beginsAsText } from './begins-as-text.ts';
import type { Layer } from './decode-layer.ts';
import { hexValue } from './read-sign.ts';

/** Six bytes of text, in digits. */
const shortestRun = 12;
const separator = 0x22;

/** What the runs of hexadecimal digits in a text say, read from the first and from the second digit. */
export interface HexadecimalRuns {
  /** All runs. */
  readonly layers: readonly Layer[];
  /** The runs that are text, which can be encoded in turn. */
  readonly texts: readonly Layer[];
}

export function readHexadecimal({ bytes, length, placeAt }: Layer): HexadecimalRuns {
  const runs = findRuns(bytes, length);
  const texts: Layer[] = [];
  if (runs.length === 0) return { layers: [], texts };
  const place = placeAt ?? ((at: number): number => at);
  const size = runs.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 2) + 1, 0);
  const layers = [0, 1].map((shift): Layer => {
    const out = new Uint8Array(size);
    const places = new Uint32Array(size + 1);
    let filled = 0;
    for (const { start, end } of runs) {
      const from = filled;
      for (let at = start + shift; at + 1 < end; at += 2) {
        places[filled] = at;
        out[filled++] = hexValue(bytes[at]) * 16 + hexValue(bytes[at + 1]);
      }
      places[filled] = end;
      const run = out.subarray(from, filled);
      if (beginsAsText(run))
        texts.push({ bytes: run, length: run.length, placeAt: (index) => place(places[from + index] as number) });
      out[filled++] = separator;
    }
    places[filled] = length;
    return { bytes: out, length: filled, placeAt: (index) => place(places[index] as number) };
  });
  return { layers, texts };
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
