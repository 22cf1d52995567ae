import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { namedScripts, type NamedScripts, scriptsFile } from './named-scripts.ts';

/** The scripts that pages name by their address, as a renderer that is there has them. */
export function keptScripts(renderer: string): AstroIntegration {
  const kept = JSON.parse(readFileSync(join(renderer, scriptsFile), 'utf8')) as NamedScripts;
  return namedScripts({
    name: 'guide-kept-scripts',
    load: async () => kept,
    write: async (dir) => {
      for (const path of kept.files) {
        const target = fileURLToPath(new URL(`.${path}`, dir));
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(join(renderer, 'client', path), target);
      }
    },
  });
}
