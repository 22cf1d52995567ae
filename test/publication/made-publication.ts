/** Publications of as many guides as wanted, made of data: compiling as many files would take minutes. */
import {
  compile,
  compileProvider,
  compileVariant,
  type Guide,
  type Page,
  type Provider,
} from '../../src/engine/index.ts';
import { type Publication, publicationOf } from '../../src/publication/publication.ts';
import { siteOf } from '../../src/publication/site.ts';

/** A provider to be made. */
export interface MadeProvider {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** How many guides it has. */
  readonly guides: number;
  readonly actions?: Provider['actions'];
  readonly scopes?: Provider['scopes'];
}

const origin = 'https://connect.guides.example';

/** What a site of these providers publishes. */
export function madePublication(
  made: readonly MadeProvider[],
  { locale = 'en', pages = [] }: { readonly locale?: string; readonly pages?: readonly Page[] } = {},
): Publication {
  const providers = made.map(providerOf);
  const workspace = {
    content: 'content',
    guides: made.flatMap((each, at) => guidesOf(each, providers[at])),
    pages,
    providers: providers.map((provider) => ({ path: `guides/${provider.id}/provider.yaml`, provider })),
    variants: [variantOf(locale)],
    diagnostics: [],
    digests: new Map<string, string>(),
    fromCache: new Set<string>(),
  };
  return publicationOf(siteOf(workspace, 'default'));
}

/** As many providers in as many categories, their names as real ones are, each letter with some. */
export function manyProviders(count: number, guides: number, categories = 12): MadeProvider[] {
  return Array.from({ length: count }, (_none, at) => {
    const name = nameOf(at);
    const category = categoryNames[at % categories] ?? `category-${at % categories}`;
    return { id: `${name.toLowerCase().replace(/[^a-z\d]+/gu, '-')}-${at}`, name, category, guides };
  });
}

const categoryNames =
  'hris ats crm ticketing messaging identity documents developer-tools payroll lms marketing accounting'.split(' ');
const begins = 'Al Be Ca Da El Fi Gra Hel In Jo Ka Li Mo Ne Or Pa Qua Ro Sal Ti Ul Va Wo Xe Ya Zen 4 Ö 日本'.split(' ');
const middles = 'ti ra mo pla ke li so be nu gri do va fo me'.split(' ');
const ends = 'force,hub,desk,bit,flow,HR,Works & Sons,ly,base,stack,Cloud Enterprise Suite'.split(',');

/** A name that no other number has: `Altibeforce`. */
function nameOf(number: number): string {
  let rest = number;
  const take = (from: readonly string[]): string => {
    const taken = from[rest % from.length] ?? '';
    rest = Math.floor(rest / from.length);
    return taken;
  };
  const begin = take(begins);
  const end = take(ends);
  const middle = take(middles) + take(middles);
  return `${begin}${middle}${/^[A-Z]/u.test(end) ? ' ' : ''}${end}`;
}

const methods = 'API key,OAuth 2.0,Personal access token,Service account,Email and API token,Client credentials'.split(
  ',',
);

function providerOf({ id, name, category, actions = [], scopes = {} }: MadeProvider): Provider {
  const { value } = compileProvider({ source: `name: ${JSON.stringify(name)}`, path: `guides/${id}/provider.yaml` });
  if (!value) throw new Error(`Cannot compile the provider ${id}`);
  return { ...value, category, actions, scopes };
}

const { guide: example } = compile({
  source:
    '# Connect an account with a key\n\n> Create a key with the permissions that are needed, and link your account with it.\n\n## Steps\n\n1. Open the settings\n2. Copy the key\n',
  path: 'guides/acme/api-key.md',
});

function guidesOf({ id, name, category, guides }: MadeProvider, provider: Provider | undefined): Guide[] {
  if (!example || !provider) throw new Error('Cannot make guides');
  return Array.from({ length: guides }, (_none, at) => {
    const round = Math.floor(at / methods.length);
    const label = `${methods[at % methods.length]}${round === 0 ? '' : ` of region ${round}`}`;
    const method = { id: label.toLowerCase().replace(/[^a-z\d]+/gu, '-'), label };
    return {
      ...example,
      id: `${id}/${method.id}`,
      title: `Connect ${name} with ${label}`,
      provider: { id, name, category },
      method,
      requires: ['An account with the role of an owner'],
      actions: provider.actions,
      scopes: provider.scopes,
      source: { path: `guides/${id}/${method.id}.mdx`, digest: '' },
    };
  });
}

function variantOf(locale: string): NonNullable<ReturnType<typeof compileVariant>['value']> {
  const source = `whitelabel: false
site: ${origin}
locale: ${locale}
brand: { name: Northwind, hub: Northwind Connect }
`;
  const { value, diagnostics } = compileVariant({ source, path: 'variants/default.yaml' });
  if (!value) throw new Error(`Cannot compile the variant: ${diagnostics[0]?.message}`);
  return value;
}
