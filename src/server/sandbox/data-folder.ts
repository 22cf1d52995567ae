import { join } from 'node:path';
import { cacheFolder } from '../../node/cache-folder.ts';
import { projectRoot } from '../../node/project-root.ts';

/** Where accounts are kept unless a command names a folder: beside a cache of one's own, else in the project, as `npm ci` empties its cache. */
export function dataFolder(): string {
  return process.env['STEPWELL_CACHE'] ? join(cacheFolder(), 'linking') : join(projectRoot, '.linking');
}
