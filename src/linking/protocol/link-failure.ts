import type { LinkError, LinkErrorKind, LinkOutcome } from './define.ts';

/** An error of a kind: without words of the endpoint, and worth another try, where nothing else is said. */
export function linkError(kind: LinkErrorKind, more?: Partial<LinkError>): LinkError {
  return { kind, message: '', retryable: true, ...more };
}

/** An `Error` that carries why an account cannot be linked. */
export type LinkFailure = Error & { readonly linkError: LinkError };

/** What an adapter throws where it has no outcome to answer with. */
export function linkFailure(error: LinkError): LinkFailure {
  return Object.assign(new Error(error.message || error.kind), { linkError: error });
}

/** Whether an endpoint says that what it was asked about is not there, and will not be. */
export function isGone({ kind, retryable }: LinkError): boolean {
  return kind === 'provider' && !retryable;
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
  return linkError(name === 'TimeoutError' ? 'timeout' : name === 'AbortError' ? 'cancelled' : 'unknown');
}
