/** Whether the reader may be sent to an address: https, or the endpoint's own loopback origin. */
export function isAttemptUrl(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && origin === new URL(baseUrl).origin && isLoopback(origin));
}

/**
 * Where a reader goes who approves in the tab of the guide. The endpoint's own address is told where
 * to lead back to, at the form; what another origin makes of its query is not known.
 */
export function addressHere(url: string, baseUrl: string, returnUrl: string | undefined): string {
  const address = new URL(url);
  if (returnUrl !== undefined && address.origin === new URL(baseUrl).origin)
    address.searchParams.set('return', returnUrl);
  return address.href;
}

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/u.test(origin);
}
