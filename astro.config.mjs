import { passthroughImageService, defineConfig } from 'astro/config';
import { rendererAdapter } from './src/site/build/renderer-adapter.ts';
import { siteScripts } from './src/site/build/site-scripts.ts';

const out = process.env.STEPWELL_RENDERER ?? 'node_modules/.cache/stepwell/out';
// A bundling whose command was killed ends too.
if (process.env.STEPWELL_RENDERER)
  process.stdin
    .on('end', () => process.exit(1))
    .resume()
    .unref();

/** The site as a function: `publish/renderer/renderer.ts` runs it once a version of the code. */
export default defineConfig({
  srcDir: './src/site',
  // What is published as it is, the publisher takes from the team's folder.
  publicDir: './src/site/no-public',
  outDir: out,
  cacheDir: `${out}/astro`,
  output: 'server',
  trailingSlash: 'ignore',
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  adapter: rendererAdapter(),
  integrations: [siteScripts()],
  vite: {
    // The bundle is run from wherever it is kept.
    ssr: { noExternal: true },
    build: { assetsInlineLimit: 0 },
  },
});
