import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { adapters } from '../../src/linking/adapters/index.ts';
import { linkingModule } from '../../src/site/linking-module.ts';

interface Chunk {
  readonly type: string;
  readonly name: string;
  readonly code: string;
}

/** The scripts of a site whose variant links by an adapter, as its build makes them; bytes by the name of the script, gzipped. */
async function sizesWith(adapter: string): Promise<ReadonlyMap<string, number>> {
  const site = fileURLToPath(new URL('../../src/site/scripts/site.ts', import.meta.url));
  const input = 'virtual:page';
  const page = {
    name: input,
    resolveId: (id: string) => (id === input ? id : undefined),
    load: (id: string) =>
      id === input ? `import { startSite } from ${JSON.stringify(site)};\nstartSite(document);` : undefined,
  };
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [page, linkingModule(async () => adapter)],
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input, external: ['virtual:search-words'] },
    },
  })) as { readonly output: readonly Chunk[] };
  return new Map(
    built.output
      .filter(({ type }) => type === 'chunk')
      .map(({ name, code }) => [name, gzipSync(code, { level: 9 }).length]),
  );
}

/** What is loaded beside the form once it is sent, by adapter; nothing where the form has it all. */
const sending: ReadonlyMap<string, number> = new Map([
  ['stackone-hub', 2100],
  ['nango', 6000],
]);

// Vitest's own would build for development.
beforeAll(() => void vi.stubEnv('NODE_ENV', 'production'));
afterAll(() => void vi.unstubAllEnvs());

describe.each(adapters.map(({ name }) => name))('the form with the adapter %s', (name) => {
  test('is drawn and filled in with 15 kB', async () => {
    const sizes = await sizesWith(name);
    expect(sizes.get('_virtual_linking') ?? Infinity).toBeLessThanOrEqual(15_000);
    expect(sizes.get('sending') ?? 0).toBeLessThanOrEqual(sending.get(name) ?? 0);
  });
});
