import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { currentPublication } from './current-publication.ts';
import { printTextFile, textFilesOf } from './text-files.ts';

/**
 * Writes the files of the format registry when the pages are built. The endpoint route
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
      },
    },
  };
}
