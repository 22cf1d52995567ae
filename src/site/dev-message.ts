/**
 * How the server of one variant's preview and the command that started it speak: each
 * preview is an Astro server of its own, and only the command can start another.
 */
export type DevQuestion =
  /** The preview answers requests. */
  | { readonly type: 'ready' }
  /** Where is the preview of a variant? It is started where it does not run. */
  | { readonly type: 'open'; readonly question: number; readonly variant: string }
  /** Which variants are there? */
  | { readonly type: 'list'; readonly question: number };

/** What the command says to a question. */
export type DevAnswer = { readonly question: number } & (
  | { readonly origin: string }
  | { readonly ids: readonly string[] }
  | { readonly problem: string; readonly isUnknown: boolean }
);
