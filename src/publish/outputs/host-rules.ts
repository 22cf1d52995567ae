import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { isHashed } from '../../system/files/hashed-file.ts';
import { commandError, type CommandError } from '../../system/command-error.ts';
import { project } from '../../workspace/project/project.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import type { Publication } from '../../publication/publication.ts';
import type { PublishedFile } from '../published-file.ts';
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
    const redirects = redirectsFile({ ...root, own: ownRedirects(publication, earlier) });
    return [
      withOwn('_headers', headersFile(policy, site.variant, root), placeHeaderRules),
      withOwn('_redirects', redirects, placeRedirectRules),
    ];
  },
});

/**
 * The redirects that the project names, by where they lead from. One to a page that only the vendor's own site
 * has is none of a partner's.
 */
function ownRedirects(
  { site }: Publication,
  published: ReadonlyMap<string, PublishedFile>,
): readonly (readonly [string, string])[] {
  const isThere = (address: string): boolean => {
    const path = (/^[^?#]*/u.exec(address)?.[0] ?? '').slice(1);
    return [path, `${path}index.html`, `${path}/index.html`].some((file) => published.has(file));
  };
  return Object.entries(project().redirects).filter(([from, to]) => {
    if (isThere(from)) throw redirectError(from, to, `there is a page at ${from} already`);
    if (!to.startsWith('/') || isThere(to)) return true;
    if (!site.variant.whitelabel) throw redirectError(from, to, `there is no page at ${to}`);
    return false;
  });
}

function redirectError(from: string, to: string, reason: string): CommandError {
  return commandError(`\`redirects\` of stepwell.config leads from ${from} to ${to}, but ${reason}.`);
}

function rootOf(paths: readonly string[]): SiteRoot {
  const atRoot = paths.filter((path) => !path.includes('/'));
  return {
    folders: [...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))],
    pages: atRoot.filter((name) => name.endsWith('.html')),
    hashed: paths.filter((path) => isHashed(`/${path}`)),
    hasIndex: atRoot.includes('llms.txt'),
  };
}
