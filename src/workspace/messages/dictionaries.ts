import { en } from './en.ts';

/** The site's own words by language; another language is one more. */
export const dictionaries: Readonly<Record<string, Readonly<Record<keyof typeof en, string>>>> = { en };

/** The languages that a site can speak. */
export const languages: readonly string[] = Object.keys(dictionaries);
