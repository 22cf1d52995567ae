import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { redirectsFile } from '../publication/redirects-file.ts';
import { headersFile, type SiteRoot } from '../publication/security-headers.ts';
import { isHashed } from '../system/hashed-file.ts';
import { currentPublication } from './current-publication.ts';
import { printTextFile, textFilesOf } from '../publication/text-files.ts';

/**
 * Writes the files of the format registry, `_headers` and `_redirects` when the pages are built. The endpoint route
 * serves them in development; through it a build would spend more on each file's request,
 * response and cached copy than on printing it.
 */
export function textOutput(): AstroIntegration {
  return {
    name: 'guide-text-output',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const publication = await currentPublication();
        const folders = new Set<string>();
        for (const file of textFilesOf(publication)) {
          const target = fileURLToPath(new URL(`${encodeURI(file.path)}.${file.extension}`, dir));
          const folder = dirname(target);
          if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
          folders.add(folder);
          writeFileSync(target, printTextFile(file, publication).content);
        }
        const { policy, site } = publication;
        const root = rootOf(fileURLToPath(dir));
        writeFileSync(new URL('_headers', dir), headersFile(policy, site.variant, root));
        writeFileSync(new URL('_redirects', dir), redirectsFile(root));
      },
    },
  };
}

function rootOf(folder: string): SiteRoot {
  const entries = readdirSync(folder, { withFileTypes: true });
  const namesOf = (kind: 'isDirectory' | 'isFile'): string[] =>
    entries.filter((entry) => entry[kind]()).map(({ name }) => name);
  const assets = `${folder}/assets`;
  return {
    folders: namesOf('isDirectory'),
    pages: namesOf('isFile').filter((name) => name.endsWith('.html')),
    hashed: (existsSync(assets) ? readdirSync(assets) : [])
      .map((name) => `assets/${name}`)
      .filter((path) => isHashed(`/${path}`)),
    hasIndex: namesOf('isFile').includes('llms.txt'),
  };
}
