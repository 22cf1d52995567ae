import type { LinkContext } from './define.ts';
import { linkError, type LinkFailure, linkFailure } from './link-failure.ts';
import { shownText } from './shown-text.ts';

/** That the session is good, and the endpoint has nothing that it could link by the guide's method. */
export function noIntegration(context: LinkContext): LinkFailure {
  const { provider, method } = context.guide;
  const message = shownText(`This session cannot link ${provider.name} by the method ${method}.`);
  return linkFailure(linkError('session', { message, retryable: false, reference: 'no-integration' }));
}
