/**
 * What a variant's pages may load, and who may show them in a frame. The pages carry the
 * policy themselves, so that it holds on any host; what a page cannot say itself is in the
 * headers.
 */
import { addressAt, basePathOf } from '../engine/internal.ts';
import type { Variant } from '../engine/index.ts';

/** Of an adapter, the origins beside the endpoint's own that the form connects to. */
export interface ConnectingAdapter {
  readonly name: string;
  readonly origins?: (baseUrl: string) => readonly string[];
}

/** What it is worked out from: a variant, and where its site is. */
export interface SecuredSite {
  readonly variant: Pick<Variant, 'linking' | 'frameAncestors'>;
  readonly origin: string;
}

/** The Content Security Policy of every page, without who may frame it: a page cannot say that itself. */
export function contentSecurityPolicy(
  { variant, origin }: SecuredSite,
  adapters: readonly ConnectingAdapter[] = [],
): string {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'https:', 'data:'],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'https:'],
    'connect-src': ["'self'", ...connections(variant.linking, origin, adapters)],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values.map(plainSource)].join(' '))
    .join('; ');
}

/** A source with a sign that ends it would be the next directive, and of two of one name the first counts. */
function plainSource(source: string): string {
  if (/^[\x21-\x2b\x2d-\x3a\x3c-\x7e]+$/u.test(source)) return source;
  throw new Error(`Cannot write ${JSON.stringify(source)} into a policy`);
}

/** What of a built site its headers depend on. */
export interface SiteRoot {
  /** Names of the folders and pages at the root. */
  readonly folders: readonly string[];
  readonly pages: readonly string[];
  /** Paths of files that are named by their content, which never change. */
  readonly hashed: readonly string[];
  /** Whether there is an `llms.txt`. */
  readonly hasIndex: boolean;
}

/**
 * The file `_headers` of a built site, as static hosts read it. Of two headers of one name
 * both hold, which for policies means the stricter, so only `/*` can not be what says who may
 * frame a page: `folders` and `pages` are what is at the site's root.
 */
export function headersFile(
  policy: string,
  { frameAncestors, robots }: Pick<Variant, 'frameAncestors' | 'robots'>,
  { folders, pages, hashed, hasIndex }: SiteRoot,
): string {
  const framed = (ancestors: readonly string[]): string[] => [
    `Content-Security-Policy: frame-ancestors ${ancestors.map(plainSource).join(' ')}`,
  ];
  const unframed = [...pages.map((page) => `/${page}`), ...folders.map((folder) => `/${folder}/*`)];
  const rules: [string, readonly string[]][] = [
    // Pages say it themselves; text and data cannot.
    [
      '/*',
      [
        `Content-Security-Policy: ${policy}`,
        ...general,
        ...(robots === 'noindex' ? ['X-Robots-Tag: noindex'] : []),
        ...(hasIndex ? ['Link: </llms.txt>; rel="llms-txt"'] : []),
      ],
    ],
    ['/', framed(["'none'"])],
    ...unframed
      .filter((path) => path !== '/embed/*')
      .sort()
      .map((path): [string, readonly string[]] => [encodeURI(path), framed(["'none'"])]),
    ['/embed/*', framed(["'self'", ...frameAncestors])],
    // Public text, which pages of other sites may read too.
    ...['md', 'json', 'txt'].map((extension): [string, readonly string[]] => [
      `/*.${extension}`,
      ['Access-Control-Allow-Origin: *'],
    ]),
    ...[...hashed]
      .sort()
      .map((path): [string, readonly string[]] => [
        encodeURI(`/${path}`),
        ['Cache-Control: public, max-age=31536000, immutable'],
      ]),
  ];
  return rules.map(([path, headers]) => [path, ...headers.map((header) => `  ${header}`), ''].join('\n')).join('');
}

/** `allow-popups`: the form keeps hold of the window in which the provider asks for approval. */
const general = [
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: strict-origin-when-cross-origin',
  'Permissions-Policy: browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy: same-origin-allow-popups',
];

function connections(
  linking: Variant['linking'],
  origin: string,
  adapters: readonly ConnectingAdapter[],
): readonly string[] {
  if (!linking) return [];
  const endpoint = new URL(addressAt(basePathOf(origin), linking.baseUrl), origin);
  const extra = adapters.find(({ name }) => name === linking.adapter)?.origins?.(endpoint.href) ?? [];
  return [...new Set([endpoint.origin, ...extra])].filter((each) => each !== new URL(origin).origin);
}
