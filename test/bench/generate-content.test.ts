import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestFolder } from '../../src/system/digest/digest-folder.ts';
import { generateContent, generatePartners } from './generate-content.ts';

test('the same count gives the same bytes, on any day and machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guides-test-'));
  generateContent(folder, 7);
  generatePartners(folder, 3);
  expect(digestFolder(folder)).toBe('9f852332da4c6ae87bb336f8190b9362be5255ab');
});
