import { describe, expect, test } from 'vitest';
import { compileVariant, resolveVariants, sortDiagnostics } from '../../src/engine/index.ts';

/** Compiles and resolves variants that have a site and a brand of their name beside what is given. */
function resolve(files: Readonly<Record<string, string>>): ReturnType<typeof resolveVariants> {
  return resolveVariants(
    Object.entries(files).map(([id, source]) => {
      const path = `variants/${id}.yaml`;
      const whole = `site: https://${id}.test\n${source.includes('brand:') ? '' : `brand: { name: ${id} }\n`}${source}`;
      return { path, ...compileVariant({ path, source: whole }) };
    }),
  );
}

const extending = 'extends: base\n';

describe('a variant inherits', () => {
  const cases: readonly (readonly [string, string, string, object])[] = [
    ['a value', 'search: false\n', '', { search: false }],
    ['a language', 'locale: de\n', '', { locale: 'de' }],
    ['what robots may do', 'robots: noindex\n', '', { robots: 'noindex' }],
    ['what becomes of links', 'links: unlink\n', '', { links: 'unlink' }],
    ['not what it says itself', 'search: false\n', 'search: true\n', { search: true }],
    [
      'each switch alone',
      'agents: { llms: false }\n',
      'agents: { mcp: false }\n',
      { agents: { llms: false, mcp: false } },
    ],
    [
      'no switch it sets',
      'agents: { llms: false, mcp: false }\n',
      'agents: { llms: true }\n',
      { agents: { llms: true, mcp: false } },
    ],
    ['a list', "guides: { include: ['a/*'] }\n", '', { guides: { include: ['a/*'], exclude: [] } }],
    [
      'a list beside its own',
      "guides: { include: ['a/*'] }\n",
      "guides: { exclude: ['a/b'] }\n",
      { guides: { include: ['a/*'], exclude: ['a/b'] } },
    ],
    [
      'no list it writes',
      "guides: { include: ['a/*'], exclude: ['a/b'] }\n",
      "guides: { include: ['c/*'] }\n",
      { guides: { include: ['c/*'], exclude: ['a/b'] } },
    ],
    ['messages, each alone', 'messages: { a: A, b: B }\n', 'messages: { b: C }\n', { messages: { a: 'A', b: 'C' } }],
    [
      'actions by provider',
      'actions: { x: [a], y: [b] }\n',
      'actions: { y: [c], z: [d] }\n',
      { actions: { x: ['a'], y: ['c'], z: ['d'] } },
    ],
  ];
  test.each(cases)('%s', (_name, base, own, expected) => {
    const { variants, diagnostics } = resolve({ base, acme: extending + own });
    expect(diagnostics).toEqual([]);
    expect(variants.find(({ variant }) => variant.id === 'acme')?.variant).toMatchObject(expected);
  });

  test('nothing of a brand, and not whose site it is', () => {
    const base = `brand: { name: Base, hub: Base Hub, logo: { light: /a.svg, alt: A }, colors: { accent: '#123456' } }
whitelabel: false
variables: { support.email: help@base.test, product.name: Product of Base }
linking: { adapter: http, baseUrl: 'https://base.test/linking' }
footer: { links: [{ label: Base, href: 'https://base.test' }] }
forbidden: [Word]
allow: [{ term: Word, in: 'guides/**', why: so it is }]
vendorWords: { Base: '{product.name}' }
`;
    const [, own] = resolve({ base, acme: extending }).variants;
    const [alone] = resolve({ acme: '' }).variants;
    expect({ ...own?.variant, extends: undefined }).toEqual({ ...alone?.variant, extends: undefined });
    expect(JSON.stringify(own?.variant.variables)).not.toContain('ase');
    expect(own?.variant.variables).toMatchObject({ 'product.name': 'acme', 'hub.name': 'acme' });
  });

  test('along a chain, in whatever order the files are read', () => {
    const files = {
      acme: 'extends: middle\n',
      middle: 'extends: first\nlocale: de\n',
      first: 'search: false\nlocale: fr\n',
    };
    for (const entries of [Object.entries(files), Object.entries(files).reverse()]) {
      const { variants } = resolve(Object.fromEntries(entries));
      expect(variants.find(({ variant }) => variant.id === 'acme')?.variant).toMatchObject({
        locale: 'de',
        search: false,
      });
    }
  });

  test('of a variant made by hand everything is its own', () => {
    const [base, acme] = resolve({ base: 'search: false\n', acme: extending }).variants;
    if (!base || !acme) throw new Error('There are two variants');
    const files = [base, acme].map(({ path, variant }) => ({ path, value: variant, diagnostics: [] }));
    files[1] = { path: 'variants/acme.yaml', value: { ...acme.variant, search: true }, diagnostics: [] };
    expect(resolveVariants(files).variants[1]?.variant.search).toBe(true);
  });
});

describe('an `extends` that cannot be followed', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    ['no such variant', { base: '', acme: 'extends: bose\n' }, ['acme 3:10 extends-unknown Did you mean `base`?']],
    ['itself', { acme: 'extends: acme\n' }, ['acme 3:10 extends-cycle Delete one of these `extends`.']],
    [
      'a circle, and one that leads into it',
      { acme: 'extends: bravo\n', bravo: 'extends: charlie\n', charlie: 'extends: bravo\n' },
      [
        'acme 3:10 extends-broken Correct `variants/bravo.yaml` first.',
        'bravo 3:10 extends-cycle Delete one of these `extends`.',
        'charlie 3:10 extends-cycle Delete one of these `extends`.',
      ],
    ],
    [
      'a broken base',
      { base: 'search: 1\n', acme: extending },
      ['acme 3:10 extends-broken Correct `variants/base.yaml` first.'],
    ],
    [
      'a base that is no YAML',
      { base: '[\n', acme: extending },
      ['acme 3:10 extends-broken Correct `variants/base.yaml` first.'],
    ],
  ];
  test.each(cases)('%s', (_name, files, expected) => {
    const { variants, diagnostics } = resolve(files);
    const said = sortDiagnostics(diagnostics).map(({ path, position, code, hint }) => {
      const id = /(\w+)\.yaml$/u.exec(path)?.[1];
      return `${id} ${position?.start.line}:${position?.start.column} ${code} ${hint}`;
    });
    expect(said).toEqual(expected);
    expect(variants.find(({ variant }) => variant.id === 'acme')?.variant.brand.name).toBe('acme');
  });
});
