import { astro } from './astro.ts';
import type { Peer } from './define.ts';
import { docusaurus } from './docusaurus.ts';
import { hugo } from './hugo.ts';
import { starlight } from './starlight.ts';
import { vitepress } from './vitepress.ts';

/** What Stepwell can be measured beside. */
export const peers: readonly Peer[] = [hugo, astro, starlight, vitepress, docusaurus];
