import type { LinkContext, LinkError, Values } from '../../protocol/define.ts';
import { own, ownList, ownText } from '../../protocol/own.ts';
import { plainText } from '../../protocol/plain-text.ts';
import type { Answer } from '../../protocol/request.ts';
import { namedKind, statusError } from '../../protocol/status-error.ts';

/**
 * The link error of a refusal: `{statusCode, message}`, where `message` may be JSON
 * `{message, provider_response}`, and `provider_response` JSON again, in the provider's words. Where that
 * says `error`, `fields` and `missing_scopes`, they say more than the status.
 */
export function hubError({ status, body, retryAfter }: Answer, context: LinkContext, values: Values): LinkError {
  const say = plainText(context, values);
  const outer = own(body, 'message');
  const inner = parse(outer);
  const isNested = own(inner, 'message') !== undefined || own(inner, 'provider_response') !== undefined;
  const details = isNested ? inner : body;
  const response = parse(own(details, 'provider_response'));
  const words = [messageOf(own(details, 'message')), messageOf(response)].map((text) => say(text));
  const fields = Object.entries(own(response, 'fields') ?? {}).map(([key, text]) => [key, say(text)] as const);
  return statusError({
    status,
    kind: namedKind(own(response, 'error')),
    fields: new Map(fields),
    message: [...new Set(words)].filter(Boolean).join(' '),
    missingScopes: ownList(response, 'missing_scopes').flatMap((scope) => say(scope) || []),
    retryAfter,
  });
}

/** What is in a text of JSON; the thing itself where it is none. */
function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function messageOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join('. ');
  return ownText(value, 'message') ?? ownText(value, 'error_description') ?? '';
}
