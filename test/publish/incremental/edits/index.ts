import type { TestContent } from '../content.ts';
import type { Random } from '../random.ts';
import type { Edits } from './define.ts';
import { fileEdits } from './files.ts';
import { guideEdits } from './guides.ts';
import { pageEdits } from './pages.ts';
import { providerEdits } from './providers.ts';
import { mendMistakes, variantEdits } from './variants.ts';

const kinds: readonly Edits[] = [guideEdits, guideEdits, guideEdits, providerEdits, pageEdits, fileEdits, variantEdits];

/**
 * Edits a folder at random: each provider or one of its guides in one place, or some pages, public files or
 * variants. More at once would hide what one of them leaves as it was: a provider's name changes all of
 * its pages, and the title of a page changes every page there is. Says what was done.
 */
export function editSome(content: TestContent, random: Random): string[] {
  mendMistakes(content);
  const kind = random.of(kinds);
  const isOfProviders = kind === guideEdits || kind === providerEdits;
  const places = isOfProviders ? usedProviders(content) : Array.from({ length: 1 + random.below(3) }, () => '');
  return places.map((place) => {
    content.edited = place;
    const name = random.of(Object.keys(kind));
    kind[name]?.(content, random);
    return place === '' ? name : `${name} of ${place}`;
  });
}

function usedProviders({ guides }: TestContent): string[] {
  return [...new Set(Object.values(guides).map(({ provider }) => provider))];
}
