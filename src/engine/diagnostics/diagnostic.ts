import type { Point, Position } from 'unist';
import { type DiagnosticCode, type DiagnosticValues, diagnosticCatalogue } from './catalogue.ts';

/** How much a diagnostic matters: an `error` fails a check or build, the others do not. */
export type Severity = 'error' | 'warning' | 'suggestion';

/** A place in a source text: line and column from 1, offset from 0, all in UTF-16 code units. */
export interface SourcePoint {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a source text; `end` is the first point after it. */
export interface SourceSpan {
  readonly start: SourcePoint;
  readonly end: SourcePoint;
}

/** The place of what is wrong with a file as a whole. */
export const fileBegin: SourceSpan = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

/** A replacement of the source between two offsets (UTF-16 code units, byte order mark not counted). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An author's mistake as plain data; what a programmer does wrong throws instead. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly path: string;
  readonly position?: SourceSpan;
  readonly fix?: { readonly edits: readonly Edit[] };
}

/** What a diagnostic says, without its place. */
export type Mistake = {
  [C in DiagnosticCode]: { readonly code: C; readonly values: DiagnosticValues<C> };
}[DiagnosticCode];

/** Collects the diagnostics of one file. */
export interface Report {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether one of them is an error. */
  readonly hasError: boolean;
  add<C extends DiagnosticCode>(
    code: C,
    values: DiagnosticValues<C>,
    position?: Position | SourceSpan,
    fix?: readonly Edit[],
  ): void;
}

/** Starts the report of the file at `path`. */
export function createReport(path: string): Report {
  const diagnostics: Diagnostic[] = [];
  let isBroken = false;
  return {
    path,
    diagnostics,
    get hasError() {
      return isBroken;
    },
    add(code, values, position, fix) {
      const diagnostic = createDiagnostic(code, values, path, position, fix);
      isBroken ||= diagnostic.severity === 'error';
      diagnostics.push(diagnostic);
    },
  };
}

/** One diagnostic, its words taken from the catalogue. */
export function createDiagnostic<C extends DiagnosticCode>(
  code: C,
  values: DiagnosticValues<C>,
  path: string,
  position?: Position | SourceSpan,
  fix?: readonly Edit[],
): Diagnostic {
  const definition = diagnosticCatalogue[code];
  const say = (text: string | ((given: never) => string)): string =>
    typeof text === 'string' ? text : text(values as never);
  return {
    code,
    severity: definition.severity,
    message: say(definition.message),
    hint: say(definition.hint),
    path,
    ...(position ? { position: toSpan(position) } : {}),
    ...(fix ? { fix: { edits: fix } } : {}),
  };
}

/** Diagnostics ordered by path, line, column and code, each said once. */
export function sortDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  const seen = new Set<string>();
  const unique = [...diagnostics].filter((diagnostic) => {
    const key = JSON.stringify([
      diagnostic.path,
      diagnostic.code,
      diagnostic.position?.start.offset,
      diagnostic.message,
    ]);
    return seen.has(key) ? false : seen.add(key);
  });
  return unique.sort(
    (a, b) =>
      compare(a.path, b.path) ||
      (a.position?.start.line ?? 0) - (b.position?.start.line ?? 0) ||
      (a.position?.start.column ?? 0) - (b.position?.start.column ?? 0) ||
      compare(a.code, b.code),
  );
}

/** Whether any of the diagnostics is an error. */
export function hasError(diagnostics: Iterable<Diagnostic>): boolean {
  for (const { severity } of diagnostics) if (severity === 'error') return true;
  return false;
}

function toSpan(position: Position | SourceSpan): SourceSpan {
  return { start: toPoint(position.start), end: toPoint(position.end) };
}

function toPoint(point: Point | SourcePoint): SourcePoint {
  return { line: point.line, column: point.column, offset: point.offset ?? 0 };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
