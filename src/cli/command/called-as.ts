import { isPackaged } from '../../system/project-root.ts';

/** A verb as it is to be typed: with the package, or in a clone of the repository. */
export function calledAs(verb: string, args = ''): string {
  if (isPackaged) return `npx stepwell ${verb}${args === '' ? '' : ` ${args}`}`;
  return `npm run ${verb}${args === '' ? '' : ` -- ${args}`}`;
}
