import { globSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { Variant } from '../engine/index.ts';

/**
 * MDX for pages of a site's owner in `src/site/pages`, with Astro components, and tokens
 * and whitelabel parts as in guides. Guides and prose compile by the engine, so without
 * such pages nothing of MDX is loaded.
 */
export async function ownPages({ variant }: { readonly variant: Variant }): Promise<AstroIntegration[]> {
  if (globSync('pages/**/*.mdx', { cwd: import.meta.dirname }).length === 0) return [];
  const [{ default: mdx }, { unified }, { remarkGuide }] = await Promise.all([
    import('@astrojs/mdx'),
    import('@astrojs/markdown-remark'),
    import('../engine/index.ts'),
  ]);
  return [mdx({ processor: unified({ remarkPlugins: [[remarkGuide, { variant }]] }), syntaxHighlight: false })];
}
