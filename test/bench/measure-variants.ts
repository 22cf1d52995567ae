import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestFolder } from '../../src/system/digest/digest-folder.ts';
import type { BuildRun } from './build-runs.ts';
import { generateContent, generatePartners, writeGuide } from './generate-content.ts';
import { editGuide, generateGuides } from './generated-guide.ts';
import { type Cost, measureCommand } from './measure-command.ts';

/** What the sites of many partners cost. */
export interface VariantsCost {
  readonly variants: number;
  readonly guides: number;
  readonly runs: Readonly<Record<BuildRun, Cost>>;
  /** Whether a second build without any cache, into another folder, wrote the same bytes. */
  readonly isReproducible: boolean;
}

/** Builds the sites of many partners, again with nothing changed, with one guide edited, and anew elsewhere. */
export async function measureVariants(
  folder: string,
  build: string,
  { variants, guides }: { readonly variants: number; readonly guides: number },
): Promise<VariantsCost> {
  const content = join(folder, 'content');
  generateContent(content, guides);
  generatePartners(content, variants - 1);
  const run = (name: string): Promise<Cost> =>
    measureCommand([build, '--content', content, '--out', join(folder, name)], {
      STEPWELL_CACHE: join(folder, `${name}-cache`),
    });
  const cold = await run('dist');
  const unchanged = await run('dist');
  for (const guide of generateGuides(guides).slice(0, 1)) writeGuide(content, editGuide(guide));
  const edited = await run('dist');
  await run('again');
  return {
    variants,
    guides,
    runs: { cold, unchanged, 'one guide edited': edited },
    isReproducible: digestSites(join(folder, 'dist')) === digestSites(join(folder, 'again')),
  };
}

/** A digest of each site; the reports beside them say how long they took. */
function digestSites(out: string): string {
  const sites = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return sites
    .map(({ name }) => `${name} ${digestFolder(join(out, name))}`)
    .sort()
    .join('\n');
}
