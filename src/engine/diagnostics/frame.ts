import type { SourceSpan } from './diagnostic.ts';

/** The source lines at a span with their numbers, the span underlined, one line before and after. */
export function frame(source: string, span: SourceSpan): string {
  const lines = source.split(/\r\n|\r|\n/u);
  const first = Math.max(1, span.start.line - 1);
  const last = Math.min(lines.length, span.start.line + 1);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = lines[number - 1] ?? '';
    shown.push(`  ${String(number).padStart(width)} | ${clip(line)}`);
    if (number !== span.start.line) continue;
    const end = span.end.line === span.start.line ? span.end.column : line.length + 1;
    const before = line.slice(0, span.start.column - 1).replace(/[^\t]/gu, ' ');
    const length = Math.max(1, Math.min(end, widest) - span.start.column);
    if (span.start.column < widest) shown.push(`  ${' '.repeat(width)} | ${before}${'^'.repeat(length)}`);
  }
  return shown.join('\n');
}

const widest = 160;

function clip(line: string): string {
  return line.length > widest ? `${line.slice(0, widest)} …` : line;
}
