import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/guide.ts';
import type { CheckContext } from './check-context.ts';

const day = 24 * 60 * 60 * 1000;

/** Dates that cannot be: when a document was written or checked, and that is yet to come; and checks that are too long ago. */
export function checkDates(document: Document, { today, staleDays }: CheckContext): Diagnostic[] {
  if (today === undefined) return [];
  const verified = document.kind === 'page' ? undefined : document.verified?.on;
  const dates = [
    ['updated', document.updated],
    ['verified.on', verified],
  ] as const;
  const future = dates.flatMap(([key, date]) =>
    date !== undefined && date > today ? [createDiagnostic('date-future', { key, date }, document.source.path)] : [],
  );
  const age = verified === undefined ? 0 : Math.floor((Date.parse(today) - Date.parse(verified)) / day);
  if (verified === undefined || staleDays === undefined || age <= staleDays) return future;
  const values = { date: verified, days: age, limit: staleDays };
  return [...future, createDiagnostic('verification-stale', values, document.source.path)];
}
