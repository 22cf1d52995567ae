import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { build } from 'esbuild';
import { digestOf } from '../engine/index.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const name = 'virtual:head-script';
const entry = fileURLToPath(new URL('scripts/selector/guide-selector.ts', import.meta.url));

/**
 * The script that runs before the page is painted, as a module: its text, and the path it
 * is published at. It is bundled apart from all others, because those are modules, and
 * modules run after the page is parsed.
 */
export function headScripts(): Plugin {
  return {
    name: 'head-script',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const { metafile, outputFiles } = await build({
        entryPoints: [entry],
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
      const path = `/assets/selector.${digestOf(code).slice(0, 8)}.js`;
      return `export const headScript = ${JSON.stringify({ path, code })};`;
    },
  };
}
