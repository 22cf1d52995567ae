/** What services begin their secrets with, as they document it, with how much follows. */
const known: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{40}/u],
  ['a key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/u],
  ['a token of GitHub', /\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{60})/u],
  ['a token of Slack', /\bxox[abeoprs]-[\dA-Za-z-]{20}/u],
  ['a key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{20}/u],
  ['a key of Google', /\bAIza[\w-]{35}/u],
  ['a token of GitLab', /\bglpat-[\w-]{20}/u],
  ['a key of SendGrid', /\bSG\.[\w-]{22}\.[\w-]{43}/u],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20}/u],
];

/**
 * What a text seems to hold that nobody should read, or nothing. In a field that is secret
 * any long text that looks drawn by lot counts.
 */
export function secretIn(text: string, isSecret: boolean): string | undefined {
  const kind = known.find(([, pattern]) =>
    [...text.matchAll(new RegExp(pattern, 'gu'))].some(([found]) => isRandom(found)),
  );
  if (kind) return kind[0];
  const run = isSecret ? (text.match(/[\w+/=.~-]{20,}/gu) ?? []).find(isRandom) : undefined;
  return run === undefined ? undefined : 'a secret';
}

/** Whether a text looks drawn by lot: many characters, few of them twice or in a row, and no word that says it is invented. */
function isRandom(text: string): boolean {
  if (/x{4}|0{4}|example|sample|your|placeholder|dummy|redacted|12345|abcde/iu.test(text)) return false;
  const characters = Array.from(text);
  const different = new Set(characters).size;
  return (
    /\d/u.test(text) && /[a-z]/iu.test(text) && different >= 10 && different / Math.min(characters.length, 40) > 0.3
  );
}
