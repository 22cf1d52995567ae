import { describe, expect, test } from 'vitest';
import { compileVariant, resolveVariants, type Variant } from '../../src/engine/index.ts';
import { collectTerms } from '../../src/leaks/terms/collect-terms.ts';
import { checkFolder } from './check-folder.ts';

const head = 'site: https://connect.acme.example\nbrand: { name: Acme }\n';

function said(lines: string): string[] {
  const found = checkFolder(new Map([['variants/acme.yaml', head + lines]]));
  return found.map(({ code, severity, position, message, hint }) => {
    const { line, column } = position?.start ?? {};
    return `${line}:${column} ${severity} ${code} ${message} ${hint}`;
  });
}

function variantOf(lines: string): Variant | undefined {
  return compileVariant({ path: 'variants/acme.yaml', source: head + lines }).value;
}

describe('an endpoint is', () => {
  test.each([
    ['https://api.acme.example', 'https://api.acme.example'],
    ['https://api.acme.example:8443/v1/', 'https://api.acme.example:8443/v1'],
    ['http://127.0.0.1:4321/linking', 'http://127.0.0.1:4321/linking'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['/linking', '/linking'],
    ['/api/linking/', '/api/linking'],
  ])('%s', (written, baseUrl) => {
    const lines = `linking: { adapter: http, baseUrl: '${written}' }\n`;
    expect(said(lines)).toEqual([]);
    expect(variantOf(lines)?.linking?.baseUrl).toBe(baseUrl);
  });

  test.each([
    ['http://api.acme.example', 'it has to begin with `https://`'],
    ['http://127.0.0.1.acme.example', 'it has to begin with `https://`'],
    ['https://user:word@api.acme.example', 'a user name or password'],
    ['https://api.acme.example?key=1', 'nothing may come after its path'],
    ['https://api.acme.example/#a', 'nothing may come after its path'],
    ['/linking?key=1', 'nothing may come after its path'],
    ['//api.acme.example', 'or a path of the site such as `/linking`'],
    ['/', 'or a path of the site such as `/linking`'],
    ['linking', 'or a path of the site such as `/linking`'],
    ['ws://api.acme.example', 'or a path of the site such as `/linking`'],
    ['javascript:alert(1)', 'or a path of the site such as `/linking`'],
  ])('not %s', (written, reason) => {
    expect(said(`linking: { adapter: http, baseUrl: '${written}' }\n`)).toEqual([
      expect.stringMatching(/^3:36 error value-invalid `linking\.baseUrl` /u),
    ]);
    expect(said(`linking: { adapter: http, baseUrl: '${written}' }\n`)[0]).toContain(reason);
  });
});

describe('settings of an adapter', () => {
  const linking = (more: string, adapter = 'http'): string =>
    `linking:\n  adapter: ${adapter}\n  baseUrl: /linking\n  ${more}\n`;

  test.each([
    ['keepAlive: true'],
    ['region: eu'],
    ['begin: /start'],
    ['session: /session?fresh'],
    ["hostedUrl: 'https://hub.acme.example/{provider.id}'"],
    ["noScript: 'Write to {support.email}.'"],
  ])('are taken: %s', (more) => {
    expect(said(linking(more))).toEqual([]);
  });

  test.each([
    ['keepAlive: often', 'http', '6:14 error value-invalid `linking.keepAlive`', 'it has to be `true` or `false`'],
    ['region: 1', 'http', '6:11 error value-invalid', 'it has to be a text'],
    ['begin: start', 'http', '6:10 error value-invalid', 'a path of the site'],
    ['keepalive: true', 'http', '6:3 error key-unknown', 'Did you mean `keepAlive`?'],
    ['hostedURL: /a', 'http', '6:3 error key-unknown', 'Did you mean `hostedUrl`?'],
    ['region: eu', 'nango', '6:3 error key-unknown', 'the keys are'],
    ['oauthUrl: referense', 'stackone-hub', '6:13 error value-invalid', 'did you mean `reference`'],
    ['oauthUrl: reference', 'stackone-hub', '6:13 warning setting-unsafe', 'the address of a window. Leave'],
    ['session: https://acme.example/', 'http', '6:12 error value-invalid', 'a path of the site'],
    ['hostedUrl: http://hub.acme.example', 'http', '6:14 error value-invalid', 'it has to be an address'],
    ["noScript: 'Write to {support.emial}.'", 'http', '6:13 error token-unknown', 'Did you mean `{support.email}`?'],
  ])('%s of %s', (more, adapter, begin, words) => {
    const [first, ...others] = said(linking(more, adapter));
    expect(others).toEqual([]);
    expect(first).toMatch(new RegExp(`^${begin}`, 'u'));
    expect(first).toContain(words);
  });

  test('an adapter that there is not', () => {
    expect(said(linking('region: eu', 'stackone'))).toEqual([
      '4:12 error adapter-unknown There is no adapter `stackone`; there are `http`, `nango` and `stackone-hub`. ' +
        'Name the one whose protocol your endpoint speaks, or use `http`.',
    ]);
    expect(said(linking('region: eu', 'stackonehub'))[0]).toContain('Did you mean `stackone-hub`?');
  });
});

describe('origins that may show the site in a frame', () => {
  test('are kept as browsers write them', () => {
    const lines = "frameAncestors: ['https://App.acme.example:443/', 'http://localhost:3000', 'https://a.test:8443']\n";
    expect(said(lines)).toEqual([]);
    expect(variantOf(lines)?.frameAncestors).toEqual([
      'https://app.acme.example',
      'http://localhost:3000',
      'https://a.test:8443',
    ]);
  });

  test.each([
    'https://app.acme.example/path',
    'https://*.acme.example',
    '*',
    'https:',
    'http://app.acme.example',
    'https://user@app.acme.example',
    'https://app.acme.example?a',
    "https://app.acme.example; script-src 'unsafe-inline'",
    'null',
  ])('cannot be %s', (origin) => {
    expect(said(`frameAncestors: [${JSON.stringify(origin)}]\n`)).toEqual([
      expect.stringMatching(/^3:18 error value-invalid `frameAncestors\.0` /u),
    ]);
  });
});

test('nothing of linking is inherited', () => {
  const files = {
    base: `${head}linking: { adapter: http, baseUrl: /linking }\nframeAncestors: ['https://app.acme.example']\n`,
    other: 'site: https://connect.northwind.example\nbrand: { name: Northwind }\nextends: base\n',
  };
  const { variants } = resolveVariants(
    Object.entries(files).map(([id, source]) => {
      const path = `variants/${id}.yaml`;
      return { path, ...compileVariant({ path, source }) };
    }),
  );
  const other = variants.find(({ variant }) => variant.id === 'other')?.variant;
  expect(other).toMatchObject({ frameAncestors: [] });
  expect(other?.linking).toBeUndefined();
});

describe('the hosts of linking are a variant’s own', () => {
  const linking = `linking:
  adapter: http
  baseUrl: https://link.acme-cloud.example/v1
  hostedUrl: https://hub.acme-cloud.example/{provider.id}
frameAncestors: ['https://app.acme-cloud.example']
`;
  const acme = variantOf(linking);
  const other = compileVariant({
    path: 'variants/other.yaml',
    source:
      'site: https://northwind.example\nbrand: { name: Northwind }\nlinking: { adapter: http, baseUrl: /linking }\n',
  }).value;
  if (!acme || !other) throw new Error('Cannot make the variants');

  test('others must not name them', () => {
    const terms = collectTerms(other, [acme, other], []).forbidden.map(({ term }) => term);
    for (const host of ['link', 'hub', 'app']) expect(terms).toContain(`${host}.acme-cloud.example`);
  });

  test('it may itself, and a path forbids nobody anything', () => {
    const { own, forbidden } = collectTerms(acme, [acme, other], []);
    expect(own.map(({ term }) => term)).toContain('link.acme-cloud.example');
    expect(forbidden.map(({ term }) => term).filter((term) => /link/iu.test(term))).toEqual([]);
  });
});
