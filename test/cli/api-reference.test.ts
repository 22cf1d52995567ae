import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiReference, entries } from '../../src/cli/package/api-reference.ts';

test('the handbook lists the public API as its types are: `npm run api-reference` writes it, and a change is read', () => {
  const pages = apiReference();
  expect(
    readdirSync('content/handbook/api-reference')
      .map((file) => `api-reference/${file}`)
      .sort(),
  ).toEqual([...pages.keys()].filter((path) => path.includes('/')).sort());
  for (const [path, text] of pages) expect(readFileSync(`content/handbook/${path}`, 'utf8')).toBe(text);
});

test('every name that is exported is on one page, and each page is read whole', () => {
  const [index = '', ...pages] = apiReference().values();
  for (const [, name = ''] of index.replace(/^[\s\S]*?\n- /u, '- ').matchAll(/(?<=[:,] )`(\w+)`/gu))
    expect([name, pages.filter((text) => text.includes(`\n## \`${name}\`\n`)).length > 0]).toEqual([name, true]);
  for (const text of pages) expect(text.length).toBeLessThan(30_000);
});

test('every module of the package with types is in it', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
  const typed = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  expect(Object.keys(entries).sort()).toEqual(typed.map(([name]) => `stepwell${name.slice(1)}`).sort());
});
