import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { createPositionMap } from '../../diagnostics/edits.ts';
import { firstIndex } from '../../diagnostics/first-index.ts';
import type { Variant } from '../../model/variant.ts';
import { escapePattern, wholeWords } from './whole-words.ts';

/** The vendor's own words, and what shared content says instead: `Stepwell Hub` → `{hub.name}`. */
export type BrandWords = Readonly<Record<string, string>>;

/** Values shorter than this are words of any text. */
const shortest = 3;

/** The vendor's words that a file should not use which partners publish too: none if there are no partners. */
export function brandWordsFor(variants: readonly Variant[]): BrandWords {
  const vendor = variants.find(({ whitelabel }) => !whitelabel);
  return vendor && variants.some(({ whitelabel }) => whitelabel) ? brandWordsOf(vendor) : {};
}

/** The words by which content for all variants would name one: its names, and the values of its variables. */
function brandWordsOf({ brand, variables, vendorWords }: Variant): BrandWords {
  const words: Record<string, string> = { ...vendorWords };
  for (const [name, value] of [
    ...Object.entries(variables),
    ['product.name', brand.name],
    ['hub.name', brand.hub ?? ''],
  ] as const) {
    if (value.length >= shortest && !value.includes('{')) words[value] ??= `{${name}}`;
  }
  return words;
}

/** A source whose words are looked at. */
interface Looked {
  /** The text as it was written. */
  readonly text: string;
  readonly root: Root;
  /** Where something of `root` stands in `text`. */
  readonly offsetsOf: (node: { readonly position?: Root['position'] }) => readonly [number, number] | undefined;
  /** The end of the frontmatter. */
  readonly frontmatterEnd: number;
}

/**
 * Reports the vendor's own words in content that partners publish too. What stands in a
 * block that they do not get may name the vendor.
 */
export function reportBrandWords(words: BrandWords, looked: Looked, report: Report): void {
  const pattern = wordsPattern(Object.keys(words));
  if (!pattern) return;
  const { text, root, offsetsOf, frontmatterEnd } = looked;
  const own: (readonly [number, number])[] = [];
  const code: (readonly [number, number])[] = [];
  visit(root, (node) => {
    const range = offsetsOf(node);
    if (!range) return;
    const isHidden = 'name' in node && (node as { name?: unknown }).name === 'WhitelabelHide';
    if (isHidden) own.push(range);
    if (node.type === 'code' || node.type === 'inlineCode') code.push(range);
  });
  const isInOwn = createCover(own);
  const isInCode = createCover(code);
  const places = createPositionMap(text, []);
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const variable = words[word] ?? '';
    const end = index + word.length;
    if (isInOwn(index)) continue;
    // A value of YAML that begins with a brace would be a map.
    const isQuotable = index >= frontmatterEnd || /[^\s:[,{-]\s*$/u.test(text.slice(Math.max(0, index - 2), index));
    const isFixable = !isInCode(index) && isQuotable;
    report.add(
      'brand-literal',
      { word, variable },
      { start: places.at(index), end: places.at(end) },
      isFixable ? [{ start: index, end, text: variable }] : undefined,
    );
  }
}

/** Tells whether an offset is in one of the ranges, which are in the order of their begins. */
function createCover(ranges: readonly (readonly [number, number])[]): (at: number) => boolean {
  let reached = 0;
  const ends = ranges.map(([, end]) => (reached = Math.max(reached, end)));
  return (at) => (ends[firstIndex(ranges, ([start]) => start > at) - 1] ?? 0) > at;
}

function wordsPattern(words: readonly string[]): RegExp | undefined {
  const longestFirst = words.filter(Boolean).sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return undefined;
  return wholeWords(longestFirst.map(escapePattern));
}
