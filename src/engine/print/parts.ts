import type { FormatFile } from './format-file.ts';

const encoder = new TextEncoder();

/** Texts in files that hold no more than so many bytes each, unless one text alone is longer. */
export function splitByBytes(texts: readonly string[], most: number): string[][] {
  const parts: string[][] = [[]];
  let size = 0;
  for (const text of texts) {
    const bytes = encoder.encode(text).length;
    if (size > 0 && size + bytes > most) {
      parts.push([]);
      size = 0;
    }
    size += bytes;
    parts.at(-1)?.push(text);
  }
  return parts;
}

/** Where the parts of a file are: `guides.json`, `guides-2.json`. */
function partPath(path: string, part: number): string {
  return part === 1 ? path : path.replace(/(?=\.[^.]+$)/u, `-${part}`);
}

/** The files of a text in parts; `print` gets each part, from 1, and where the others are. */
export function partFiles(
  path: string,
  parts: readonly (readonly string[])[],
  print: (texts: readonly string[], part: number, paths: readonly string[]) => string,
): FormatFile[] {
  const paths = parts.map((_texts, at) => partPath(path, at + 1));
  return parts.map((texts, at) => ({ path: paths[at] ?? path, content: print(texts, at + 1, paths) }));
}
