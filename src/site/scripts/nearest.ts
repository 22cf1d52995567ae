/** A page by path and title. */
export type NamedPage = readonly [path: string, title: string];

/** The pages whose path or title is most like the path asked for, best first; none where nothing is like it. */
export function nearestPages(path: string, pages: readonly NamedPage[], most = 5): NamedPage[] {
  const wanted = trigramsOf(path);
  const last = trigramsOf(path.split('/').findLast((part) => part !== '') ?? '');
  const likeness = ([pagePath, title]: NamedPage): number =>
    Math.max(
      dice(wanted, trigramsOf(pagePath)),
      dice(last, trigramsOf(title)) * 0.9,
      dice(last, trigramsOf(pagePath.split('/').at(-2) ?? '')) * 0.9,
    );
  return pages
    .map((page) => ({ page, score: likeness(page) }))
    .filter(({ score }) => score >= leastLikeness)
    .sort((a, b) => b.score - a.score || (a.page[0] < b.page[0] ? -1 : 1))
    .slice(0, most)
    .map(({ page }) => page);
}

const leastLikeness = 0.3;

function dice(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  if (first.size === 0 || second.size === 0) return 0;
  let shared = 0;
  for (const gram of first) if (second.has(gram)) shared += 1;
  return (2 * shared) / (first.size + second.size);
}

function trigramsOf(text: string): Set<string> {
  const plain = `  ${decode(text)
    .toLowerCase()
    .replace(/\.(?:md|html|json)$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const grams = new Set<string>();
  if (plain.trim() === '') return grams;
  for (let index = 0; index + 3 <= plain.length; index += 1) grams.add(plain.slice(index, index + 3));
  return grams;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
