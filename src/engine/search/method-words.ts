/**
 * What people call a method of linking. A guide says "API key" where its reader looks for a
 * token; a guide that is found by such a word ranks below one that has it in its name.
 */
const families: readonly (readonly [name: RegExp, words: string])[] = [
  [/personal.?access.?token/u, 'pat personal access token api key secret'],
  [/api.?key|api.?token/u, 'api key apikey token access secret private'],
  [/oauth|open.?id/u, 'oauth oauth2 sso sign signin log login authorize authorise consent approve'],
  [/basic/u, 'basic auth username user name password email address login api token'],
  [/service.?account/u, 'service account json key robot file bot'],
  [/client.?credentials/u, 'client id secret credentials application app registration tenant machine sso'],
];

/** Words for setting a connector up once, as against linking an account with it. */
const setupWords =
  'setup admin administrator register registration developer own app application connector client id secret';

/** Other words by which a guide is looked for: those of its method, and of what it is for. */
export function methodWords(
  kind: 'link-account' | 'connector-profile',
  method: { readonly id: string; readonly label: string } | undefined,
): string {
  const name = `${method?.id ?? ''} ${method?.label ?? ''}`.toLowerCase();
  const [, words = ''] = families.find(([pattern]) => pattern.test(name)) ?? [];
  return kind === 'connector-profile' ? `${words} ${setupWords}` : words;
}
