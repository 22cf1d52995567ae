import type { LinkContext, Values } from './define.ts';

const longest = 500;

/** Makes text to show out of what an endpoint said. */
export type PlainText = (said: unknown) => string;

/**
 * Text to show, without control and direction characters, in at most 500 characters, and without
 * any value that was submitted: only those of fields that the guide knows not to be secret may stay.
 */
export function plainText(values: Values, { fields }: Pick<LinkContext, 'fields'>): PlainText {
  const open = new Set(fields.filter(({ secret, type }) => !secret && type !== 'password').map(({ key }) => key));
  const secrets = [...values]
    .filter(([key, value]) => value !== '' && !open.has(key))
    .flatMap(([, value]) => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())])
    .sort((a, b) => b.length - a.length);
  return (said) => {
    if (typeof said !== 'string') return '';
    const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '•••'), said);
    const text = safe
      .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
      .trim();
    return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
  };
}
