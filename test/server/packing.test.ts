import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openFolderFiles } from '../../src/server/folder-files.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { createFolder } from '../cli/run-command.ts';

const text = 'One step after the other. '.repeat(100);
const unpack = { br: brotliDecompressSync, gzip: gunzipSync };

const ask = async (folder: string, path: string, accepted: string, method = 'GET'): Promise<Response> =>
  createStaticHost(folder).request(path, { method, headers: { 'accept-encoding': accepted } });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

describe.each(['br', 'gzip'] as const)('%s', (encoding) => {
  test('text is packed by whoever serves it', async () => {
    const folder = createFolder({ 'a.txt': text });
    const response = await ask(folder, '/a.txt', encoding);
    const { headers } = response;
    const bytes = await bytesOf(response);
    expect(unpack[encoding](bytes).toString()).toBe(text);
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    const head = await ask(folder, '/a.txt', encoding, 'HEAD');
    expect([...head.headers]).toEqual([...headers]);
  });

  test('a changed file is packed again', async () => {
    const folder = createFolder({ 'a.txt': text });
    const host = createStaticHost(folder);
    const request = { headers: { 'accept-encoding': encoding } };
    const first = await host.request('/a.txt', request);
    writeFileSync(join(folder, 'a.txt'), text.toUpperCase());
    const second = await host.request('/a.txt', request);
    expect(unpack[encoding](await bytesOf(second)).toString()).toBe(text.toUpperCase());
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  test('a file is packed once, however many ask for it', async () => {
    const file = await openFolderFiles(createFolder({ 'a.txt': text }))('/a.txt');
    if (!file) throw new Error('Cannot open a.txt');
    const all = await Promise.all(Array.from({ length: 20 }, () => file.read(encoding)));
    expect(new Set([...all, await file.read(encoding)]).size).toBe(1);
  });
});

test('what is packed beside a file is sent as it is, if it is of that content', async () => {
  const own = gzipSync(text, { level: 1 });
  const other = gzipSync(text.toUpperCase());
  const folder = createFolder({ 'a.txt': text, 'a.txt.gz': own, 'b.txt': text, 'b.txt.gz': other });
  expect(await bytesOf(await ask(folder, '/a.txt', 'gzip'))).toEqual(own);
  for (const spoilt of [other, 'none', gzipSync(''), gzipSync(text.repeat(2))]) {
    writeFileSync(join(folder, 'b.txt.gz'), spoilt);
    expect(gunzipSync(await bytesOf(await ask(folder, '/b.txt', 'gzip'))).toString()).toBe(text);
  }
});

test('what is small, or no text, is sent as it is', async () => {
  const folder = createFolder({ 'a.txt': 'a', 'a.txt.gz': gzipSync('a'), 'a.png': text });
  for (const path of ['/a.txt', '/a.png']) {
    const { headers } = await ask(folder, path, 'br, gzip');
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([null, null]);
  }
});

test('while a large file is packed, others are sent', async () => {
  const host = createStaticHost(createFolder({ 'large.json': JSON.stringify(text.repeat(4000)), 'a.txt': 'a' }));
  const sent: string[] = [];
  await Promise.all(
    ['/large.json', '/a.txt'].map(async (path) => {
      await (await host.request(path, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
      sent.push(path);
    }),
  );
  expect(sent).toEqual(['/a.txt', '/large.json']);
});
