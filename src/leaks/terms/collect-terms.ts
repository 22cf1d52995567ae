import type { Provider, Variant } from '../../engine/index.ts';
import type { ForbiddenTerm, ForbiddenTerms, OwnTerm } from './forbidden-term.ts';
import { addressesIn, registeredHost } from './hosts.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import { keyOf } from './term-key.ts';

/** Words that Stepwell publishes in every site, so that they name nobody. */
const neutralNames: ReadonlySet<string> = new Set(['guide', 'guides']);
const nameVariables: ReadonlySet<string> = new Set(['product.name', 'hub.name', 'brand.name', 'brand.hub']);

/**
 * What must not stand in a variant's site: the names, hosts and addresses of all other variants,
 * the vendor's words, and what the variant itself forbids. `providers` are those whose guides the
 * site has. Of equal terms the first counts, the vendor's before the others'.
 */
export function collectTerms(
  variant: Variant,
  all: readonly Variant[],
  providers: readonly Pick<Provider, 'id' | 'name' | 'website' | 'docs'>[],
): ForbiddenTerms {
  const mine = termsOf(variant);
  const others = all
    .filter(({ id }) => id !== variant.id)
    .sort((a, b) => Number(b.id === 'default') - Number(a.id === 'default') || (a.id < b.id ? -1 : 1));
  const theirs = others.flatMap(termsOf);
  const theirHosts = theirs.filter(({ kind, source }) => kind === 'host' && source.key !== 'footer.links');
  const isOfOthers = (host: string): boolean =>
    theirHosts.some(({ term }) => host === term || host.endsWith(`.${term}`));
  const [site] = addressesIn(variant.site);
  const theirKeys = new Set(theirs.map(identityOf));
  const own = [
    // Below a host of the vendor, only the site's own is its own.
    ...mine.filter(
      (term) =>
        term.source.key !== 'footer.links' &&
        (term.source.key !== 'site' || term.term === site?.term || !theirKeys.has(identityOf(term))),
    ),
    // Names of servers begin with the site's host, the last label first.
    ...(site ? [{ term: site.term.split('.').reverse().join('.'), kind: 'host' as const }] : []),
    ...providers.flatMap(({ id, name, website = '', docs = '' }): OwnTerm[] => [
      { term: id, kind: 'name' },
      { term: name, kind: 'name' },
      // A host that another variant names is its own, whoever else says that it has it.
      ...addressesIn(`${website} ${docs}`).filter(({ term }) => !isOfOthers(term)),
    ]),
  ].map(({ term, kind }) => ({ term, kind }));
  const found: FoundTerm[] = [...theirs, ...forbiddenOf(variant)];
  const ownKeys = new Set(own.map(identityOf));
  // Variants that link to the same place elsewhere do not give one another away by it.
  const linked = new Set(mine.filter(({ source }) => source.key === 'footer.links').map(identityOf));
  const seen = new Set<string>();
  const forbidden = found.flatMap((term): ForbiddenTerm[] => {
    const identity = identityOf(term);
    if (identity === '' || seen.has(identity) || ownKeys.has(identity)) return [];
    if (term.source.key === 'footer.links' && linked.has(identity)) return [];
    seen.add(identity);
    return [{ ...term, allowedIn: allowedGlobs(variant, term.term) }];
  });
  return { forbidden, own };
}

/** What must not stand in code that all variants share: the words of each of them. */
export function collectAllTerms(variants: readonly Variant[]): ForbiddenTerms {
  const seen = new Set<string>();
  const forbidden = variants
    .flatMap((variant) => [...termsOf(variant), ...forbiddenOf(variant)])
    .filter((term) => {
      const identity = identityOf(term);
      const isNew = identity !== '' && !seen.has(identity);
      seen.add(identity);
      return isNew;
    });
  return { forbidden: forbidden.map((term) => ({ ...term, allowedIn: [] })), own: [] };
}

type FoundTerm = Omit<ForbiddenTerm, 'allowedIn'>;
type NamingTerm = FoundTerm & OwnTerm;

