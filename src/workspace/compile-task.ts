import { compile, type CompileInput, compilePage, type Diagnostic, type Guide, type Page } from '../engine/index.ts';

/** A document to compile, as it is sent to a worker. */
export type CompileTask = { readonly kind: 'guide' | 'page' } & Omit<CompileInput, 'variables'> & {
    readonly variables?: readonly string[];
  };

/** What a task gives: plain data, as it comes back from a worker and lies in the cache. */
export interface CompileOutcome {
  readonly document?: Guide | Page;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a worker answers: the outcome as JSON, and the microseconds of processor time it has used since it began. */
export interface CompileMessage {
  readonly json: string;
  readonly used: number;
}

/** Compiles one document. */
export function runCompileTask({ kind, ...input }: CompileTask): CompileOutcome {
  if (kind === 'guide') {
    const { guide, diagnostics } = compile(input);
    return { ...(guide ? { document: guide } : {}), diagnostics };
  }
  const { value, diagnostics } = compilePage(input);
  return { ...(value ? { document: value } : {}), diagnostics };
}
