import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { build } from 'esbuild';
import { digestOf } from '../engine/index.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

interface LoneScript {
  /** What its module exports: the script's text, and the path it is published at. */
  readonly name: string;
  readonly entry: string;
  readonly pathOf: (code: string) => string;
}

/** By the name of the module. */
const scripts: ReadonlyMap<string, LoneScript> = new Map([
  [
    'virtual:head-script',
    {
      name: 'headScript',
      entry: 'scripts/selector/guide-selector.ts',
      pathOf: (code: string) => `/assets/selector.${digestOf(code).slice(0, 8)}.js`,
    },
  ],
  // Other sites have this address in their pages.
  ['virtual:embed-script', { name: 'embedScript', entry: 'scripts/guide-embed.ts', pathOf: () => '/embed.js' }],
]);

/**
 * Scripts that are no modules, as modules that say their text and path. The one runs before
 * a page is painted, and modules run after it is parsed; the other runs in the pages of
 * other sites, from which modules could not be loaded without more headers.
 */
export function loneScripts(): Plugin {
  return {
    name: 'lone-scripts',
    resolveId: (id) => (scripts.has(id) ? `\0${id}` : undefined),
    async load(id) {
      const script = scripts.get(id.replace(/^\0/u, ''));
      if (!id.startsWith('\0') || !script) return undefined;
      const { metafile, outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL(script.entry, import.meta.url))],
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2022',
        legalComments: 'none',
        metafile: true,
        write: false,
      });
      for (const input of Object.keys(metafile.inputs)) this.addWatchFile(input);
      const code = outputFiles[0]?.text ?? '';
      return `export const ${script.name} = ${JSON.stringify({ path: script.pathOf(code), code })};`;
    },
  };
}
