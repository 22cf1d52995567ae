import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { isHashed } from '../../system/hashed-file.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import { redirectsFile } from '../../publication/redirects-file.ts';
import { headersFile, type SiteRoot } from '../../publication/security-headers.ts';
import { placeHeaderRules, placeRedirectRules } from '../../publication/place-rules.ts';
import { defineOutputs, type Output } from './define.ts';

/** What a host is told of a site in one file: the owner's own rules come after the site's. */
export const ruleFiles: ReadonlySet<string> = new Set(['_headers', '_redirects']);

/** What static hosts are told of headers and redirects. */
export const hostRules = defineOutputs({
  name: 'host rules',
  of: ({ content, publication }, earlier) => {
    const { policy, site } = publication;
    const root = rootOf([...earlier.keys()]);
    const withOwn = (name: string, rules: string, place: typeof placeHeaderRules): Output => {
      const own = join(publicFolderOf(content), name);
      const text = place(rules + (existsSync(own) ? readFileSync(own, 'utf8') : ''), site.base);
      return { path: name, inputs: digestOf(text), print: () => text };
    };
    return [
      withOwn('_headers', headersFile(policy, site.variant, root), placeHeaderRules),
      withOwn('_redirects', redirectsFile(root), placeRedirectRules),
    ];
  },
});

function rootOf(paths: readonly string[]): SiteRoot {
  const atRoot = paths.filter((path) => !path.includes('/'));
  return {
    folders: [...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))],
    pages: atRoot.filter((name) => name.endsWith('.html')),
    hashed: paths.filter((path) => isHashed(`/${path}`)),
    hasIndex: atRoot.includes('llms.txt'),
  };
}
