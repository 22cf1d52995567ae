import type { PublishedGuide } from '../../engine/index.ts';
import { answerError } from './define.ts';
import { type GuideLibrary, idOf, unknownGuide } from './library.ts';

/** The guide that a caller names. Throws an answer where there is none. */
export async function findGuide(given: string, library: GuideLibrary): Promise<PublishedGuide> {
  const id = idOf(given, library);
  const guide = await library.read(id);
  if (guide) return guide;
  throw answerError(
    library.entries.has(id) ? `The guide "${id}" cannot be read now. Try again.` : unknownGuide(id, library),
  );
}
