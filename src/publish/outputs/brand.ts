import { faviconSvg } from '../../publication/theme/favicon.ts';
import { defineOutputs } from './define.ts';

/** What a variant looks like and how it speaks, as far as that differs from all others. */
export const brand = defineOutputs({
  name: 'brand',
  paths: ['favicon.svg'],
  of: ({ publication: { brandStyles, digest, ownStyles, searchWords, site } }) => [
    ...[brandStyles, ownStyles, searchWords]
      .filter((text) => text !== undefined)
      .map(({ path, content }) => ({
        path: path.slice(1),
        inputs: path,
        print: () => content,
      })),
    { path: 'favicon.svg', inputs: digest, print: () => faviconSvg(site.variant) },
  ],
});
