import type { LinkContext, Values } from './define.ts';
import { isSecret } from './is-secret.ts';
import { shownText } from './shown-text.ts';

/** Makes text to show out of what an endpoint said. */
export type PlainText = (said: unknown) => string;

/**
 * Text to show without any value that was submitted: only those of fields that the guide knows
 * not to be secret may stay.
 */
export function plainText({ fields }: Pick<LinkContext, 'fields'>, values: Values): PlainText {
  const open = new Set(fields.filter((field) => !isSecret(field)).map(({ key }) => key));
  const secrets = [...values]
    .filter(([key, value]) => value !== '' && !open.has(key))
    .flatMap(([, value]) => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())])
    .sort((a, b) => b.length - a.length);
  return (said) =>
    shownText(typeof said === 'string' ? secrets.reduce((text, secret) => text.replaceAll(secret, '•••'), said) : said);
}
