import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { adapters } from './src/linking/adapters/index.ts';
import { siteOf } from './src/publication/site.ts';
import { publicFolderOf } from './src/workspace/public-files.ts';
import { loadWorkspace } from './src/workspace/workspace.ts';
import { providePublication } from './src/site/current-publication.ts';
import { linkingModule } from './src/site/linking-module.ts';
import { liveReload } from './src/site/live-reload.ts';
import { loneScripts } from './src/site/lone-scripts.ts';
import { ownPages } from './src/site/own-pages.ts';
import { publicationOf } from './src/publication/publication.ts';
import { searchModule } from './src/site/search-module.ts';
import { settings } from './src/site/settings.ts';
import { textOutput } from './src/site/text-output.ts';
import { variantSwitch } from './src/site/variant-switch.ts';
import { brandStyles } from './src/site/theme/brand-styles.ts';

const { content, variant, origin, out, cacheDir, pagesCacheDir } = settings();
// A build whose command was killed ends too.
if (process.env['STEPWELL_CHECKED'] === '1')
  process.stdin
    .on('end', () => process.exit(1))
    .resume()
    .unref();
const isBuild = process.env['STEPWELL_CHECKED'] === '1';
let diagnostics = [];
const { site } = await providePublication(async () => {
  const workspace = await loadWorkspace({ content, cacheDir, isChecked: isBuild, adapters });
  diagnostics = workspace.diagnostics;
  return publicationOf(siteOf(workspace, variant, origin));
});

export default defineConfig({
  site: site.origin,
  srcDir: './src/site',
  // A build copies its files by itself: here a page would give way to one of the same name.
  publicDir: isBuild ? resolve(cacheDir, 'no-public') : publicFolderOf(resolve(content)),
  outDir: out,
  cacheDir: resolve(pagesCacheDir),
  output: 'static',
  trailingSlash: 'ignore',
  prerenderConflictBehavior: 'error',
  // Rendering goes on while files are being written.
  build: { concurrency: 4, format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [
    ...(await ownPages(site)),
    liveReload({ content, diagnostics: () => diagnostics }),
    variantSwitch(variant),
    textOutput(),
  ],
  // Links are written for the port: no other will do.
  vite: {
    cacheDir: resolve(cacheDir, 'preview', variant, 'vite'),
    plugins: [brandStyles(), loneScripts(), linkingModule(), searchModule()],
    build: { assetsInlineLimit: 0 },
    server: { strictPort: true },
  },
  experimental: { incrementalBuild: true },
});
