const safeProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Whether an address may stand in a guide: a path, a fragment, or one of the safe protocols. */
export function isSafeUrl(url: string): boolean {
  // Browsers drop control characters and blanks before they read the protocol.
  // oxlint-disable-next-line no-control-regex -- exactly those characters are meant
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0]/gu, '');
  const protocol = /^[a-z][a-z\d+.-]*:/iu.exec(bare)?.[0].toLowerCase();
  return protocol === undefined || safeProtocols.has(protocol);
}

/** Whether an address leads to another site. */
export function isExternal(url: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//iu.test(url);
}
