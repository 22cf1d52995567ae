import type { Site } from '../site.ts';
import { type Category, type ProviderEntry, sayMethods } from '../directory.ts';
import type { Translation } from '../translate.ts';
import type { GuidesList } from './divide-guides.ts';
import { addressExtent, extentOf, shareOf, textExtent } from './page-share.ts';

/** A category on the start page. */
export interface HomeCategory extends Pick<Category, 'id' | 'label'> {
  /** The first of its providers. */
  readonly entries: readonly ProviderEntry[];
  /** Where all are, and what its link says, if these are not all. */
  readonly more?: { readonly path: string; readonly text: string };
}

/** How many providers of each category the start page may show: as many as it has room for. */
const mostEach = [12, 8, 5, 3, 0];

/** The categories as the start page shows them; none if there are too many even for their names. */
export function homeCategories(
  directory: readonly Category[],
  { categoryPaths }: Pick<GuidesList, 'categoryPaths'>,
  { origin }: Pick<Site, 'origin'>,
  translation: Translation,
): HomeCategory[] {
  for (const most of mostEach) {
    const shown = directory.map(({ id, label, entries }): HomeCategory => {
      const path = categoryPaths.get(id) ?? '/guides/';
      const text = translation.say('category.all', { count: entries.length });
      return {
        id,
        label,
        entries: entries.slice(0, most),
        ...(entries.length > most ? { more: { path, text } } : {}),
      };
    });
    const total = shown.reduce((sum, category) => sum + shareOfCategory(category, origin, translation), 0);
    if (total <= 1) return shown;
  }
  return [];
}

function shareOfCategory({ label, entries, more }: HomeCategory, origin: string, translation: Translation): number {
  return shareOf(
    extentOf({ html: 300, markdown: 20 }, [
      textExtent(label),
      ...(more ? [textExtent(more.text), addressExtent(more.path, origin)] : []),
      ...entries.flatMap((entry) => [
        { html: 200 + (entry.provider.logo?.src.length ?? 0), markdown: 10 },
        textExtent(entry.provider.name),
        textExtent(sayMethods(entry, translation)),
        addressExtent(entry.path, origin),
      ]),
    ]),
  );
}
