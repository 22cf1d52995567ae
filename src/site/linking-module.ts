import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { en } from '../node/messages/en.ts';
import { currentPublication } from './current-publication.ts';
import type { MessageKey } from './messages/translate.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const name = 'virtual:linking';
const pathOf = (file: string): string => fileURLToPath(new URL(`../linking/${file}`, import.meta.url));

/** What the form says; the names of its messages begin so. */
const prefix = 'link.';

/**
 * The form with the variant's own adapter, settings and words as a module, which a page
 * loads when its reader comes to the form. No other adapter is in the site.
 */
export function linkingModule(): Plugin {
  return {
    name: 'linking',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const { site, translation, product } = await currentPublication();
      const { linking } = site.variant;
      if (!linking) return 'export const adapter = undefined;';
      const {
        adapter,
        baseUrl,
        accountsUrl: _accountsUrl,
        session: _session,
        hostedUrl: _hostedUrl,
        noScript: _noScript,
        ...settings
      } = linking;
      const file = pathOf(`adapters/${adapter}.ts`);
      if (!existsSync(file)) throw new Error(`Cannot link accounts by ${adapter}: there is no such adapter`);
      const messages = Object.fromEntries(
        (Object.keys(en) as MessageKey[])
          .filter((key) => key.startsWith(prefix))
          .map((key) => [key, translation.say(key, { product })]),
      );
      const options = {
        baseUrl,
        variant: site.variant.id,
        organization: product,
        settings,
        messages: { ...messages, 'link.locale': translation.locale },
      };
      return [
        `export { adapter } from ${JSON.stringify(file)};`,
        `export { mountForm } from ${JSON.stringify(pathOf('form/mount.tsx'))};`,
        `export const settings = ${JSON.stringify(options)};`,
      ].join('\n');
    },
  };
}
