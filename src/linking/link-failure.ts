import type { LinkError, LinkOutcome } from './define.ts';

/** An `Error` that carries why an account cannot be linked. */
export type LinkFailure = Error & { readonly linkError: LinkError };

/** What an adapter throws where it has no outcome to answer with. */
export function linkFailure(linkError: LinkError): LinkFailure {
  return Object.assign(new Error(linkError.message || linkError.kind), { linkError });
}

/** Whether something thrown says why an account cannot be linked. */
export function isLinkFailure(thrown: unknown): thrown is LinkFailure {
  return thrown instanceof Error && 'linkError' in thrown;
}

/** The outcome of what an adapter threw; `cancelled` where it was told to stop. */
export function failedOutcome(thrown: unknown): Extract<LinkOutcome, { status: 'failed' }> {
  return { status: 'failed', error: errorOf(thrown) };
}

function errorOf(thrown: unknown): LinkError {
  if (isLinkFailure(thrown)) return thrown.linkError;
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'TimeoutError') return { kind: 'timeout', message: '', retryable: true };
  if (name === 'AbortError') return { kind: 'cancelled', message: '', retryable: true };
  return { kind: 'unknown', message: '', retryable: true };
}
