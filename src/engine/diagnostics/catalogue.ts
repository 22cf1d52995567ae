import type { DiagnosticDefinition } from './define.ts';
import { elementDiagnostics } from './element.ts';
import { fileDiagnostics } from './file.ts';
import { guideDiagnostics } from './guide.ts';
import { siteDiagnostics } from './site.ts';
import { variantDiagnostics } from './variant.ts';
import { yamlDiagnostics } from './yaml.ts';

/**
 * Every diagnostic the project can report. A code is permanent: it names the page
 * `/errors/<code>/`, and scripts match on it. Message and hint are Markdown in one line;
 * the message says what is wrong, the hint what to do.
 */
export const diagnosticCatalogue = {
  ...fileDiagnostics,
  ...elementDiagnostics,
  ...guideDiagnostics,
  ...yamlDiagnostics,
  ...siteDiagnostics,
  ...variantDiagnostics,
} as const satisfies Record<string, DiagnosticDefinition>;

export type DiagnosticCode = keyof typeof diagnosticCatalogue;

/** What `message` and `hint` of a code need to be said; `{}` when they are fixed texts. */
export type DiagnosticValues<C extends DiagnosticCode> = ValuesOf<(typeof diagnosticCatalogue)[C]>;

type ValuesOf<D extends DiagnosticDefinition> = ArgumentOf<D['message']> & ArgumentOf<D['hint']>;
type ArgumentOf<T> = T extends (values: infer V) => string ? V : object;
