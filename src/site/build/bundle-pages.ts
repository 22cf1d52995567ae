/** Bundles the pages, in a process of its own: Astro keeps state, and what it uses prints as it likes. */
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { ownCode } from './own-code.ts';
import { siteConfig } from './site-config.ts';
import { isPackaged, packagedRenderer, teamRoot } from '../../system/project-root.ts';
import { openProject } from '../../workspace/project/project.ts';

// A bundling whose command was killed ends too.
process.stdin
  .on('end', () => process.exit(1))
  .resume()
  .unref();

const { components, pages } = await openProject();
const out = process.env['STEPWELL_RENDERER'] ?? '';
/** With `sync` Astro writes types for editors into the project; nothing of a bundle depends on them. */
const options = { devOutput: false, sync: isWritable(join(teamRoot, '.astro')) };
const scripts = isPackaged
  ? (await import('./kept-scripts.ts')).keptScripts(packagedRenderer)
  : (await import('./site-scripts.ts')).siteScripts();
const config = siteConfig(out, [scripts, ownCode({ components, pages })]);
try {
  await build({ ...config, root: teamRoot, configFile: false, logLevel: 'silent' }, options);
} catch (error) {
  // Without the stack, which is of Astro's own code.
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(existsSync(folder) ? folder : teamRoot, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
