import { placeStyles } from '../../publication/theme/place-styles.ts';
import { defineOutputs, type Printed } from './define.ts';

/** Other sites have its address in their pages. */
const embedScript = '/embed.js';

/** The scripts and style sheets that this site's pages name, with all that those load: none of another variant's form. */
export const assets = defineOutputs({
  name: 'assets',
  paths: ['embed.js'],
  of: ({ publication, renderer }, earlier) => {
    const { base } = publication.site;
    const wanted = new Set([embedScript]);
    for (const { addresses } of earlier.values())
      for (const address of addresses) if (renderer.assets.has(address)) wanted.add(address);
    // What is added meanwhile is gone through too.
    for (const address of wanted) for (const needed of renderer.assets.get(address)?.needs ?? []) wanted.add(needed);
    return [...wanted].sort().flatMap((address) => {
      const asset = renderer.assets.get(address);
      return asset
        ? [
            {
              path: address.slice(1),
              inputs: `${renderer.digest} ${address}${address.endsWith('.css') ? base : ''}`,
              isShared: true,
              print: () => printAsset(address, asset.bytes, base),
            },
          ]
        : [];
    });
  },
});

/** What the site has of an asset: scripts load each other by relative addresses, a team's styles may name files of theirs from the root. */
export function printAsset(address: string, bytes: Uint8Array, base: string): Printed {
  if (base === '' || !address.endsWith('.css')) return bytes;
  return placeStyles(new TextDecoder().decode(bytes), base);
}
