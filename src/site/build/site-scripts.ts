import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { adapters } from '../../linking/adapters/index.ts';
import { namedScripts } from './named-scripts.ts';
import { bundleScript, type ScriptBundle } from './script-bundle.ts';

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

/** Bundles the scripts that pages name by their address. */
export function siteScripts(): AstroIntegration {
  let bundled: Promise<SiteScripts> | undefined;
  const bundles = async (): Promise<ScriptBundle[]> => {
    const { selector, embed, preview, forms } = await (bundled ??= bundleScripts());
    return [selector, embed, preview, ...forms.values()];
  };
  return namedScripts({
    name: 'guide-site-scripts',
    load: async () => {
      const { selector, forms } = await (bundled ??= bundleScripts());
      return {
        selector: selector.path,
        forms: Object.fromEntries([...forms].map(([name, { path }]) => [name, path])),
        files: (await bundles()).flatMap(({ files }) => [...files.keys()]),
      };
    },
    write: async (dir) => {
      for (const [path, code] of (await bundles()).flatMap(({ files }) => [...files])) {
        const target = fileURLToPath(new URL(`.${path}`, dir));
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, code);
      }
    },
  });
}
