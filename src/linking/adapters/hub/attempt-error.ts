import type { LinkError } from '../../protocol/define.ts';
import { own } from '../../protocol/own.ts';
import { shownText } from '../../protocol/shown-text.ts';
import { linkError } from '../../protocol/link-failure.ts';

/** The link error of an attempt that ended without an account; undefined while it goes on. */
export function hubAttemptError(body: unknown): LinkError | undefined {
  const status = own(body, 'status');
  if (status === 'cancelled') return linkError('cancelled');
  if (status === 'expired') return linkError('timeout');
  if (status !== 'error') return undefined;
  const error = own(body, 'error');
  const code = shownText(own(error, 'code'));
  const kind = code === 'access_denied' ? 'cancelled' : /scope|permission/u.test(code) ? 'permissions' : 'provider';
  return {
    kind,
    message: shownText(own(error, 'description')),
    retryable: true,
    ...(code !== '' && { reference: code }),
  };
}
