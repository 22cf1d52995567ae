import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of Stepwell's own code, with a slash at its end: a clone of the repository, or the installed package. */
export const projectRoot: string = fileURLToPath(new URL('../..', import.meta.url));

/** Whether this code runs as it was compiled into the package. */
export const isPackaged: boolean = import.meta.url.endsWith('.js');

/** The folder that a team works in: the clone, or, with the package, the one that a command is called in. */
export const teamRoot: string = isPackaged ? process.cwd() : projectRoot;

/** What the package has of the code of pages, ready made. */
export const packagedRenderer: string = join(projectRoot, 'lib/renderer');

/**
 * The address of a module that is loaded by its address, such as a worker's.
 *
 * @param path Without the end of its name, which is another once it is compiled: `./build-worker`.
 * @param base `import.meta.url` of the module that names it.
 */
export function moduleUrl(path: string, base: string): URL {
  return new URL(`${path}${isPackaged ? '.js' : '.ts'}`, base);
}
