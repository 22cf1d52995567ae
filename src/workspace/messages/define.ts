import type { en } from './en.ts';

/** The name of a message. */
export type MessageKey = keyof typeof en;

/** Names of messages that have plural forms. */
export type PluralKey = {
  [K in MessageKey]: K extends `${infer Base}.other` ? (`${Base}.one` extends MessageKey ? Base : never) : never;
}[MessageKey];

/**
 * A complete dictionary: one that lacks a message does not compile. A language has its own plural forms
 * beside those of English, and may name categories and methods that English does not.
 */
export type Messages = Readonly<Record<MessageKey, string>> & {
  readonly [
    Key in `${PluralKey}.${'zero' | 'two' | 'few' | 'many'}` | `category.${string}` | `method.hint.${string}`
  ]?: string;
};
