import type { en } from './en.ts';

/** The name of a message. */
export type MessageKey = keyof typeof en;

/** Names of messages that have plural forms. */
export type PluralKey = {
  [K in MessageKey]: K extends `${infer Base}.other` ? (`${Base}.one` extends MessageKey ? Base : never) : never;
}[MessageKey];

/** The names that languages give to the forms of a count (CLDR's plural categories). */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

type PluralForm = (typeof pluralForms)[number];

/** What content may name beside the categories and methods of English. */
type NamedByContent = { readonly [Key in `category.${string}` | `method.hint.${string}`]?: string };

/**
 * A complete dictionary of a language with the plural forms `Form`: one that lacks a message does
 * not compile.
 */
export type Dictionary<Form extends PluralForm> = NamedByContent &
  Readonly<Record<Exclude<MessageKey, `${PluralKey}.one`> | `${PluralKey}.${Form}`, string>>;

/** The dictionary of any language. */
export type Messages = Dictionary<'other'> & { readonly [Key in `${PluralKey}.${PluralForm}`]?: string };
