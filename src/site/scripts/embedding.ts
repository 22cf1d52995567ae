import { findEmbedder } from '../../linking/embedder.ts';
import { idOf } from './fragment.ts';
import type { PageLinking } from './linking.ts';

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
  root.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : undefined;
    const place = link && isOfPage(link) ? root.getElementById(idOf(link.hash)) : undefined;
    // Browsers do not let a fragment scroll the page around a frame.
    if (place) embedder.scroll(Math.floor(place.getBoundingClientRect().top - page.getBoundingClientRect().top));
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
      if (link.origin === location.origin && link.pathname.startsWith('/embed/')) return;
      link.target = '_blank';
      link.relList.add('noopener');
    },
    true,
  );
}
