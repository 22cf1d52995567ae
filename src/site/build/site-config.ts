import { join } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { passthroughImageService } from 'astro/config';
import { projectRoot } from '../../system/project-root.ts';
import { rendererAdapter } from './renderer-adapter.ts';

/**
 * How Astro bundles the site as a function.
 *
 * @param out The folder that the bundle is written into.
 * @param integrations What it takes beside the pages.
 */
export function siteConfig(out: string, integrations: AstroIntegration[]): AstroInlineConfig {
  return {
    srcDir: join(projectRoot, 'src/site'),
    // What is published as it is, the publisher takes from the team's folder.
    publicDir: join(projectRoot, 'src/site/no-public'),
    outDir: out,
    cacheDir: join(out, 'astro'),
    output: 'server',
    trailingSlash: 'ignore',
    build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
    devToolbar: { enabled: false },
    image: { service: passthroughImageService() },
    adapter: rendererAdapter(),
    integrations,
    vite: {
      // The bundle is run from wherever it is kept.
      ssr: { noExternal: true },
      build: { assetsInlineLimit: 0 },
      // The same scripts are of every site, wherever below its host that is.
      experimental: { renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
    },
  };
}
