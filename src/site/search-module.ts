import type { ViteUserConfig } from 'astro';
import { en } from '../workspace/messages/en.ts';
import { currentPublication } from './current-publication.ts';
import type { MessageKey } from '../publication/translate.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const name = 'virtual:search-words';
const names: ReadonlySet<string> = new Set(['guides.setup', 'nav.help', 'nav.handbook', 'errors.title']);
/** What only the page of the search says, and it by itself. */
const ofPage: ReadonlySet<string> = new Set([
  'search.title',
  'search.description',
  'search.placeholder',
  'search.script',
  'search.tool',
  'search.tool.query',
]);
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** What the search says in the variant's words, as a module that is loaded with the search and not with a page. */
export function searchModule(): Plugin {
  return {
    name: 'search-words',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const { translation, product } = await currentPublication();
      const keys = (Object.keys(en) as MessageKey[]).filter(
        (key) => (key.startsWith('search.') && !ofPage.has(key)) || names.has(key),
      );
      const forms = ['search.found', 'search.more'].flatMap((base) =>
        pluralForms.flatMap((form) => {
          const message = translation.find(`${base}.${form}`);
          return message === undefined ? [] : [[`${base}.${form}`, message]];
        }),
      );
      const words = Object.fromEntries([...keys.map((key) => [key, translation.say(key, { product })]), ...forms]);
      return `export const words = ${JSON.stringify(words)};\nexport const locale = ${JSON.stringify(translation.locale)};`;
    },
  };
}
