import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Bundles the site into a module whose `render(path, locals)` draws a page: see `renderer.ts`. */
export function rendererAdapter(): AstroIntegration {
  return {
    name: 'guide-renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'guide-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('../renderer.ts', import.meta.url)),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'unsupported',
            sharpImageService: 'unsupported',
          },
        }),
    },
  };
}