/** The words of a variant that name it. */
function termsOf(variant: Variant): NamingTerm[] {
  const { id, brand, site, variables, footer, linking, frameAncestors, vendorWords } = variant;
  const from = (key: string): Pick<FoundTerm, 'source'> => ({ source: { variant: id, key } });
  const name = (term: string | undefined, key: string): NamingTerm[] =>
    term === undefined || neutralNames.has(term.toLowerCase()) ? [] : [{ term, kind: 'name', ...from(key) }];
  const brandNames = (term: string | undefined, key: string): NamingTerm[] => [
    ...name(term, key),
    ...name(withoutLegalForm(term), key),
  ];
  const addresses = (text: string, key: string): NamingTerm[] =>
    addressesIn(text).map((address) => ({ ...address, ...from(key) }));
  const hosts = addresses(site, 'site');
  return [
    ...brandNames(brand.name, 'brand.name'),
    ...brandNames(brand.hub, 'brand.hub'),
    ...brand.also.flatMap((term) => brandNames(term, 'brand.also')),
    ...hosts,
    ...hosts.flatMap(({ term }): NamingTerm[] => {
      const registered = registeredHost(term);
      return [
        ...(registered === undefined ? [] : [{ term: registered, kind: 'host' as const, ...from('site') }]),
        ...name(labelOf(registered ?? term), 'site'),
      ];
    }),
    ...Object.entries(variables).flatMap(([variable, value]) =>
      nameVariables.has(variable) && !value.includes('{')
        ? name(value, `variables.${variable}`)
        : [
            ...addresses(value, `variables.${variable}`),
            ...(isNaming(value) ? name(value, `variables.${variable}`) : []),
          ],
    ),
    ...Object.entries(linking ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? addresses(value, `linking.${key}`) : [],
    ),
    ...frameAncestors.flatMap((origin) => addresses(origin, 'frameAncestors')),
    ...footer.links.flatMap(({ href }) => addresses(href, 'footer.links')),
    ...Object.keys(vendorWords).flatMap((word) => name(word, 'vendorWords')),
  ];
}

const legalForm =
  /[\s,]+(?:inc|incorporated|llc|llp|ltd|limited|gmbh|ag|se|kg|corp|corporation|co|company|plc|s\.?a\.?|s\.?a\.?s|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|as|aps|pty|kk)\.?$/iu;

/** "Acme" of "Acme, Inc."; nothing if a name says of no legal form. */
function withoutLegalForm(name = ''): string | undefined {
  const short = name.replace(legalForm, '').replace(legalForm, '').trim();
  return short === name || short === '' ? undefined : short;
}

const shortestLabel = 4;

/** The label under which a host is registered, if it is no common word: `tarnhelm` of `tarnhelm.example`. */
function labelOf(host: string): string | undefined {
  const [label = ''] = host.split('.');
  return label.length < shortestLabel || label.startsWith('xn--') || isOrdinaryWord(label) ? undefined : label;
}

const shortestValue = 6;

/** Whether a variable's value names somebody: of six letters and more, and not of common words alone. */
function isNaming(value: string): boolean {
  const words = value.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isText = !/[{}<>]|:\/\/|[@/]/u.test(value) && value.length <= 80;
  return isText && words.join('').length >= shortestValue && words.some((word) => !isCommon(word));
}

function isCommon(word: string): boolean {
  return isOrdinaryWord(word) || !/\p{L}{3}/u.test(word);
}

/** The words a variant forbids itself: `/…/flags` is a regular expression. */
function forbiddenOf({ id, forbidden }: Variant): FoundTerm[] {
  const source = { variant: id, key: 'forbidden' };
  return forbidden.map((term): FoundTerm => {
    if (/^\/.+\/[a-z]*$/u.test(term)) return { term, kind: 'pattern', source };
    const [address] = addressesIn(term);
    return { term, kind: address?.term === term.toLowerCase() ? address.kind : 'name', source };
  });
}

/** Where a variant allows a term. */
export function allowedGlobs({ allow }: Variant, term: string): string[] {
  const key = keyOf(term)?.text ?? term;
  return allow.filter((rule) => rule.term === term || keyOf(rule.term)?.text === key).map((rule) => rule.in);
}

/** Equal for two terms that are found in the same places. */
function identityOf({ term, kind }: Pick<FoundTerm, 'term' | 'kind'>): string {
  if (kind === 'pattern') return term;
  const key = keyOf(term);
  return key ? `${kind === 'name' ? 'name' : 'host'} ${key.text} ${kind === 'name' ? '' : key.gaps.join('')}` : '';
}
