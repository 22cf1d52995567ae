import type { Diagnostic } from '../engine/index.ts';

/** How many diagnostics of one code are told of one file. */
const diagnosticLimit = 100;

/** The diagnostics, of each code and file no more than the limit; the one after says how many there are. */
export function limitDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const keyOf = ({ path, code }: Diagnostic): string => `${code} ${path}`;
  const totals = new Map<string, number>();
  for (const diagnostic of diagnostics) totals.set(keyOf(diagnostic), (totals.get(keyOf(diagnostic)) ?? 0) + 1);
  const told = new Map<string, number>();
  return diagnostics.flatMap((diagnostic): Diagnostic[] => {
    const key = keyOf(diagnostic);
    const count = (told.get(key) ?? 0) + 1;
    told.set(key, count);
    if (count <= diagnosticLimit) return [diagnostic];
    if (count > diagnosticLimit + 1) return [];
    const { fix: _fix, ...rest } = diagnostic;
    const more = (totals.get(key) ?? 0) - diagnosticLimit;
    return [
      {
        ...rest,
        message: `There ${more === 1 ? 'is 1 more' : `are ${more} more`} of these in this file, from here on.`,
        hint: 'Mend those before; the next check tells the others.',
      },
    ];
  });
}
