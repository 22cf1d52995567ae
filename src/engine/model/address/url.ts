/** The protocols of addresses that may be published. */
export const linkProtocols = ['http', 'https', 'mailto', 'tel'] as const;

/** Whether an address may be published: a path, a fragment, or one of {@link linkProtocols}. */
export function isSafeUrl(url: string): boolean {
  // Browsers drop control characters and blanks before they read the protocol, printers quotes and brackets.
  // oxlint-disable-next-line no-control-regex -- exactly those characters are meant
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff<>"'`\\]/gu, '');
  const protocol = /^([a-z][a-z\d+.-]*):/iu.exec(bare)?.[1]?.toLowerCase();
  return protocol === undefined || linkProtocols.some((safe) => safe === protocol);
}

/** Whether an address leads to another site. */
export function isExternal(url: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//iu.test(url);
}

/** An address in its one form: no blanks around it, its protocol in small letters, and one where it has only a host. */
export function tidyAddress(url: string): string {
  return url
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:/iu, (protocol) => protocol.toLowerCase())
    .replace(/^\/\/(?=[^/])/u, 'https://');
}
