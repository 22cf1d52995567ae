/**
 * Where the texts that have what was typed stand in their list, best first: with the words at
 * their start, at the start of a word, inside. Where none has them all, those that nearly do.
 * The texts are {@link plain}.
 */
export function findMatches(typed: string, texts: readonly string[]): number[] {
  const words = plain(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const exact = rank(texts, (text) => sum(words, (word) => placeOf(word, text)));
  if (exact.length > 0) return exact;
  const isNear = words.map(nearness);
  return rank(texts, (text) => sum(words, (word, index) => (isNear[index]?.(text) ? placeOf(word, text, 3) : -1)));
}

/** Lower case, without accents and signs. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Lower is better; below 0 is no match. */
type Score = number;

function rank(texts: readonly string[], scoreOf: (text: string) => Score): number[] {
  return texts
    .map((text, index) => ({ index, score: scoreOf(text) }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => a.score - b.score)
    .map(({ index }) => index);
}

function sum(words: readonly string[], scoreOf: (word: string, index: number) => Score): Score {
  let total = 0;
  for (const [index, word] of words.entries()) {
    const score = scoreOf(word, index);
    if (score < 0) return -1;
    total += score;
  }
  return total;
}

function placeOf(word: string, text: string, missing: Score = -1): Score {
  if (text.startsWith(word)) return 0;
  if (text.includes(` ${word}`)) return 1;
  return text.includes(word) ? 2 : missing;
}

/** Whether a text has a word but for a typing mistake, or written in two. */
function nearness(word: string): (text: string) => boolean {
  const known = new Map<string, boolean>();
  const isLike = (other: string): boolean => {
    const answer = known.get(other) ?? isMisspelt(word, other);
    known.set(other, answer);
    return answer;
  };
  return (text) => text.replaceAll(' ', '').includes(word) || text.split(' ').some(isLike);
}

/** Whether a few letters changed, missing, added or swapped make a word the beginning of another. */
function isMisspelt(word: string, other: string): boolean {
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= word.length; row += 1) {
    const edits = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = word[row - 1] === other[column - 1];
      const isSwap = word[row - 2] === other[column - 1] && word[row - 1] === other[column - 2];
      edits[column] = Math.min(
        (edits[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + Number(!isSame),
        row > 1 && column > 1 && isSwap ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, edits];
  }
  return Math.min(...last) <= allowed;
}
