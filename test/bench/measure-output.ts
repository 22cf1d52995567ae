import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedGuide } from './generated-guide.ts';

/** What a build wrote. */
export interface Output {
  readonly files: number;
  readonly bytes: number;
}

/** Counts the files of a folder. */
export function measureOutput(folder: string): Output {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    files: files.length,
    bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
  };
}

/** Stops the bench if a site does not show these guides as they are now: then its time says nothing. */
export function expectGuides(site: string, guides: readonly GeneratedGuide[]): void {
  for (const { provider, method, goodToKnow } of guides) {
    const path = join(site, 'guides', provider, method);
    const file = [`${path}/index.html`, `${path}.html`].find((candidate) => existsSync(candidate));
    if (file === undefined) throw new Error(`Cannot compare a site without the page of ${provider}/${method}`);
    if (!readFileSync(file, 'utf8').includes(goodToKnow))
      throw new Error(`Cannot compare a site that shows ${provider}/${method} as it was`);
  }
}
