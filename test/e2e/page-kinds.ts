/** One page of every kind the site has. */
export const pageKinds = {
  home: '/',
  guides: '/guides/',
  provider: '/guides/github/',
  guide: '/guides/lattice/api-key/',
  'guide with scopes': '/guides/github/personal-access-token/',
  'set-up guide': '/guides/slack/setup/oauth-2-0/',
  prose: '/guides/accounts-section/',
  handbook: '/handbook/blocks/',
  error: '/errors/link-broken/',
  search: '/search/?q=lattice',
  embedded: '/embed/guides/github/personal-access-token/',
  missing: '/no/such/page/',
} as const;
