import type { Leak } from './leak.ts';

/** A leak in one line: where it is, what it is, whose, and where it comes from. */
export function sayLeak({
  file,
  place,
  packing,
  offset,
  line,
  column,
  term,
  kind,
  source,
  excerpt,
  origin,
}: Leak): string {
  const at = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const inside = { content: '', name: ' in its name', unpacked: ` in ${packing ?? 'what it packs'}` }[place];
  const from = origin ? `; it comes from ${origin.path}:${origin.line}` : '';
  const sealed = { large: 'too large', encrypted: 'encrypted' }[term] ?? `packed with ${term}`;
  if (kind === 'archive')
    return `leak: ${file}, byte ${offset}${inside}: it cannot be searched, as it is ${sealed}: publish it as ZIP or gzip, or say under allow, with the term ${term}, why it holds no name`;
  return `leak: ${file}${at}, byte ${offset}${inside}: the ${kind} “${term}” of ${source.variant} (${source.key}): ${excerpt}${from}`;
}
