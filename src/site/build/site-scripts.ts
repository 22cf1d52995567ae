import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { adapters } from '../../linking/adapters/index.ts';
import { bundleScript, type ScriptBundle } from './script-bundle.ts';

const virtual = 'virtual:site-scripts';

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The scripts that pages name by their address. */
interface SiteScripts {
  readonly selector: ScriptBundle;
  readonly embed: ScriptBundle;
  readonly preview: ScriptBundle;
  /** By the name of the adapter: no file says which it is. */
  readonly forms: ReadonlyMap<string, ScriptBundle>;
}

/** Where previews have the script that reloads pages; no page of a site names it. */
const previewScript = '/assets/preview.js';

async function bundleScripts(): Promise<SiteScripts> {
  const [selector, embed, preview, ...forms] = await Promise.all([
    bundleScript({
      input: fileOf('../scripts/selector/guide-selector.ts'),
      format: 'iife',
      name: 'assets/selector.[hash].js',
    }),
    // Other sites have this address in their pages.
    bundleScript({ input: fileOf('../scripts/guide-embed.ts'), format: 'iife', name: 'embed.js' }),
    bundleScript({ input: fileOf('../scripts/preview.ts'), format: 'es', name: previewScript.slice(1) }),
    ...adapters.map(({ name }) => bundleForm(name)),
  ]);
  return {
    selector,
    embed,
    preview,
    forms: new Map(forms.map((bundle, at) => [adapters[at]?.name ?? '', bundle])),
  };
}

/** The form with one adapter. */
export function bundleForm(adapter: string): Promise<ScriptBundle> {
  const input = 'virtual:form';
  const module = [
    `export { mountForm } from ${JSON.stringify(fileOf('../../linking/form/mount.tsx'))};`,
    `export { adapter } from ${JSON.stringify(fileOf(`../../linking/adapters/${adapter}.ts`))};`,
  ].join('\n');
  return bundleScript({ input, format: 'es', name: 'assets/form.[hash].js', modules: { [input]: module } });
}

/**
 * Tells the pages the addresses of the scripts that are bundled by themselves, and writes those
 * beside the other files for readers.
 */
export function siteScripts(): AstroIntegration {
  let bundled: Promise<SiteScripts> | undefined;
  const load = async (): Promise<string> => {
    const { selector, forms } = await (bundled ??= bundleScripts());
    return [
      `export const selectorScript = ${JSON.stringify(selector.path)};`,
      `export const formScripts = new Map(${JSON.stringify([...forms].map(([name, { path }]) => [name, path]))});`,
    ].join('\n');
  };
  return {
    name: 'guide-site-scripts',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const resolved = `\0${virtual}`;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'site-scripts',
                resolveId: (id: string) => (id === virtual ? resolved : undefined),
                load: (id: string) => (id === resolved ? load() : undefined),
              },
            ],
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        const { selector, embed, preview, forms } = await (bundled ??= bundleScripts());
        for (const { files } of [selector, embed, preview, ...forms.values()]) {
          for (const [path, code] of files) {
            const target = fileURLToPath(new URL(`.${path}`, dir));
            mkdirSync(dirname(target), { recursive: true });
            writeFileSync(target, code);
          }
        }
      },
    },
  };
}
