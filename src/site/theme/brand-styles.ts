import type { ViteUserConfig } from 'astro';
import { currentSite } from '../current-site.ts';
import { brandCss } from './brand-css.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const name = 'virtual:brand.css';

/** The variant's style sheet as a module, so that it goes into the one file with all other styles. */
export function brandStyles(): Plugin {
  return {
    name: 'brand-styles',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) => (id === `\0${name}` ? brandCss((await currentSite()).variant) : undefined),
  };
}
