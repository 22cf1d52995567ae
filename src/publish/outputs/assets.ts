import { placeStyles } from '../../publication/theme/place-styles.ts';
import type { Renderer } from '../renderer/renderer.ts';
import { defineOutputs, type Output, type Printed } from './define.ts';

/** Other sites have its address in their pages. */
export const embedScript = '/embed.js';

/** The scripts and style sheets that this site's pages name, with all that those load: none of another variant's form. */
export const assets = defineOutputs({
  name: 'assets',
  paths: ['embed.js'],
  of: ({ publication, renderer }, earlier) => {
    const wanted = new Set<string>();
    addAssets(wanted, [embedScript, ...[...earlier.values()].flatMap(({ addresses }) => addresses)], renderer);
    const { base } = publication.site;
    return [...wanted].sort().flatMap((address) => assetOutput(address, renderer, base) ?? []);
  },
});

/** The output of an address, if that is an asset's. */
export function assetOutput(address: string, { assets: all, digest }: Renderer, base: string): Output | undefined {
  const asset = all.get(address);
  return (
    asset && {
      path: address.slice(1),
      inputs: `${digest} ${address}${address.endsWith('.css') ? base : ''}`,
      isShared: true,
      print: () => printAsset(address, asset.bytes, base),
    }
  );
}

/** What the site has of an asset: scripts load each other by relative addresses, a team's styles may name files of theirs from the root. */
function printAsset(address: string, bytes: Uint8Array, base: string): Printed {
  if (base === '' || !address.endsWith('.css')) return bytes;
  return placeStyles(new TextDecoder().decode(bytes), base);
}

/** Adds what a page's addresses name of the assets, with all that those load. */
export function addAssets(wanted: Set<string>, addresses: Iterable<string>, { assets: all }: Renderer): void {
  for (const address of addresses) if (all.has(address)) wanted.add(address);
  // What is added meanwhile is gone through too.
  for (const address of wanted) for (const needed of all.get(address)?.needs ?? []) wanted.add(needed);
}
