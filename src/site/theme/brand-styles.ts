import type { ViteUserConfig } from 'astro';
import { currentSite } from '../current-site.ts';
import { brandCss } from './brand-css.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const name = 'virtual:brand.css';
/** What Vite calls the module. */
export const brandStylesId = `\0${name}`;

/** The variant's style sheet as a module, so that it goes into the one file with all other styles. */
export function brandStyles(): Plugin {
  return {
    name: 'brand-styles',
    resolveId: (id) => (id === name ? brandStylesId : undefined),
    load: async (id) => {
      if (id !== brandStylesId) return undefined;
      const { variant, origin } = await currentSite();
      return brandCss(variant, origin);
    },
  };
}
