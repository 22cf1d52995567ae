import { placePage } from '../addresses/place-page.ts';
import type { Output, OutputSource } from './define.ts';

/**
 * A page that is drawn.
 *
 * @param key A digest of what it depends on beside the code and what all pages share.
 */
export function pageOutput(
  path: string,
  key: string,
  { publication, renderer }: OutputSource,
  file = `${path.slice(1)}index.html`,
): Output {
  const shown = publication.shown.get(path.replace(/^\/embed(?=\/)/u, ''));
  return {
    path: file,
    source: (shown?.of === 'document' && shown.document.source.path) || undefined,
    inputs: `${renderer.digest} ${publication.digest} ${key}`,
    print: async () => placePage(await renderer.render(path, publication), publication.site.base),
  };
}
