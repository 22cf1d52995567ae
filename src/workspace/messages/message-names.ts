import { pluralForms } from './define.ts';
import { en } from './en.ts';

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

/** The names in braces that the site fills in in a message; nothing for those that content names. */
export function messageFills(name: string): readonly string[] | undefined {
  const other = name.replace(/[^.]+$/u, 'other');
  const text = Object.entries(en).find(([key]) => key === other || key === name)?.[1];
  if (text === undefined) return undefined;
  return [...new Set([...[...text.matchAll(/\{(\w+)\}/gu)].flatMap(([, fill = '']) => [fill]), 'product'])];
}
