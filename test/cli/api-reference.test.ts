import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiReference, entries } from '../../src/cli/package/api-reference.ts';

test('the handbook lists the public API as its types are: `npm run api-reference` writes it, and a change is read', () => {
  expect(readFileSync('content/handbook/api-reference.mdx', 'utf8')).toBe(apiReference());
});

test('every module of the package with types is in it', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
  const typed = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  expect(Object.keys(entries).sort()).toEqual(typed.map(([name]) => `stepwell${name.slice(1)}`).sort());
});
