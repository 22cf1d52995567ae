import { isMap, type ParsedNode } from 'yaml';
import type { Report, SourceSpan } from '../diagnostics/diagnostic.ts';

/** A key that has another name today, and where its YAML stands. */
export interface RenamedKey {
  readonly old: string;
  readonly name: string;
  readonly text: string;
  readonly spanOf: (start: number, end: number) => SourceSpan;
  readonly report: Report;
}

/**
 * Gives a key at the top of a YAML document its name of today, so that nobody after it has
 * to know the former one. Beside a key of today's name the former is left out.
 */
export function renameKey(root: ParsedNode | null, { old, name, text, spanOf, report }: RenamedKey): void {
  if (!isMap<ParsedNode, ParsedNode>(root)) return;
  const keyOf = ({ key }: (typeof root.items)[number]): unknown => ('value' in key ? key.value : undefined);
  const pair = root.items.find((item) => keyOf(item) === old);
  if (!pair || !('value' in pair.key)) return;
  const [start, end] = pair.key.range;
  const place = spanOf(start, end);
  if (root.items.some((item) => keyOf(item) === name)) {
    report.add('key-doubled', { old, name }, place);
    root.items = root.items.filter((item) => item !== pair);
    return;
  }
  pair.key.value = name;
  // `"tokens":{}` keeps its quotes: without them the colon would be a part of the key.
  const at = text.slice(start, end).indexOf(old);
  const from = spanOf(start + at, start + at + old.length);
  report.add(
    'name-outdated',
    { old, name },
    place,
    at < 0 ? undefined : [{ start: from.start.offset, end: from.end.offset, text: name }],
  );
}
