/** How an account is linked, as far as protocols tell it apart. */
export type MethodFamily = 'oauth' | 'client-credentials' | 'basic' | 'key';

/** A name as it is compared: names of the same thing differ in case and punctuation. */
export function plainName(name: unknown): string {
  return typeof name === 'string' ? name.toLowerCase().replaceAll(/[^a-z\d]/gu, '') : '';
}

/** The family of a method's id (`oauth-2-0`), or of what a protocol calls it (`OAUTH2_CC`). */
export function methodFamily(name: string): MethodFamily {
  const plain = plainName(name);
  if (/clientcredentials|oauth2cc/u.test(plain)) return 'client-credentials';
  if (/oauth|authorizationcode/u.test(plain)) return 'oauth';
  return plain.includes('basic') ? 'basic' : 'key';
}
