import { addressAt } from '../engine/internal.ts';
import { type MessageKey, pluralForms } from '../workspace/messages/define.ts';
import { en } from '../workspace/messages/en.ts';
import { listedKinds } from '../workspace/content-kinds.ts';
import type { Translation } from './translate.ts';

const factNames: ReadonlySet<string> = new Set(['guides.setup', 'nav.help']);
/** What is said in the form that a count has. */
const counted = ['search.found', 'search.more'];
/** What only the page of the search says, and it by itself. */
const ofPage: ReadonlySet<string> = new Set([
  'search.title',
  'search.description',
  'search.placeholder',
  'search.script',
  'search.tool',
  'search.tool.query',
]);

/** What the search says in a variant's words, as the file that is loaded with the search and not with a page. */
export function searchWords(
  translation: Translation,
  product: string,
  titles: ReadonlyMap<string, string>,
  base: string,
): string {
  const keys = (Object.keys(en) as MessageKey[]).filter(
    (key) =>
      factNames.has(key) ||
      (key.startsWith('search.') && !ofPage.has(key) && !counted.some((name) => key.startsWith(`${name}.`))),
  );
  const forms = counted.flatMap((name) =>
    pluralForms.flatMap((form) => {
      const message = translation.find(`${name}.${form}`);
      return message === undefined ? [] : [[`${name}.${form}`, message]];
    }),
  );
  const words = Object.fromEntries([...keys.map((key) => [key, translation.say(key, { product })]), ...forms]);
  const kinds = listedKinds.filter(({ path }) => titles.has(path));
  const names = Object.fromEntries(
    kinds.map(({ name, path }) => [addressAt(base, path), translation.say(`${name}.title`)]),
  );
  return JSON.stringify({ locale: translation.locale, words, kinds: names });
}
