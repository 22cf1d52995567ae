import {
  type CompileInput,
  type Diagnostic,
  type Guide,
  hasError,
  type Page,
  sortDiagnostics,
} from '../engine/index.ts';
import { project } from './project/project.ts';

/** A document to compile, as it is sent to a worker. */
export type CompileTask = { readonly kind: 'guide' | 'page' } & Omit<CompileInput, 'variables'> & {
    readonly variables?: readonly string[];
  };

/** What a task gives: plain data, as it comes back from a worker and lies in the cache. */
export interface CompileOutcome {
  readonly document?: Guide | Page;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a worker answers: the outcome as JSON, and the milliseconds of processor time it has used since it began. */
export interface CompileMessage {
  readonly json: string;
  readonly used: number;
}

/** Compiles one document, and checks what is seen of it alone: both are kept with it. */
export function runCompileTask({ kind, ...input }: CompileTask): CompileOutcome {
  const { engine } = project();
  if (kind === 'guide') {
    const { value: guide, diagnostics } = engine.compile(input);
    if (!guide) return { diagnostics };
    // What is wrong with a guide as it is printed is only said of one that has no other mistake.
    const printed = hasError(diagnostics) ? [] : engine.checkGuide(guide);
    return { document: guide, diagnostics: sortDiagnostics([...diagnostics, ...printed]) };
  }
  const { value, diagnostics } = engine.compilePage(input);
  return { ...(value ? { document: value } : {}), diagnostics };
}
