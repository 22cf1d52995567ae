import { en } from './en.ts';

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * The names of all messages that a variant may change. Categories and methods are named by
 * content, and other languages have more plural forms than English.
 */
export const messageNames: readonly string[] = [
  ...new Set([
    ...Object.keys(en).flatMap((name) =>
      name.endsWith('.other') && Object.hasOwn(en, name.replace(/other$/u, 'one'))
        ? pluralForms.map((form) => name.replace(/other$/u, form))
        : [name],
    ),
    'category.*',
    'method.hint.*',
  ]),
];
