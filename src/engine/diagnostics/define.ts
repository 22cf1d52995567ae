/** One entry of the catalogue. */
export interface DiagnosticDefinition {
  readonly severity: 'error' | 'warning' | 'suggestion';
  readonly message: string | ((values: never) => string);
  readonly hint: string | ((values: never) => string);
}
