import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, Provider, Variant } from '../engine/index.ts';
import type { WorkspaceOptions } from '../workspace/workspace.ts';

/** What is known of a content folder once it is compiled and checked, without its documents. */
export interface CheckRun {
  readonly variants: readonly Variant[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of each variant, by its id: its documents, and how many of them did not have to be compiled. */
  readonly statistics: Readonly<Record<string, CompileStatistics>>;
  /** Paths of the guides' pages. */
  readonly guidePaths: readonly string[];
  /** The providers that each variant's site has guides for, by the variant's id. */
  readonly providers: Readonly<Record<string, readonly ProviderName[]>>;
  /** A digest of what each variant's site is made of, by its id. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** How many documents a site has, and how many of them came out of the cache. */
export interface CompileStatistics {
  readonly documents: number;
  readonly cacheHits: number;
}

/** A provider whose name may stand in a site. */
export type ProviderName = Pick<Provider, 'id' | 'name' | 'website' | 'docs'>;

/** What a survey's process says: how far it is, or its end. */
export type CheckRunMessage =
  | { readonly done: number; readonly total: number }
  | { readonly checkRun: CheckRun }
  | { readonly problem: string; readonly exitCode: number };

/**
 * Compiles and checks a content folder in a process of its own, whose memory is free again
 * when the sites are built: those read what they need from the cache.
 */
export async function runCheck(
  options: Omit<WorkspaceOptions, 'onProgress'>,
  onProgress?: WorkspaceOptions['onProgress'],
  signal?: AbortSignal,
): Promise<CheckRun> {
  const script = fileURLToPath(new URL('./check-run-process.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(options)], { serialization: 'advanced', execArgv: [] });
  let stop = (): void => undefined;
  try {
    return await new Promise<CheckRun>((resolve, reject) => {
      stop = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', stop);
      child.on('message', (message: CheckRunMessage) => {
        if ('checkRun' in message) resolve(message.checkRun);
        else if ('problem' in message) {
          reject(Object.assign(new Error(message.problem), { exitCode: message.exitCode }));
        } else onProgress?.(message.done, message.total);
      });
      child.once('error', reject);
      // It comes after the last message, which the end of the process does not wait for.
      child.once('disconnect', () => reject(new Error(`Cannot survey ${options.content}: its process ended early`)));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    child.kill();
  }
}
