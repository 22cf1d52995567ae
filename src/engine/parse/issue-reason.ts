import type { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  null: 'nothing',
};

const forms: Readonly<Record<string, string>> = {
  url: 'an address such as `https://example.com`',
  date: 'a date such as `2026-08-01`',
  email: 'an email address',
};

/**
 * How a value is parsed whose issues are put into words here: an issue then has a message
 * only if its schema states one, and not the library's own.
 */
export const ownWordsOnly = { error: () => '' };

/** Why a value does not fit its schema, as the end of the sentence “`key` is not right: …”. */
export function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it has to be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_format':
      return issue.format in forms ? `it has to be ${forms[issue.format]}` : own(issue, 'it has another form');
    case 'invalid_value':
      return `it has to be ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'it is empty'
        : `it has to be at least ${String(issue.minimum)}`;
    case 'too_big':
      return `it has to be at most ${String(issue.maximum)}`;
    case 'invalid_union':
      return 'it has none of the forms that are possible here';
    case 'invalid_key':
      return issue.issues[0] ? reasonOf(issue.issues[0]) : 'its key has another form';
    default:
      return own(issue, 'it has another form');
  }
}

/** A schema's own words, where it has any. */
function own(issue: z.core.$ZodIssue, otherwise: string): string {
  return issue.message === '' ? otherwise : issue.message;
}
