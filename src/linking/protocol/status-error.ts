import type { LinkError, LinkErrorKind } from './define.ts';

/** What is known of a failure beside the status of its answer. */
export interface StatusDetails {
  readonly status: number;
  /** Where the protocol itself names it. */
  readonly kind?: LinkErrorKind | undefined;
  readonly message: string;
  readonly fields?: ReadonlyMap<string, string> | undefined;
  readonly missingScopes?: readonly string[] | undefined;
  /** Seconds, or what the header `Retry-After` says. */
  readonly retryAfter?: number | string | null;
  readonly reference?: string | undefined;
}

/** The link error of an answer that is no success. */
export function statusError({
  status,
  kind,
  message,
  fields,
  missingScopes,
  retryAfter,
  reference,
}: StatusDetails): LinkError {
  const found =
    kind ?? (fields?.size ? 'field' : missingScopes?.length ? 'permissions' : (kinds[status] ?? kindOf(status)));
  return {
    kind: found,
    message,
    retryable: status === 409 || status >= 500 ? found !== 'capacity' : found === 'rate-limit' || found === 'timeout',
    fields: fields?.size ? fields : undefined,
    missingScopes: missingScopes?.length ? missingScopes : undefined,
    retryAfter: secondsOf(retryAfter),
    reference: reference || undefined,
  };
}

/** The seconds of a `Retry-After`, which is seconds or a date: a day at most. */
function secondsOf(said: StatusDetails['retryAfter']): number | undefined {
  if (typeof said === 'number') return said;
  if (!said) return undefined;
  const seconds = /^\d+$/u.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), 86_400);
}

const kinds: Readonly<Record<number, LinkErrorKind>> = {
  400: 'credentials',
  401: 'session',
  402: 'capacity',
  403: 'session',
  408: 'timeout',
  409: 'provider',
  413: 'credentials',
  422: 'credentials',
  429: 'rate-limit',
  504: 'timeout',
  507: 'capacity',
};

const named: ReadonlySet<unknown> = new Set<LinkErrorKind>([
  ...Object.values(kinds),
  'field',
  'permissions',
  'cancelled',
]);

/** The kind that an endpoint names, where it is one that an endpoint can know. */
export function namedKind(name: unknown): LinkErrorKind | undefined {
  return named.has(name) ? (name as LinkErrorKind) : undefined;
}

/** A success comes here too: one whose answer does not say what the protocol promises. */
function kindOf(status: number): LinkErrorKind {
  return status >= 500 || status < 300 || status === 404 || status === 410 ? 'provider' : 'unknown';
}
