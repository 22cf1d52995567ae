import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where caches are kept: `STEPWELL_CACHE`, or a folder in the project's `node_modules`. */
export function cacheFolder(): string {
  return process.env['STEPWELL_CACHE'] ?? join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules/.cache/stepwell');
}
