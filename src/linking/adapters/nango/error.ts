import type { LinkContext, LinkError, LinkErrorKind, Values } from '../../protocol/define.ts';
import { own, ownList, ownText } from '../../protocol/own.ts';
import { plainText } from '../../protocol/plain-text.ts';
import type { Answer } from '../../protocol/request.ts';
import { statusError } from '../../protocol/status-error.ts';

/** What the codes of the client's published types mean, where they say more than the status. */
export const nangoKinds: ReadonlyMap<string, LinkErrorKind> = new Map([
  ['invalid_credentials', 'credentials'],
  ['connection_test_failed', 'credentials'],
  ['connection_validation_failed', 'credentials'],
  ['unknown_connect_session_token', 'session'],
  ['invalid_connect_session_token_format', 'session'],
  ['resource_capped', 'capacity'],
  ['plan_limit', 'capacity'],
  ['unknown_provider_config', 'provider'],
  ['unknown_provider_template', 'provider'],
  ['invalid_auth_mode', 'provider'],
  ['integration_not_allowed', 'provider'],
  ['access_denied', 'cancelled'],
]);

/** The link error of `{error: {code, message, errors: [{code, message, path[]}]}}`. */
export function nangoError({ status, body, retryAfter }: Answer, context: LinkContext, values: Values): LinkError {
  const say = plainText(context, values);
  const error = own(body, 'error');
  const code = ownText(error, 'code');
  const fields = ownList(error, 'errors').flatMap((part): [string, string][] => {
    const key = ownList(part, 'path').at(-1);
    return typeof key === 'string' ? [[key, say(own(part, 'message'))]] : [];
  });
  return statusError({
    status,
    kind: nangoKinds.get(code ?? ''),
    message: say(own(error, 'message')),
    fields: new Map(fields),
    retryAfter,
    reference: say(code),
  });
}
