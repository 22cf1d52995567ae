/**
 * Why a pattern is none, or nothing if it is one. The runtime says its reason only in a text
 * that begins with the pattern, such as `Invalid regular expression: /(/u: Unterminated group`.
 */
export function whyInvalidPattern(pattern: string, flags = 'u'): string | undefined {
  try {
    RegExp(pattern, flags);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /u, '').toLowerCase() : '';
  }
}
