import type { Variant } from '../engine/index.ts';
import { createQuickLook } from './quick-look/quick-look.ts';
import { collectAllTerms } from './terms/collect-terms.ts';
import { createTermFinder } from './terms/find-terms.ts';
import { withHostSpellings } from './terms/host-spellings.ts';
import { createTermIndex } from './terms/term-index.ts';
import { languageOf } from './texts/language.ts';

/** Whether files of code are free of the words of all variants, by what they are made of. */
interface SharedCode {
  readonly variants: readonly Variant[];
  readonly isNeutral: (file: string, bytes: Buffer) => boolean;
  readonly known: Map<string, boolean>;
}

/** Of the variants that were asked for last: a process builds sites of one workspace. */
let last: SharedCode | undefined;

/**
 * Whether a file of code that all variants share, such as a script of the renderer, names none of them. It is
 * searched once for all sites.
 *
 * @param identity Changes with what the file is made of.
 */
export function isNeutralCode(file: string, bytes: Buffer, identity: string, variants: readonly Variant[]): boolean {
  if (last?.variants !== variants) last = createSharedCode(variants);
  const known = last.known.get(identity) ?? last.isNeutral(file, bytes);
  last.known.set(identity, known);
  return known;
}

function createSharedCode(variants: readonly Variant[]): SharedCode {
  const index = createTermIndex(withHostSpellings(collectAllTerms(variants)));
  const find = createTermFinder(index);
  const mayHave = createQuickLook(index);
  const isAllowed = (): boolean => false;
  return {
    variants,
    isNeutral: (file, bytes) =>
      !mayHave(bytes, file, isAllowed) || find(bytes.toString('utf8'), { language: languageOf(file) }).length === 0,
    known: new Map(),
  };
}
