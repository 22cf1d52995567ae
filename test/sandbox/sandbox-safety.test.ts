import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../src/sandbox/public-address.ts';
import { verifyAddress, verifyCredentials } from '../../src/sandbox/verify-credentials.ts';
import { createFolder, runScript } from '../cli/run-command.ts';
import { sandboxFiles, type SandboxServer, sandboxWorkspace, startSandbox } from './sandbox-server.ts';

const secret = 'a-secret-nobody-may-read-0123456789';

function link(
  { url }: SandboxServer,
  token: string,
  fields: object = { site: 'contoso', apiKey: secret },
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ guide: 'acme/api-key', variant: 'default', fields, scopes: [] }),
  });
}

test('neither the data nor the log hold a secret or a token', async () => {
  await using server = await startSandbox();
  const token = server.sandbox.createSession({ organization: 'Contoso' });
  expect((await link(server, token)).status).toBe(200);
  await fetch(`${server.url}/connect/oauth2/acme.oauth-2-0?token=${token}&apiKey=${secret}`);
  await fetch(`${server.url}/${secret}`);
  const files = readdirSync(server.data).map((name) => join(server.data, name));
  const kept = Buffer.concat(files.map((file) => readFileSync(file))).toString('latin1');
  for (const word of [secret, token]) expect(kept + server.log.join('\n')).not.toContain(word);
  expect(kept).toContain('Contoso');
  expect(server.log).toEqual([
    expect.stringMatching(/ POST \/linking 200 \d+ ms$/u),
    expect.stringMatching(/ GET \/linking\/connect\/oauth2\/:integration 400 \d+ ms$/u),
    expect.stringMatching(/ GET \(no such path\) 404 \d+ ms$/u),
  ]);
  for (const file of files) expect([file, statSync(file).mode & 0o077]).toEqual([file, 0]);
});

test('only pages of known sites may use the endpoint', async () => {
  await using server = await startSandbox();
  const ask = (origin: string, method = 'OPTIONS'): Promise<Response> =>
    fetch(`${server.url}/hub/connectors`, { method, headers: { Origin: origin } });
  for (const origin of ['https://guides.example', 'http://localhost:4399', new URL(server.url).origin]) {
    const response = await ask(origin);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('x-hub-session-token');
  }
  for (const origin of [
    'https://guides.example.evil.example',
    'http://guides.example',
    'null',
    'https://localhost.evil.example',
  ]) {
    for (const method of ['OPTIONS', 'GET']) {
      const response = await ask(origin, method);
      expect([origin, response.status, response.headers.get('access-control-allow-origin')]).toEqual([
        origin,
        403,
        null,
      ]);
    }
  }
  const accounts = await fetch(`${server.url}/accounts`, { headers: { Origin: 'http://localhost:4399' } });
  expect(accounts.headers.get('access-control-allow-origin')).toBeNull();
});

test('a name that only leads to this machine is refused', async () => {
  await using server = await startSandbox();
  const status = await new Promise((done) => {
    request(`${server.url}/accounts`, { headers: { Host: 'rebound.example' } }, (response) => {
      response.resume();
      done(response.statusCode);
    }).end();
  });
  expect(status).toBe(421);
});

test.each(['1.2.3.4.5', 'xn--a', '[::1', 'a b', '127.0.0.1:99999'])('the host %j is refused', async (Host) => {
  await using server = await startSandbox();
  const status = await new Promise((done) => {
    request(`${server.url}/accounts`, { headers: { Host } }, (response) => {
      response.resume();
      done(response.statusCode);
    }).end();
  });
  expect([400, 421]).toContain(status);
});

test('what is no body, or one that is too deep, is refused', async () => {
  await using server = await startSandbox();
  const token = server.sandbox.createSession({ organization: 'Contoso' });
  const ask = async (path: string, type: string, body: string): Promise<number> => {
    const own = { 'X-Hub-Session-Token': token, Authorization: `Bearer ${token}`, Origin: new URL(server.url).origin };
    const { status } = await fetch(server.url + path, {
      method: 'POST',
      body,
      headers: { ...own, 'Content-Type': type },
    });
    return status;
  };
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const credentials = `{"integration_id":"acme.api-key","credentials":{"site":"a","apiKey":${deep}}}`;
  expect(await ask('/hub/accounts', 'application/json', credentials)).toBe(400);
  expect(await ask('', 'application/json', `{"guide":"acme/api-key","fields":{"site":${deep}}}`)).toBe(400);
  for (const path of ['/provider/authorize', '/provider/token', '/accounts/x/unlink'])
    expect([path, await ask(path, 'multipart/form-data; boundary=x', 'no parts')]).toEqual([path, 400]);
});

