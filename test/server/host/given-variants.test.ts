import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { loadConfig } from '../../../src/workspace/project/load-config.ts';
import type { VariantSource } from '../../../src/workspace/project/given-variant.ts';
import { createFolder } from '../../cli/run-command.ts';
import { twoPartners } from './partner-content.ts';
import { startHost } from './start-host.ts';

const guide = '/guides/acme/api-key/';
/** The configuration that the handbook shows. */
const [, example = ''] =
  /## Partners in a database[\s\S]*?```ts\n([\s\S]*?)```/u.exec(
    readFileSync('content/handbook/thousands-of-partners.mdx', 'utf8'),
  ) ?? [];

test('partners of a database are served beside those of files, as the handbook says', async () => {
  const root = createFolder(twoPartners);
  const file = join(root, 'partners.db');
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE partners (id TEXT PRIMARY KEY, host TEXT UNIQUE, name TEXT, email TEXT)');
  const add = (id: string, name: string): void =>
    void database
      .prepare('INSERT INTO partners VALUES (?, ?, ?, ?)')
      .run(id, `help.${id}.example`, name, `help@${id}.example`);
  add('kestrel', 'Kestrelwing');
  const config = example
    .replace(/import \{ defineConfig \}.*\n/u, '')
    .replace('defineConfig(', '(')
    .replace("'partners.db'", JSON.stringify(file));
  writeFileSync(join(root, 'stepwell.config.ts'), config);
  const loaded = await loadConfig(root);
  const { variants, allVariants } = loaded?.config ?? {};
  if (!variants || !allVariants) throw new Error('Cannot read the example');
  const host = await startHost(join(root, 'content'), { variants: { variants, allVariants } });

  expect(await host.text(`https://help.kestrel.example${guide}`)).toContain('Kestrelwing');
  expect(await host.text(`https://help.quellbrunn.example${guide}`)).toContain('Quellbrunn');
  const check = async (domain: string): Promise<number> =>
    (await host.admin(`/.well-known/domain-check?domain=${domain}`)).status;
  expect([await check('help.kestrel.example'), await check('help.osprey.example')]).toEqual([200, 404]);

  add('osprey', 'Ospreyfield');
  const untilLive = (look: () => Promise<void>): Promise<void> => vi.waitFor(look, { timeout: 50_000, interval: 50 });
  const osprey = `https://help.osprey.example${guide}`;
  await untilLive(async () => expect(await host.text(osprey)).toContain('Ospreyfield'));
  database.exec("UPDATE partners SET name = 'Ospreymead' WHERE id = 'osprey'");
  await untilLive(async () => expect(await host.text(osprey)).toContain('Ospreymead'));
  database.exec("DELETE FROM partners WHERE id = 'osprey'");
  await untilLive(async () => expect((await host.ask(osprey)).status).toBe(421));

  // A partner that nobody has asked for is named in no other site.
  expect((await host.ask(`https://help.kestrel.example${guide}`)).status).toBe(200);
  database.exec("UPDATE partners SET name = 'Open the settings now' WHERE id = 'kestrel'");
  await untilLive(async () => expect((await host.ask(`https://help.kestrel.example${guide}`)).status).toBe(200));
  database.close();
});

test('what the list does not have is not served, and while the source cannot answer all stays as it was', async () => {
  const variant = {
    whitelabel: true,
    site: 'https://help.kestrel.example',
    brand: { name: 'Kestrelwing' },
    variables: { 'support.email': 'help@kestrel.example', callbackUrl: 'https://help.kestrel.example/oauth' },
  };
  let isListed = false;
  let isDown = false;
  const source: VariantSource = {
    variants: (host) => {
      if (isDown) throw new Error('no connection');
      return host === 'help.kestrel.example' ? { id: 'kestrel', variant } : undefined;
    },
    allVariants: () => (isListed ? [{ id: 'kestrel', variant }] : []),
  };
  const host = await startHost(join(createFolder(twoPartners), 'content'), { variants: source });
  const address = `https://help.kestrel.example${guide}`;
  expect((await host.ask(address)).status).toBe(421);
  expect(host.notices.join('\n')).toContain('does not list its variant kestrel');
  isListed = true;
  await vi.waitFor(async () => expect((await host.ask(address)).status).toBe(200), { timeout: 50_000, interval: 100 });
  isDown = true;
  await vi.waitFor(
    async () => {
      expect((await host.ask(address)).status).toBe(200);
      expect(host.notices.join('\n')).toContain('no connection');
    },
    { timeout: 50_000, interval: 100 },
  );
});
