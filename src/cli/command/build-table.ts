import type { BuildOutcome } from '../../publish/build/build-site.ts';
import { printTable } from './print-table.ts';

/** One line a variant: pages, size, time, documents that did not have to be compiled. */
export function buildTable({ variants, checkRun }: BuildOutcome): string {
  const head = ['variant', 'pages', 'files', 'kB', 'seconds', 'cached', 'leaks', ''];
  const rows = [...variants].map(([id, outcome]) => {
    const { documents = 0, cacheHits = 0 } = checkRun.statistics[id] ?? {};
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
  return printTable([head, ...rows], [0, head.length - 1]);
}