test('what comes too often or is too large is refused', async () => {
  await using server = await startSandbox({ limits: { sends: 2, session: 5 } });
  const token = server.sandbox.createSession({ organization: 'Contoso' });
  expect((await link(server, token, { site: 'a', apiKey: 'x'.repeat(300_000) })).status).toBe(413);
  expect([(await link(server, token)).status, (await link(server, token)).status]).toEqual([200, 200]);
  const third = await link(server, token);
  expect(third.status).toBe(429);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  const other = server.sandbox.createSession({ organization: 'Contoso' });
  expect((await link(server, other)).status).toBe(200);
});

test('a pattern that takes for ever is given up, and the value refused', async () => {
  const [connector, ...others] = sandboxWorkspace.guides;
  const guides = [connector, ...others].flatMap((guide) =>
    guide ? [{ ...guide, fields: guide.fields.map((field) => ({ ...field, pattern: '^(?:[a-z]+-?)+$' })) }] : [],
  );
  await using server = await startSandbox({ workspace: { ...sandboxWorkspace, guides } });
  const token = server.sandbox.createSession({ organization: 'Contoso' });
  const order: string[] = [];
  const slow = link(server, token, { site: `${'a'.repeat(60)}!`, apiKey: 'ok' }).finally(() => order.push('slow'));
  // What is asked meanwhile is answered meanwhile.
  await fetch(`${server.url}/accounts`).finally(() => order.push('other'));
  expect((await slow).status).toBe(422);
  expect(order).toEqual(['other', 'slow']);
  expect((await link(server, token, { site: 'a-b', apiKey: 'ok' })).status).toBe(200);
});

test('what was linked survives a restart, sessions too, but not another key', async () => {
  const data = createFolder({});
  let token: string;
  {
    await using first = await startSandbox({ data });
    token = first.sandbox.createSession({ organization: 'Contoso' });
    await link(first, token);
  }
  {
    await using second = await startSandbox({ data });
    await using beside = await startSandbox({ data });
    await Promise.all([second, beside, second, beside].map((server) => link(server, token)));
    expect(second.sandbox.kept().accounts).toBe(5);
    expect(beside.sandbox.secret).toBe(second.sandbox.secret);
  }
  writeFileSync(join(data, 'linking.key'), Buffer.alloc(32, 1).toString('base64url'));
  await expect(startSandbox({ data })).rejects.toThrow('another key');
});

test('the accounts page shows what is linked, and asks before it unlinks it for its own form alone', async () => {
  await using server = await startSandbox();
  await link(server, server.sandbox.createSession({ organization: '<b>Contoso</b>' }));
  const html = await (await fetch(`${server.url}/accounts`)).text();
  expect(html).toContain('for &lt;b&gt;Contoso&lt;/b&gt;');
  expect(html).not.toContain(secret);
  expect(html).not.toContain('<form');
  const { origin } = new URL(server.url);
  const [, asking = ''] = /href="([^"]+\/unlink)"/u.exec(html) ?? [];
  const question = await (await fetch(origin + asking)).text();
  expect(server.sandbox.kept().accounts).toBe(1);
  expect(question).not.toContain(secret);
  const [, action = ''] = /action="([^"]+)"/u.exec(question) ?? [];
  const [, signature = ''] = /name="signature" value="([^"]+)"/u.exec(question) ?? [];
  const unlink = (headers: Record<string, string>, value: string): Promise<Response> =>
    fetch(origin + action, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ signature: value }),
      redirect: 'manual',
    });
  expect((await unlink({ Origin: 'https://evil.example' }, signature)).status).toBe(403);
  expect((await unlink({ Origin: origin }, 'made-up')).status).toBe(400);
  expect(server.sandbox.kept().accounts).toBe(1);
  const unlinked = await unlink({ Origin: origin }, signature);
  expect([unlinked.status, unlinked.headers.get('location')]).toEqual([303, '/linking/accounts']);
  expect(server.sandbox.kept().accounts).toBe(0);
  expect((await unlink({ Origin: origin }, signature)).status).toBe(400);
  expect((await fetch(origin + asking)).status).toBe(404);
});

