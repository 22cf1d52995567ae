import { readTokens, type Token } from './source-tokens.ts';

/** The words of a source and of the Markdown made from it. */
export interface WordReport {
  readonly wordsIn: number;
  readonly wordsOut: number;
  /** Words of the source that the Markdown has not, or not as often; in the order of the source. */
  readonly lost: readonly string[];
  /**
   * Words that stand otherwise beside each other: "one two" where they are glued, parted, in other columns or
   * not beside each other at all; and lines of code that the Markdown has not.
   */
  readonly changed: readonly string[];
}

/** Compares a source with the Markdown of its unfiltered model. */
export function compareWords(source: string, markdown: string): WordReport {
  const [before, after] = [readTokens(source), readTokens(markdown)];
  const words = ({ tokens }: typeof before): string[] => tokens.map(({ word }) => word);
  const lost = without(words(before), words(after));
  // A line of a paragraph may become a title, which a break parts from the rest.
  const pairs = without(pairsOf(before.tokens), [...pairsOf(after.tokens), ...brokenPairsOf(after.tokens)]);
  const missing = new Set(lost);
  return {
    wordsIn: before.tokens.length,
    wordsOut: after.tokens.length,
    lost,
    changed: [
      ...pairs.filter((pair) => !pair.split(' ').some((word) => missing.has(word))),
      ...without(before.codeLines, after.codeLines),
    ],
  };
}

/** Words beside each other, each pair with what is between them; what a break parts may be parted by others too. */
function pairsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ word, joint }, at) => {
    const before = tokens[at - 1]?.word;
    if (before === undefined || joint === 'break') return [];
    return joint === 'apart' ? `${before} ${word}` : `${before} (${joint}) ${word}`;
  });
}

/** Words beside each other that a break parts. */
function brokenPairsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ word, joint }, at) =>
    joint === 'break' && at > 0 ? [`${tokens[at - 1]?.word} ${word}`] : [],
  );
}

/** Those of some texts that others have not, or not as often. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
