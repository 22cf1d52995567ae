/** What services begin their secrets with, as they document it, with how much follows. */
const known: readonly (readonly [kind: string, pattern: RegExp])[] = [
  // In a file of JSON its lines are joined by `\n`.
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|[A-Za-z-]+:.*\n)*[A-Za-z0-9+/=]{16}/gu],
  ['a key of AWS', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/gu],
  [
    'a secret key of AWS',
    /(?<=aws_?secret_?(?:access_?)?key["']?\s{0,3}[:=]\s{0,3}["']?)[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/])/giu,
  ],
  ['a token of GitHub', /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{60})/gu],
  ['a token of Slack', /(?<![A-Za-z0-9])(?:xox[abceoprs]-[\dA-Za-z-]{20}|xapp-\d-[\dA-Za-z-]{20})/gu],
  ['a key of Stripe', /(?<![A-Za-z0-9])(?:[rs]k_live_|whsec_)[A-Za-z0-9]{20}/gu],
  ['a key of Google', /(?<![A-Za-z0-9])(?:AIza[\w-]{35}|GOCSPX-[\w-]{28}|ya29\.[\w-]{30})/gu],
  ['a token of GitLab', /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt)-[\w-]{20}/gu],
  ['a key of SendGrid', /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}/gu],
  ['a key of Mailchimp', /(?<![A-Za-z0-9])[a-f0-9]{32}-us\d{1,2}(?![A-Za-z0-9])/gu],
  ['a key of Anthropic', /(?<![A-Za-z0-9])sk-ant-[\w-]{24}/gu],
  [
    'a key of OpenAI',
    /(?<![A-Za-z0-9])(?:sk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20}|sk-proj-[\w-]{40})/gu,
  ],
  ['a token of npm', /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/gu],
  ['a token of PyPI', /(?<![A-Za-z0-9])pypi-AgE[\w-]{40}/gu],
  ['a token of Hugging Face', /(?<![A-Za-z0-9])hf_[A-Za-z]{34}/gu],
  ['a token of Shopify', /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[a-f0-9]{32}/giu],
  ['a token of Square', /(?<![A-Za-z0-9])(?:EAAA[\w-]{60}|sq0(?:atp|csp)-[\w-]{22})/gu],
  ['a token of Facebook', /(?<![A-Za-z0-9])EAACEdEose0cBA[A-Za-z0-9]{20}/gu],
  ['a token of DigitalOcean', /(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{64}/gu],
  ['a token of HubSpot', /(?<![A-Za-z0-9])pat-(?:na|eu)\d-[a-f0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}/giu],
  ['a token of Airtable', /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/gu],
  ['a token of Atlassian', /(?<![A-Za-z0-9])ATATT3[\w=-]{60}/gu],
  ['a key of Linear', /(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]{40}/gu],
  ['a token of Notion', /(?<![A-Za-z0-9])(?:ntn_\w{40}|secret_[A-Za-z0-9]{43})/gu],
  ['a key of Postman', /(?<![A-Za-z0-9])PMAK-[a-f0-9]{24}-[a-f0-9]{34}/gu],
  ['a key of Twilio', /(?<![A-Za-z0-9])SK[a-f0-9]{32}(?![A-Za-z0-9])/gu],
  ['a key of Datadog or another service', /(?<=dd_(?:api|app)_key["']?\s{0,3}[:=]\s{0,3}["']?)[a-f0-9]{32,40}/giu],
  [
    'an address of Slack that takes messages',
    /hooks\.slack\.com\/(?:services|workflows)\/T\w{8,}\/[AB]\w{8,}\/\w{18,}/gu,
  ],
  ['an address of Discord that takes messages', /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,}/gu],
  [
    'an address of Teams that takes messages',
    /webhook\.office\.com\/webhookb2\/[\w@-]{36,}\/IncomingWebhook\/\w{32}/gu,
  ],
  ['a key of an Azure storage account', /(?<=AccountKey=)[A-Za-z0-9+/]{86}==/gu],
  ['a signed token', /(?<![A-Za-z0-9])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20}/gu],
  [
    'an address with a password',
    /(?<=\b[a-z][a-z\d+.-]{1,20}:\/\/)[\w.%-]{1,60}:[^\s:/@<>{}[\]"'`$*…]{6,80}(?=@[\w-]+\.)/giu,
  ],
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
      .filter(([found]) => isReal(kind, found))
      .map(({ 0: found, index }) => ({ kind, start: index, end: index + found.length })),
  );
}

/** Whether something with the signs of a secret is one: its rest is neither said to be invented nor of one sign. */
function isReal(kind: string, text: string): boolean {
  if (isInvented(text)) return false;
  if (kind === 'an address with a password') return !/:(?:pass(?:word|wd)?|secret|token|pwd|key)$/iu.test(text);
  // Its signs of begin and end cannot be there by chance.
  if (kind === 'a private key') return true;
  return new Set(text.slice(-20)).size >= 8;
}

/** Whether a text looks drawn by lot: many characters, few of them twice or in a row, and no word that says it is invented. */
function isRandom(text: string): boolean {
  const characters = Array.from(text);
  const different = new Set(characters).size;
  return (
    !isInvented(text) &&
    !/12345|abcde/iu.test(text) &&
    /\d/u.test(text) &&
    /[a-z]/iu.test(text) &&
    different >= 10 &&
    different / Math.min(characters.length, 40) > 0.3
  );
}

/** Whether a text says of itself that it is no secret: `sk_live_xxxxxxxx`, `ghp_your_token`. */
function isInvented(text: string): boolean {
  return /x{4}|0{4}|\*{3}|example|sample|your|placeholder|dummy|redacted|changeme/iu.test(text);
}
