import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { projectRoot } from '../../system/project-root.ts';

/** Bundles the site into a module whose `render(path, locals)` draws a page: see `renderer.ts`. */
export function rendererAdapter(): AstroIntegration {
  return {
    name: 'guide-renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'guide-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: join(projectRoot, 'src/site/renderer.ts'),
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
