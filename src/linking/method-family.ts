/** How an account is linked, as far as protocols tell it apart. */
export type MethodFamily = 'oauth' | 'client-credentials' | 'basic' | 'key';

/** The family of a method's id (`oauth-2-0`), or of what a protocol calls it (`OAUTH2_CC`). */
export function methodFamily(name: string): MethodFamily {
  const plain = name.toLowerCase().replaceAll(/[^a-z\d]/gu, '');
  if (/clientcredentials|oauth2cc/u.test(plain)) return 'client-credentials';
  if (/oauth|authorizationcode/u.test(plain)) return 'oauth';
  return plain.includes('basic') ? 'basic' : 'key';
}
