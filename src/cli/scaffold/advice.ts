import { calledAs } from '../command/called-as.ts';

/** A command as it is to be typed for a content folder: one of another name than the usual is named again. */
export function commandFor(content: string, verb: string, args = ''): string {
  const folder = content === 'content' ? '' : `--content ${quoteForShell(content)}`;
  const given = [args, folder].filter((part) => part !== '').join(' ');
  return calledAs(verb, given);
}

function quoteForShell(path: string): string {
  return /^[\w./~@:+-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
