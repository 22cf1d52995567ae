import type { Variant } from '../engine/index.ts';
import type { MessageKey, Messages, PluralKey } from '../workspace/messages/define.ts';
import { en } from '../workspace/messages/en.ts';
import * as languages from '../workspace/messages/index.ts';

type Values = Readonly<Record<string, string | number>>;

/** What the site says in a variant's language and words. */
export interface Translation {
  readonly locale: string;
  /** `rtl` where the language is written from right to left. */
  readonly direction: 'ltr' | 'rtl';
  readonly say: (key: MessageKey, values?: Values) => string;
  /** The plural form for `count`, which fills `{count}`. */
  readonly count: (key: PluralKey, count: number, values?: Values) => string;
  /** The message of a name made at run time, if there is one. */
  readonly find: (key: string) => string | undefined;
  /** An ISO date in words. */
  readonly date: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
}

const dictionaries: Readonly<Record<string, Messages>> = languages;

type TranslatedVariant = Pick<Variant, 'locale' | 'messages'> & Partial<Pick<Variant, 'variables'>>;

/** The translation of a variant: its language, or English where that is missing, with its own messages on top. */
export function translationOf({ locale, messages, variables }: TranslatedVariant): Translation {
  const product = variables?.['product.name'];
  const shared: Values = product === undefined ? {} : { product };
  const language = new Intl.Locale(locale).language;
  const dictionary: Readonly<Record<string, string>> = { ...(dictionaries[language] ?? en), ...messages };
  const spoken = dictionaries[language] ? locale : 'en';
  const plurals = new Intl.PluralRules(spoken);
  const numbers = new Intl.NumberFormat(spoken);
  const dates = new Intl.DateTimeFormat(spoken, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(spoken, { type: 'conjunction' });
  const find = (key: string): string | undefined => (Object.hasOwn(dictionary, key) ? dictionary[key] : undefined);
  const say = (key: MessageKey, values: Values = {}): string => fill(find(key) ?? key, { ...shared, ...values });
  return {
    locale: spoken,
    direction: directionOf(spoken),
    say,
    count: (key, count, values = {}) => {
      const form = find(`${key}.${plurals.select(count)}`) ?? find(`${key}.other`) ?? '';
      return fill(form, { ...shared, ...values, count: numbers.format(count) });
    },
    find,
    date: (iso) => dates.format(new Date(`${iso}T00:00:00Z`)),
    list: (items) => lists.format(items),
  };
}

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** How a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { language, script } = new Intl.Locale(locale);
  return script === 'Latn' || !rightToLeft.has(language) ? 'ltr' : 'rtl';
}

/** What an element says of the language of its text; nothing if that is the one around it. */
export interface Language {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** What the element of a text says of its language, if that is another than the one around it. */
export function languageOf(
  { locale = '' }: { readonly locale?: string | undefined },
  around: Pick<Translation, 'locale'>,
): Language {
  return locale === '' || locale === around.locale ? {} : { lang: locale, dir: directionOf(locale) };
}

function fill(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/gu, (found, name: string) => String(values[name] ?? found));
}
