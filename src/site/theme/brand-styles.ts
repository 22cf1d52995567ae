import type { ViteUserConfig } from 'astro';
import { currentPublication } from '../current-publication.ts';
import { brandCss } from '../../publication/theme/brand-css.ts';

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
      const { variant, origin } = (await currentPublication()).site;
      return brandCss(variant, origin);
    },
  };
}
