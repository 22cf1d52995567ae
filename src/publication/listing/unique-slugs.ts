import { slug } from 'github-slugger';
import { whyNoPath } from '../../engine/internal.ts';

/** Makes parts of addresses of ids, each once, and none of those that are `taken`. */
export function uniqueSlugs(taken: Iterable<string>): (id: string) => string {
  const used = new Set(taken);
  return (id) => {
    const words = slug(
      id
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
        .trim(),
    );
    const name = words === '' || whyNoPath(words) !== undefined ? 'list' : words;
    let unique = name;
    for (let count = 2; used.has(unique); count += 1) unique = `${name}-${count}`;
    used.add(unique);
    return unique;
  };
}
