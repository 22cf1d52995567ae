import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFolder } from '../../server/hosts/pack-folder.ts';
import { placeHeaderRules, placeRedirectRules } from '../../../src/publication/place-rules.ts';
import { redirectsFile } from '../../../src/publication/redirects-file.ts';
import { contentSecurityPolicy, headersFile } from '../../../src/publication/security-headers.ts';
import { bundleAnswer } from '../../../src/publish/renderer/bundle-answer.ts';
import type { HostedSite } from '../../../src/workspace/project/host-adapter.ts';
import { createFolder } from '../../cli/run-command.ts';
import { variantOf } from '../../leaks/scan-site.ts';

const long = 'One step after the other. '.repeat(100);

const files: Readonly<Record<string, string>> = {
  'index.html': '<!DOCTYPE html><title>Home</title>',
  'index.md': '# Home\n',
  '404.html': '<!DOCTYPE html><title>Missing</title>',
  '404.md': '# Missing\n',
  'llms.txt': '# Guides\n',
  'guides/index.html': '<!DOCTYPE html><title>Guides</title>',
  'guides.md': '# Guides\n',
  'guides/acme/index.html': '<!DOCTYPE html><title>Acme</title>',
  'guides/acme.md': '# Acme\n',
  'guides/acme/api-key/index.html': `<!DOCTYPE html><title>Guide</title><p>${long}`,
  'guides/acme/api-key.md': `# Guide\n\n${long}\n`,
  'guides/acme/api-key.json': '{"id":"acme/api-key"}\n',
  'embed/guides/acme/api-key/index.html': '<!DOCTYPE html><title>Embedded</title>',
  'plain/index.html': '<!DOCTYPE html><title>Without Markdown</title>',
  'assets/page.C8A2AaNk.css': `/* ${long} */`,
  '.well-known/ai-catalog.json': '{}\n',
  '.env': 'SECRET=1',
  'guides/.git/config': '[core]',
  'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** A built site, small and whole: with its headers and redirects, and an owner's own rules; its text packed if that is asked for. */
export async function createSite({ pack = false, base = '' } = {}): Promise<{
  readonly folder: string;
  readonly site: HostedSite;
}> {
  const variant = variantOf(
    'acme-guides',
    `site: https://connect.acme.example${base}\nbrand: { name: Acme }\nframeAncestors: ['https://app.acme.example']\n`,
  );
  const origin = variant.site;
  const root = {
    folders: ['guides', 'embed', 'plain', 'assets'],
    pages: ['index.html', '404.html'],
    hashed: ['assets/page.C8A2AaNk.css'],
    hasIndex: true,
  };
  const own =
    '/plain/*\n  X-Robots-Tag: noindex\n  X-Quoted: say "hi" \\ $5\n/plain/\n  ! Cross-Origin-Opener-Policy\n';
  const folder = createFolder({
    ...files,
    '.built-site': `acme\n${base}\n`,
    _headers: placeHeaderRules(headersFile(contentSecurityPolicy({ variant, origin }), variant, root) + own, base),
    _redirects: placeRedirectRules(
      `${redirectsFile(root)}/old/* /guides/:splat 302\n/moved/* /:splat 301\n/part /guides/acme/?a=1#part 302\n/caf%C3%A9/:name /guides/:name/ 302\n/away https://acme.example/help 301\n`,
      base,
    ),
  });
  if (pack) await packFolder(folder);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const answer = await bundleAnswer();
  return { folder, site: { id: variant.id, origin, headers: read('_headers'), redirects: read('_redirects'), answer } };
}
