import { expect, test } from 'vitest';
import { contentSecurityPolicy, headersFile } from '../../src/publication/security-headers.ts';
import { variantOf } from '../leaks/scan-site.ts';

const adapters = [
  { name: 'http' },
  { name: 'socket', origins: (baseUrl: string) => [new URL(baseUrl).origin.replace(/^http/u, 'ws')] },
];

function connectionsOf(linking: string, origin = 'https://connect.acme.example'): string | undefined {
  const variant = variantOf('acme', `site: https://connect.acme.example\nbrand: { name: Acme }\n${linking}`);
  return /connect-src ([^;]*)/u.exec(contentSecurityPolicy({ variant, origin }, adapters))?.[1];
}

test.each([
  ['', "'self'"],
  ['linking: { adapter: http, baseUrl: /linking }', "'self'"],
  ['linking: { adapter: http, baseUrl: https://connect.acme.example/linking }', "'self'"],
  ['linking: { adapter: http, baseUrl: https://api.acme.example:8443/v1 }', "'self' https://api.acme.example:8443"],
  ['linking: { adapter: http, baseUrl: http://127.0.0.1:3000 }', "'self' http://127.0.0.1:3000"],
  [
    'linking: { adapter: socket, baseUrl: https://api.acme.example/v1 }',
    "'self' https://api.acme.example wss://api.acme.example",
  ],
  ['linking: { adapter: socket, baseUrl: /linking }', "'self' wss://connect.acme.example"],
])('pages of a variant with %j connect to %s', (linking, expected) => {
  expect(connectionsOf(linking)).toBe(expected);
});

test('a site built for another address counts as itself there', () => {
  const linking = 'linking: { adapter: http, baseUrl: http://127.0.0.1:4321/linking }';
  expect(connectionsOf(linking, 'http://127.0.0.1:4321')).toBe("'self'");
});

test('the policy allows nothing inline and nothing that is evaluated', () => {
  const variant = variantOf('acme', 'site: https://acme.example\nbrand: { name: Acme }\n');
  const policy = contentSecurityPolicy({ variant, origin: variant.site });
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /u);
  expect(policy).not.toMatch(/unsafe|\*|http:|frame-ancestors|undefined/u);
});

test('a source that would begin another directive is never written', () => {
  const variant = variantOf('acme', 'site: https://acme.example\nbrand: { name: Acme }\n');
  const baseUrl = 'https://api.example;require-trusted-types-for;x';
  const linking = { adapter: 'http', baseUrl };
  expect(() => contentSecurityPolicy({ variant: { ...variant, linking }, origin: variant.site })).toThrow(
    'Cannot write',
  );
  const root = { folders: ['embed'], pages: [], hashed: [], hasIndex: false };
  const frameAncestors = ['https://b.example;sandbox'];
  expect(() => headersFile('', { ...variant, frameAncestors }, root)).toThrow('Cannot write');
});

test('only the embedded pages may be framed, by the origins that the variant names', () => {
  const variant = variantOf(
    'acme',
    "site: https://acme.example\nbrand: { name: Acme }\nframeAncestors: ['https://app.acme.example']\n",
  );
  const root = {
    folders: ['guides', 'über uns', 'embed'],
    pages: ['404.html', 'index.html'],
    hashed: ['assets/page.C8A2AaNk.css'],
    hasIndex: true,
  };
  expect(headersFile('', { ...variant, robots: 'noindex' }, root)).toMatch(
    /^\/\*\n(?: .*\n)* {2}X-Robots-Tag: noindex\n(?: .*\n)*\/\n/u,
  );
  expect(headersFile("default-src 'none'", variant, root)).toBe(`/*
  Content-Security-Policy: default-src 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin-allow-popups
  Link: </llms.txt>; rel="llms-txt"
/
  Content-Security-Policy: frame-ancestors 'none'
/404.html
  Content-Security-Policy: frame-ancestors 'none'
/guides/*
  Content-Security-Policy: frame-ancestors 'none'
/index.html
  Content-Security-Policy: frame-ancestors 'none'
/%C3%BCber%20uns/*
  Content-Security-Policy: frame-ancestors 'none'
/embed/*
  Content-Security-Policy: frame-ancestors 'self' https://app.acme.example
/*.md
  Access-Control-Allow-Origin: *
/*.json
  Access-Control-Allow-Origin: *
/*.txt
  Access-Control-Allow-Origin: *
/assets/page.C8A2AaNk.css
  Cache-Control: public, max-age=31536000, immutable
`);
});
