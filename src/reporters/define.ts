import type { Diagnostic } from '../engine/index.ts';

/** What a reporter knows beside the diagnostics. */
export interface ReportContext {
  /** The text of a file, for showing the lines in question. */
  readonly sourceOf: (path: string) => string | undefined;
  readonly useColor: boolean;
}

/** Prints diagnostics for a person or a machine. */
export interface Reporter {
  readonly name: string;
  print(diagnostics: readonly Diagnostic[], context: ReportContext): string;
}
