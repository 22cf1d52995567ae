import { findEmbedder } from '../../linking/form/embedder.ts';
import { shownEvent } from '../../linking/form/shown-event.ts';
import { idOf } from './fragment.ts';
import { siteAddress } from './site-address.ts';
import type { PageLinking } from './enable-linking.ts';

/** What an embedded guide has to do with the page around it: sessions come from there, accounts and its height are told. */
export function enableEmbedding(root: Document, origins: readonly string[], linking: PageLinking | undefined): void {
  openLinksOutside(root);
  const embedder = findEmbedder(window, origins, (session) => linking?.take(session));
  if (!embedder) return;
  linking?.whenLinked(embedder.tell);
  const page = root.documentElement;
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height !== told) embedder.resize(height);
    told = height;
  }).observe(page);
  // Browsers let neither a fragment nor a script scroll the page around a frame of another origin.
  const show = (place: unknown): void => {
    if (!(place instanceof Element) || place.getClientRects().length === 0) return;
    embedder.scroll(Math.floor(place.getBoundingClientRect().top - page.getBoundingClientRect().top));
  };
  root.addEventListener(shownEvent, ({ target }) => show(target));
  root.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : undefined;
    if (link && isOfPage(link)) show(root.getElementById(idOf(link.hash)));
  });
}

function isOfPage({ origin, pathname, hash }: HTMLAnchorElement): boolean {
  return origin === location.origin && pathname === location.pathname && hash !== '';
}

/** Links of the form are made when it is: like those of the page, they lead out of the frame unless to a guide. */
function openLinksOutside(root: Document): void {
  root.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : undefined;
      if (!link || !/^https?:$/u.test(link.protocol)) return;
      if (link.origin === location.origin && link.pathname.startsWith(siteAddress('/embed/'))) return;
      link.target = '_blank';
      link.relList.add('noopener');
    },
    true,
  );
}
