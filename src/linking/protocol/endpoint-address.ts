import { isAttemptUrl } from './attempt-url.ts';
import { linkError, linkFailure } from './link-failure.ts';

/**
 * The address for the provider's window: https, or the endpoint's own where that is on this
 * machine. Throws a link failure for any other.
 */
export function windowAddress(address: string, baseUrl: string): string {
  const href = parse(address, baseUrl)?.href ?? '';
  return isAttemptUrl(href, baseUrl) ? href : refuse();
}

/** An address that the session may be sent to: one on the endpoint's origin. Throws a link failure for any other. */
export function ownAddress(address: string, baseUrl: string): string {
  const url = parse(address, baseUrl);
  return url?.origin === new URL(baseUrl).origin && !url.username && !url.password ? url.href : refuse();
}

// Not `URL.parse`: Safari 17 has no such function.
function parse(address: string, baseUrl: string): URL | undefined {
  return URL.canParse(address, baseUrl) ? new URL(address, baseUrl) : undefined;
}

function refuse(): never {
  throw linkFailure(linkError('provider', { retryable: false, reference: 'unsafe-address' }));
}
