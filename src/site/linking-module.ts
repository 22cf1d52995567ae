import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { currentPublication } from './current-publication.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const name = 'virtual:linking';
const pathOf = (file: string): string => fileURLToPath(new URL(`../linking/${file}`, import.meta.url));

/**
 * The form with the variant's own adapter as a module, which a page loads when its reader comes
 * to the form. No other adapter is in the site; settings and words are in the page.
 */
export function linkingModule(adapterOf = variantAdapter): Plugin {
  return {
    name: 'linking',
    // Preact's `h` is in what it sends to readers as it is; another runtime for its elements would come on top.
    config: () => ({ oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } } }),
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const adapter = await adapterOf();
      if (adapter === undefined) return 'export const adapter = undefined;';
      const file = pathOf(`adapters/${adapter}.ts`);
      if (!existsSync(file)) throw new Error(`Cannot link accounts by ${adapter}: there is no such adapter`);
      return [
        `export { mountForm } from ${JSON.stringify(pathOf('form/mount.tsx'))};`,
        `export { adapter } from ${JSON.stringify(file)};`,
      ].join('\n');
    },
  };
}

async function variantAdapter(): Promise<string | undefined> {
  const { site } = await currentPublication();
  return site.variant.linking?.adapter;
}
