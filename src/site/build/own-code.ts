import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { projectRoot } from '../../system/project-root.ts';
import { type ComponentName, components as known } from '../../workspace/project/components.ts';
import type { Project } from '../../workspace/project/project.ts';

/** Puts a project's components in the place of ours, and adds its pages. */
export function ownCode({ components, pages }: Pick<Project, 'components' | 'pages'>): AstroIntegration {
  const replaced = new Map(
    Object.entries(components).map(([name, file]) => [
      realpathSync(join(projectRoot, 'src/site', known[name as ComponentName])),
      file,
    ]),
  );
  return {
    name: 'guide-own-code',
    hooks: {
      'astro:config:setup': ({ injectRoute, updateConfig }) => {
        for (const [pattern, entrypoint] of Object.entries(pages)) injectRoute({ pattern, entrypoint });
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'own-components',
                enforce: 'pre',
                async resolveId(source: string, importer: string | undefined, options: object) {
                  if (replaced.size === 0 || !source.endsWith('.astro')) return undefined;
                  const found = await this.resolve(source, importer, { ...options, skipSelf: true });
                  const own = found && replaced.get(found.id);
                  // What takes the place of a component may be made of it.
                  return own === undefined || importer === own ? undefined : own;
                },
              },
            ],
          },
        });
      },
    },
  };
}
