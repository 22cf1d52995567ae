import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headersFile } from '../node/security-headers.ts';
import { currentPublication } from './current-publication.ts';
import { printTextFile, textFilesOf } from './text-files.ts';

/**
 * Writes the files of the format registry, and `_headers`, when the pages are built. The endpoint route
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
        writeFileSync(new URL('_headers', dir), headersFile(policy, site.variant, rootOf(fileURLToPath(dir))));
      },
    },
  };
}

/** The folders and pages at the root of a built site. */
function rootOf(folder: string): Parameters<typeof headersFile>[2] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map(({ name }) => name);
  return { folders, pages };
}
