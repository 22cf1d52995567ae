import type { BuildOutcome } from './build-site.ts';

/** One line a variant: pages, size, time, documents that did not have to be compiled. */
export function buildTable({ variants, survey }: BuildOutcome): string {
  const head = ['variant', 'pages', 'files', 'kB', 'seconds', 'cached', 'leaks', ''];
  const rows = [...variants].map(([id, outcome]) => {
    const { documents = 0, cacheHits = 0 } = survey.statistics[id] ?? {};
    const cached = `${cacheHits}/${documents}`;
    return outcome.ok
      ? [
          id,
          String(outcome.pages),
          String(outcome.files),
          String(Math.round(outcome.bytes / 1000)),
          outcome.seconds.toFixed(1),
          cached,
          '0',
          outcome.isUnchanged ? 'unchanged' : 'built',
        ]
      : [id, '–', '–', '–', outcome.seconds.toFixed(1), cached, String(outcome.leaks?.length ?? '–'), 'failed'];
  });
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
