import type { VariantOutcome } from './build-variant.ts';

/** One line a variant: pages, size, time. */
export function buildTable(outcomes: ReadonlyMap<string, VariantOutcome>): string {
  const head = ['variant', 'pages', 'files', 'kB', 'seconds', 'leaks', ''];
  const rows = [...outcomes].map(([id, outcome]) =>
    outcome.ok
      ? [
          id,
          String(outcome.pages),
          String(outcome.files),
          String(Math.round(outcome.bytes / 1000)),
          outcome.seconds.toFixed(1),
          '0',
          outcome.isUnchanged ? 'unchanged' : 'built',
        ]
      : [id, '–', '–', '–', outcome.seconds.toFixed(1), String(outcome.leaks?.length ?? '–'), 'failed'],
  );
  const all = [head, ...rows];
  const widths = head.map((_name, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === head.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
