/** What services begin their secrets with, as they document it, with how much follows. */
const known: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{40}/gu],
  ['a key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu],
  ['a token of GitHub', /\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{60})/gu],
  ['a token of Slack', /\bxox[abeoprs]-[\dA-Za-z-]{20}/gu],
  ['a key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{20}/gu],
  ['a key of Google', /\bAIza[\w-]{35}/gu],
  ['a token of GitLab', /\bglpat-[\w-]{20}/gu],
  ['a key of SendGrid', /\bSG\.[\w-]{22}\.[\w-]{43}/gu],
  ['a key of Anthropic', /\bsk-ant-[\w-]{24}/gu],
  ['a key of OpenAI', /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20}|\bsk-proj-[\w-]{40}/gu],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}/gu],
  ['a token of Hugging Face', /\bhf_[A-Za-z]{34}/gu],
  ['a token of Shopify', /\bshp(?:at|ca|pa|ss)_[a-f0-9]{32}/giu],
  ['a token of DigitalOcean', /\bdo[opr]_v1_[a-f0-9]{64}/gu],
  ['a token of HubSpot', /\bpat-(?:na|eu)1-[a-f0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}/giu],
  ['a token of Atlassian', /\bATATT3[\w=-]{60}/gu],
  ['a key of Linear', /\blin_api_[A-Za-z0-9]{40}/gu],
  ['a token of Notion', /\b(?:ntn_\w{40}|secret_[A-Za-z0-9]{43})/gu],
  ['a key of Postman', /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}/gu],
  ['a key of Twilio', /\bSK[a-f0-9]{32}\b/gu],
  ['an address of Slack that takes messages', /\bhooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{24}/gu],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20}/gu],
];

/**
 * What a text seems to hold that nobody should read, or nothing. In a field that is secret
 * any long text that looks drawn by lot counts.
 */
export function secretIn(text: string, isSecret: boolean): string | undefined {
  const [first] = secretsIn(text);
  if (first) return first.kind;
  const run = isSecret ? (text.match(/[\w+/=.~-]{20,}/gu) ?? []).find(isRandom) : undefined;
  return run === undefined ? undefined : 'a secret';
}

/** What in a text begins as services say that their secrets do, with its offsets. */
export function secretsIn(text: string): { readonly kind: string; readonly start: number; readonly end: number }[] {
  return known.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => isRandom(found))
      .map(({ 0: found, index }) => ({ kind, start: index, end: index + found.length })),
  );
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
