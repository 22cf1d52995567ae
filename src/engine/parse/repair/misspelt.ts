import { suggest } from '../../diagnostics/suggest.ts';
import { elementNamed } from '../html-names.ts';
import type { TagMark } from '../mark.ts';
import { type Repair, repairWith } from './repair-mark.ts';

/** The names of blocks. */
export interface BlockNames {
  has(name: string): boolean;
  keys(): Iterable<string>;
}

/** Whether a name is that of an element or a block. */
export function isKnownName(name: string, blocks: BlockNames): boolean {
  return elementNamed(name) !== undefined || blocks.has(name);
}

/**
 * The open tag that a closing tag must be meant for although their names differ a little, as in
 * `<Warnning>…</Warning>`: at least one of them is no name that anybody knows.
 */
export function findMisspelt(close: string, open: readonly string[], blocks: BlockNames): number {
  const isKnown = isKnownName(close, blocks);
  return open.findLastIndex(
    (name) => !(isKnown && isKnownName(name, blocks)) && close.length > 2 && suggest(close, [name]) !== '',
  );
}

/** What two tags of an element must be meant to be called. */
export function meantName(open: string, close: string, blocks: BlockNames): string {
  return [open, close].find((name) => isKnownName(name, blocks)) ?? (suggest(open, blocks.keys()) || open);
}

/** The block that a lone tag nobody knows must be meant to be, if it is written as blocks are: `<Setp title="…">`. */
export function meantBlock(source: string, { name, start, end }: TagMark, blocks: BlockNames): string | undefined {
  const isBlockLike = /^[A-Z]/u.test(name) || source.slice(start, end).includes('=');
  return (isBlockLike && suggest(name, blocks.keys())) || undefined;
}

/** Asks whether a tag is meant to have another name, and reads on as if it had. */
export function asMisspelt({ start, end, form, name }: TagMark, meant: string): Repair[] {
  if (name === meant) return [];
  const at = start + (form === 'close' ? 2 : 1);
  const edits = [{ start: at, end: at + name.length, text: meant }];
  const mistake = { code: 'element-misspelt', values: { name, guess: meant } } as const;
  return [{ ...repairWith({ start, end }, edits, mistake), isGuess: true }];
}
