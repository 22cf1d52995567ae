import { assets } from './assets.ts';
import { brand } from './brand.ts';
import { collections } from './collections.ts';
import type { OutputKind } from './define.ts';
import { documents } from './documents.ts';
import { hostRules } from './host-rules.ts';
import { lists } from './lists.ts';
import { marker } from './marker.ts';
import { missing } from './missing.ts';
import { ownPages } from './own-pages.ts';
import { packed } from './packed.ts';
import { publicFiles } from './public-files.ts';
import { schemas } from './schemas.ts';

/** Everything that a site consists of, in the order in which it is made: a new kind is a file beside this one and a line here. */
export const outputKinds: readonly OutputKind[] = [
  documents,
  lists,
  ownPages,
  collections,
  missing,
  brand,
  schemas,
  assets,
  publicFiles,
  hostRules,
  marker,
  packed,
];

/** Addresses of the files that every site has, whatever is in it: a link to one is right. */
export function siteFiles(): ReadonlySet<string> {
  return new Set(outputKinds.flatMap(({ paths = [] }) => paths.map((path) => `/${path}`)));
}
