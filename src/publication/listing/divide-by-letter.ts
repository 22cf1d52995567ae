import type { ProviderEntry } from '../directory.ts';
import type { Site } from '../site.ts';
import type { Translation } from '../translate.ts';
import { divide, fit, rangesOf } from './divide.ts';
import { besideRow, type DividedPage, type LedParts, type ListPart } from './divided-page.ts';
import { groupByLetter, type LetterGroup } from './first-letter.ts';
import { guidesOf, lastUpdate } from './last-update.ts';
import { addressExtent, extentOf, shareOf, textExtent } from './page-share.ts';
import { mostInLongRow, shareOfRow } from './provider-row.ts';

/** The list that is divided. */
interface WholeList {
  readonly path: string;
  readonly title: string;
  /** Path below which its parts are. */
  readonly folder: string;
}

/** A letter, and the ranges of its providers that are a page each. */
interface Letter extends ListPart {
  readonly ranges: readonly (ListPart & { readonly entries: readonly ProviderEntry[] })[];
}

/** A list by first letter, and in a letter that is too long for one page by range. */
export function divideByLetter(
  entries: readonly ProviderEntry[],
  whole: WholeList,
  site: Pick<Site, 'variant' | 'origin'>,
  translation: Translation,
): { readonly content: LedParts; readonly pages: readonly DividedPage[] } {
  const { say, count } = translation;
  const words = { digits: say('guides.letters.digits'), others: say('guides.letters.others') };
  const letters = groupByLetter(entries, ({ provider }) => provider.name, site.variant.locale, words).map((group) =>
    letterOf(group, whole, site, translation),
  );
  const title = say('guides.letters');
  const ranges = letters.flatMap((letter) => letter.ranges);
  const parts = fitParts(ranges, site.origin) ? ranges : letters;
  const pages = letters.flatMap((letter) =>
    letter.ranges.map((range): DividedPage => ({
      path: range.path,
      title: say('list.part', { list: whole.title, part: range.label }),
      description: count('guides.part', range.entries.length, { list: whole.title, part: range.label }),
      above: whole.path,
      content: { of: 'providers', entries: range.entries },
      beside: [
        ...(letters.length > 1 ? [{ title, parts: letters, current: letter.path }] : []),
        ...besideRow(say('list.part', { list: title, part: letter.label }), letter.ranges, range.path),
      ],
      ...lastUpdate(guidesOf(range.entries)),
    })),
  );
  return { content: { of: 'parts', title, parts }, pages };
}

function letterOf(
  { label, slug, rows }: LetterGroup<ProviderEntry>,
  { folder }: WholeList,
  { origin, variant }: Pick<Site, 'variant' | 'origin'>,
  { count }: Translation,
): Letter {
  const ranges = divide(rows, (entry) => shareOfRow(entry, mostInLongRow, origin));
  const names = ranges.map((range) => range.map(({ provider }) => provider.name));
  const labels = ranges.length === 1 ? [label] : rangesOf(names, variant.locale);
  const pathOf = (at: number): string => `${folder}${slug}${at === 0 ? '' : `-${at + 1}`}/`;
  const hold = (providers: number): string => count('providers.count', providers);
  return {
    path: pathOf(0),
    label,
    holds: hold(rows.length),
    ranges: ranges.map((range, at) => ({
      path: pathOf(at),
      label: labels[at] ?? label,
      holds: hold(range.length),
      entries: range,
    })),
  };
}

/** Whether one page can list the parts. */
export function fitParts(parts: readonly ListPart[], origin: string): boolean {
  return fit(parts, ({ path, label, holds, anchor = '' }) =>
    shareOf(
      extentOf({ html: 60, markdown: 10 }, [
        textExtent(label),
        textExtent(holds),
        textExtent(anchor),
        addressExtent(path, origin),
      ]),
    ),
  );
}