test('what was unlinked is said once, and only in words of the sandbox itself', async () => {
  await using server = await startSandbox();
  await link(server, server.sandbox.createSession({ organization: 'Contoso' }));
  const { origin } = new URL(server.url);
  const [, asking = ''] = /href="([^"]+\/unlink)"/u.exec(await (await fetch(`${server.url}/accounts`)).text()) ?? [];
  const [, signature = ''] =
    /name="signature" value="([^"]+)"/u.exec(await (await fetch(origin + asking)).text()) ?? [];
  const unlinked = await fetch(origin + asking, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({ signature }),
    redirect: 'manual',
  });
  const [cookie = ''] = unlinked.headers.get('set-cookie')?.split(';') ?? [];
  expect(cookie).not.toContain('Contoso');
  const next = await fetch(`${server.url}/accounts`, { headers: { Cookie: cookie } });
  expect(await next.text()).toContain('Unlinked: Acme, for Contoso.');
  expect(next.headers.get('set-cookie')).toMatch(/^guide-unlinked=; Max-Age=0; Path=\/linking\/accounts/u);
  const madeUp = await fetch(`${server.url}/accounts`, { headers: { Cookie: 'guide-unlinked=Q29udG9zbw' } });
  expect([madeUp.status, (await madeUp.text()).includes('Unlinked:')]).toEqual([200, false]);
});

test('the accounts page leads back to the guides where they are, and names no address where they are not', async () => {
  const guidePath = (guide: string): string | undefined =>
    guide === 'acme/api-key' ? '/guides/acme/api-key/' : undefined;
  for (const [options, addresses] of [
    [{ guidePath }, ['/guides/', '/guides/acme/api-key/']],
    [{}, []],
  ] as const) {
    await using server = await startSandbox(options);
    await link(server, server.sandbox.createSession({ organization: 'Contoso' }));
    const html = await (await fetch(`${server.url}/accounts`)).text();
    expect([...html.matchAll(/href="(\/guides\/[^"]*)"/gu)].map(([, address]) => address)).toEqual(addresses);
  }
});

test('a reset removes all but the keys', async () => {
  await using server = await startSandbox();
  await link(server, server.sandbox.createSession({ organization: 'Contoso' }));
  expect(server.sandbox.kept()).toEqual({ accounts: 1, sessions: 1, attempts: 0 });
  server.sandbox.reset();
  expect(server.sandbox.kept()).toEqual({ accounts: 0, sessions: 0, attempts: 0 });
  const kept = readdirSync(server.data).map((name) => readFileSync(join(server.data, name), 'latin1'));
  expect(kept.join('')).not.toContain('Contoso');
});

test('a key that is none is wrong usage', () => {
  const args = ['--content', join(createFolder(sandboxFiles), 'content'), '--data', createFolder({}), '--port', '0'];
  const { status, stderr } = runScript('linking', args, { LINKING_KEY: 'short', STEPWELL_CACHE: createFolder({}) });
  expect([status, stderr]).toEqual([2, expect.stringContaining('LINKING_KEY has to be 32 bytes')]);
});

describe('asking the provider', () => {
  const verify = (template: object, credentials: Record<string, string>, addresses: readonly string[]) => {
    const connector = {
      guide: 'acme/api-key',
      provider: { id: 'acme', name: 'Acme', category: 'crm' },
      method: { id: 'api-key', label: 'API key' },
      isSetup: false,
      isAuthorized: false,
      fields: [],
      scopes: new Map<string, string>(),
      verify: { ...template },
    };
    const resolved = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    return verifyCredentials(connector, credentials, () => Promise.resolve(resolved));
  };

  test.each([
    ['https://api.acme.example/v1/{apiKey}', 'https://api.acme.example/v1/a%2Fb'],
    ['https://{site}.acme.example/me', 'https://contoso.acme.example/me'],
    ['https://{evil}.acme.example/me', undefined],
    ['https://{site}.{site}.example/', undefined],
    ['https://acme.{site}/', undefined],
    ['https://{site}.example/', undefined],
    ['http://api.acme.example/', undefined],
    ['https://api.acme.example:8443/', undefined],
    ['https://127.0.0.1/', undefined],
    ['https://user@api.acme.example/', undefined],
  ])('%s', (template, address) => {
    const credentials = { site: 'contoso', apiKey: 'a/b', evil: 'evil.example/' };
    expect(verifyAddress(template, credentials)?.href).toBe(address);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ])('never at %s, not even beside a public address', async (address) => {
    expect(isPublicAddress(address)).toBe(false);
    const template = { url: 'https://api.acme.example/' };
    expect(await verify(template, {}, ['93.184.215.14', address])).toMatchObject({ kind: 'provider' });
  });

  test('at public addresses', () => {
    for (const address of ['93.184.215.14', '2606:2800:21f::1']) expect(isPublicAddress(address)).toBe(true);
  });
});
