import type { DocumentView } from '../engine/index.ts';
import type { Publication } from '../publication/publication.ts';

/** The document whose page is at a path; an error if there is none. */
export function documentAt(path: string, { byPath }: Publication): DocumentView {
  const document = byPath.get(path);
  if (!document) throw new Error(`Cannot draw ${path}: no document is there`);
  return document;
}
