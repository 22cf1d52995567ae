import { resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { remarkGuide } from './src/engine/index.ts';
import { siteOf } from './src/node/site.ts';
import { loadWorkspace, publicFolderOf } from './src/node/workspace.ts';
import { provideSite } from './src/site/current-site.ts';
import { settings } from './src/site/settings.ts';
import { brandStyles } from './src/site/theme/brand-styles.ts';

const { content, variant, origin, out, cacheDir } = settings();
const site = await provideSite(async () => siteOf(await loadWorkspace({ content, cacheDir }), variant, origin));

export default defineConfig({
  site: site.origin,
  srcDir: './src/site',
  publicDir: publicFolderOf(resolve(content)),
  outDir: out,
  cacheDir: resolve(cacheDir, 'astro', variant),
  output: 'static',
  trailingSlash: 'ignore',
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // For pages of a site's owner in src/site/pages; guides and prose compile by the engine.
  integrations: [mdx({ processor: unified({ remarkPlugins: [[remarkGuide, { variant: site.variant }]] }), syntaxHighlight: false })],
  vite: { plugins: [brandStyles()], build: { assetsInlineLimit: 0 } },
  experimental: { incrementalBuild: true },
});
