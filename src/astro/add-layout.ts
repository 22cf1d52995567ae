import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HookParameters } from 'astro';
import { projectRoot } from '../system/project-root.ts';

/** The name by which the page that the layout is drawn on imports it. */
const virtual = 'virtual:guide-site-layout';

/**
 * Has the site draw its layout on a page of its own, by its own build, around what stands for the parts of a
 * page of ours. Gives the path of that page.
 */
export function addLayout(
  file: string,
  base: string,
  { injectRoute, updateConfig }: Pick<HookParameters<'astro:config:setup'>, 'injectRoute' | 'updateConfig'>,
): string {
  if (!existsSync(file)) throw new Error(`stepwell: There is no file ${file}, which \`layout\` names.`);
  const path = `${base}guide-layout`;
  injectRoute({ pattern: path, entrypoint: join(projectRoot, 'src/astro/layout-page.astro'), prerender: true });
  updateConfig({
    vite: {
      plugins: [
        { name: 'guide-site-layout', resolveId: (id: string) => (id === virtual ? file : undefined), enforce: 'pre' },
      ],
    },
  });
  return path;
}
