import type { LinkContext, LinkErrorKind } from './define.ts';
import { linkFailure } from './link-failure.ts';

const largestAnswer = 1_000_000;
const timeLimit = 20_000;

/** One request to the endpoint. */
export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
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
  /** Seconds until another try makes sense. */
  readonly retryAfter?: number;
}

/**
 * Asks once, with JSON both ways, and reads at most 1 MB within the context's time limit: 20
 * seconds from the request to the last byte where it says none. Throws link failures: `offline`,
 * `timeout`, `cancelled`, and `provider` for an answer too large, or a success without JSON.
 */
export async function requestJson(context: LinkContext, request: JsonRequest): Promise<Answer> {
  const { signal } = context;
  const stop = new AbortController();
  const onAbort = (): void => stop.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, context.timeLimit ?? timeLimit);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    const response = await context.fetch(request.url, {
      method: request.method ?? 'GET',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: stop.signal,
    });
    const body = parseJson(await readText(response), response.ok);
    const retryAfter = readRetryAfter(response.headers.get('Retry-After'));
    return { status: response.status, body, ...(retryAfter !== undefined && { retryAfter }) };
  } catch (thrown) {
    if (signal.aborted) throw failure('cancelled');
    if (isLate) throw failure('timeout');
    // A fetch, or a body, that breaks says `TypeError`, whatever broke it.
    throw thrown instanceof TypeError ? failure('offline') : thrown;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
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

/** Seconds of a `Retry-After`, which is seconds or a date; a day at most. */
function readRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/u.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), 86_400);
}

function failure(kind: LinkErrorKind): Error {
  return linkFailure({ kind, message: '', retryable: true });
}
