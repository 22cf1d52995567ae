import type { LinkContext, LinkErrorKind } from './define.ts';
import { linkError, linkFailure } from './link-failure.ts';

const largestAnswer = 1_000_000;

/** One request to the endpoint. */
export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | undefined;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What the endpoint answered. */
export interface Answer {
  readonly status: number;
  /** Undefined where there was no JSON. */
  readonly body: unknown;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
}

/**
 * Asks once, with JSON both ways, and reads at most 1 MB within the context's time limit: 20
 * seconds from the request to the last byte where it says none. Throws link failures: `offline`,
 * `timeout`, `cancelled`, and `provider` for an answer too large, or a success without JSON.
 */
export async function requestJson(
  { fetch, signal, timeLimit = 20_000 }: LinkContext,
  { method = 'GET', url, headers, body }: JsonRequest,
): Promise<Answer> {
  const late = AbortSignal.timeout(timeLimit);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, late]),
    });
    return {
      status: response.status,
      body: parseJson(await readText(response), response.ok),
      retryAfter: response.headers.get('Retry-After'),
    };
  } catch (thrown) {
    if (signal.aborted) throw failure('cancelled');
    if (late.aborted) throw failure('timeout');
    // A fetch, or a body, that breaks says `TypeError`, whatever broke it.
    throw thrown instanceof TypeError ? failure('offline') : thrown;
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > largestAnswer) {
      void reader.cancel().catch(() => {});
      throw failure('provider');
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string, isSuccess: boolean): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (isSuccess) throw failure('provider');
    return undefined;
  }
}

function failure(kind: LinkErrorKind): Error {
  return linkFailure(linkError(kind));
}
