import { resolveAddress, splitAddress } from '../../engine/internal.ts';
import { type DocumentView, type GuideView, pathOf } from '../../engine/index.ts';
import { digestValue } from '../../system/digest/digest-value.ts';
import { breadcrumbsOf } from './breadcrumbs.ts';
import type { Publication } from '../publication.ts';

/** By publication: a document that stays the same has new neighbours in the next. */
const keys = new WeakMap<Publication, Map<DocumentView, string>>();

/**
 * A digest of what a document's files depend on beside the code that makes them and what all pages
 * share: what it is compiled from, which of its links lead to pages, how large its
 * pictures are, and the titles that its page names beside it.
 */
export function cacheKeyOf(document: DocumentView, publication: Publication): string {
  const ofPublication = keys.get(publication) ?? new Map<DocumentView, string>();
  keys.set(publication, ofPublication);
  const known = ofPublication.get(document);
  if (known !== undefined) return known;
  const path = pathOf(document);
  const linked = document.links
    .map(({ url }) => splitAddress(resolveAddress(url, path)).path)
    .filter((target) => publication.context.pages?.has(target));
  const { shown, all } = otherGuides(document, publication);
  const pictures = document.links
    .filter(({ kind }) => kind === 'image')
    .map(({ url }) => publication.site.pictureSize(splitAddress(resolveAddress(url, path)).path));
  const others = [...shown.map(({ id, title }) => [id, title]), ...(all === undefined ? [] : [all])];
  const key = digestValue([
    publication.site.digestOf(document),
    linked,
    pictures,
    others,
    breadcrumbsOf(path, publication),
  ]);
  ofPublication.set(document, key);
  return key;
}

/** How many other guides a guide's page names. */
const mostOthers = 12;

/** The other guides of a guide's provider that its page names; and how many there are, if these are not all. */
export function otherGuides(
  document: DocumentView,
  { entries }: Pick<Publication, 'entries'>,
): { readonly shown: readonly GuideView[]; readonly all?: number } {
  const entry = document.kind === 'page' ? undefined : entries.get(document.provider?.id ?? '');
  const all = [...(entry?.guides ?? []), ...(entry?.setups ?? [])];
  const others = all.filter(({ id }) => id !== document.id);
  return others.length > mostOthers ? { shown: others.slice(0, mostOthers), all: all.length } : { shown: others };
}
