import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { runScript } from './run-command.ts';

/** An invented partner who publishes all of the project's own guides. */
const canary = `site: https://connect.tamarin.example
brand: { name: Tamarin }
`;

describe('the site of a partner who brings no more than a name and an address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guides-canary-'));
  const site = join(folder, 'dist/canary');
  const files = new Map<string, string>();

  beforeAll(() => {
    cpSync('content', join(folder, 'content'), { recursive: true });
    if (existsSync('public')) cpSync('public', join(folder, 'public'), { recursive: true });
    writeFileSync(join(folder, 'content/variants/canary.yaml'), canary);
    const args = ['--content', join(folder, 'content'), '--out', join(folder, 'dist'), '--variant', 'canary'];
    const { status, stderr } = runScript('build', args);
    expect(status, stderr).toBe(0);
    for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(site.length), decompress(path));
    }
  }, 120_000);

  test('has no word of the vendor, in any letter case, in any file or name', () => {
    const hits = [...files].filter(([path, text]) => /stepwell/iu.test(path) || /stepwell/iu.test(text));
    expect(hits.map(([path]) => path)).toEqual([]);
  });

  test('says its own name', () => {
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(20);
    for (const [path, text] of pages) expect(text, path).toContain('Tamarin');
  });

  test('has the part that is hidden from partners in no file', () => {
    const source = readFileSync('content/guides/lattice/api-key.mdx', 'utf8');
    expect(source).toContain('You can also enter the key in {hub.name}');
    const hits = [...files].filter(([, text]) => /Link the account here/u.test(text));
    expect(hits.map(([path]) => path)).toEqual([]);
    expect([...files.keys()].filter((path) => /^\/(?:handbook|errors)\//u.test(path))).toEqual([]);
  });
});

function decompress(path: string): string {
  const bytes = readFileSync(path);
  if (path.endsWith('.gz')) return gunzipSync(bytes).toString('latin1');
  return (path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8');
}
