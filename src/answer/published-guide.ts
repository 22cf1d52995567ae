import { type PublishedGuide, publishedGuideSchema } from '../engine/index.ts';

/** The guide in a file that a site published, or nothing where it is something else. */
export function parsePublishedGuide(text: string): PublishedGuide | undefined {
  try {
    const published = JSON.parse(text) as PublishedGuide;
    // What the schema gives has its keys in another order, and so another digest.
    return publishedGuideSchema.safeParse(published).success ? published : undefined;
  } catch {
    return undefined;
  }
}
