import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { adapters } from '../../src/linking/adapters/index.ts';
import { bundleForm } from '../../src/site/build/site-scripts.ts';

/** Bytes of the form's files with an adapter, gzipped, by the beginning of their names. */
async function sizesWith(adapter: string): Promise<ReadonlyMap<string, number>> {
  const { files } = await bundleForm(adapter);
  return new Map(
    [...files].map(([path, code]) => [
      path.split('/').at(-1)?.split('.')[0] ?? '',
      gzipSync(code, { level: 9 }).length,
    ]),
  );
}

/** What is loaded beside the form once it is sent, by adapter; nothing where the form has it all. */
const sending: ReadonlyMap<string, number> = new Map([
  ['stackone-hub', 2100],
  ['nango', 6000],
]);

describe.each(adapters.map(({ name }) => name))('the form with the adapter %s', (name) => {
  test('is drawn and filled in with 15 kB', async () => {
    const sizes = await sizesWith(name);
    expect(sizes.get('form') ?? Infinity).toBeLessThanOrEqual(15_000);
    expect(sizes.get('sending') ?? 0).toBeLessThanOrEqual(sending.get(name) ?? 0);
  });
});
