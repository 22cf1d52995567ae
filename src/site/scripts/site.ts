import { enableCopying } from './copying.ts';
import { followOutline } from './outline.ts';
import { enablePageMenu } from './page-menu.ts';
import { enableLinking } from './enable-linking.ts';
import { enableSearch } from './search/enable-search.ts';
import { enableSelector } from './selector/enable-selector.ts';

/** What scripts add to every page; without them the page is complete. */
export function startSite(root: Document): void {
  const linking = enableLinking(root);
  enablePageMenu(root);
  enableCopying(root);
  enableSearch(root);
  followOutline(root);
  enableSelector(root);
  const { guideEmbedded } = root.documentElement.dataset;
  if (guideEmbedded !== undefined) {
    const origins = guideEmbedded.split(' ').filter(Boolean);
    void import('./embedding.ts').then(({ enableEmbedding }) => enableEmbedding(root, origins, linking));
  }
}
