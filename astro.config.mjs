import { defineConfig } from 'astro/config';
import { siteConfig } from './src/site/build/site-config.ts';
import { siteScripts } from './src/site/build/site-scripts.ts';

/** For editors, checks and Astro's own commands: a build bundles the site by `publish/renderer/bundle-pages.ts`. */
export default defineConfig(siteConfig('node_modules/.cache/stepwell/out', [siteScripts()]));
