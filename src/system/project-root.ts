import { fileURLToPath } from 'node:url';

/** The folder of the project itself, with a slash at its end. */
export const projectRoot: string = fileURLToPath(new URL('../..', import.meta.url));
