import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import type { LinkError } from '../linking/protocol/define.ts';
import { isLoopback } from '../system/loopback.ts';
import type { Sandbox, SandboxContext, SandboxEnv } from './environment.ts';
import type { RateLimit } from './rate-limit.ts';
import { sessionError } from './test-values.ts';

type Guard = MiddlewareHandler<SandboxEnv>;

/** How a protocol says a failure. */
export type SayFailure = (context: SandboxContext, error: LinkError, status?: 413) => Response;

/** Bytes of the longest body. */
const maxBody = 256 * 1024;

/** Refuses requests under names that only pretend to be this machine: a page elsewhere could read the answers. */
export const guardHost: Guard = async (context, next) => {
  const { hostname } = new URL(context.req.url);
  if (isLoopback(hostname)) return next();
  return context.text('This server answers under 127.0.0.1 and localhost only.', 421);
};

/** Writes a line for each request, without what it holds: the pattern of its path, no query, no body. */
export function logRequests(write: (line: string) => void): Guard {
  return async (context, next) => {
    const started = performance.now();
    await next();
    const duration = Math.round(performance.now() - started);
    const route = matchedRoutes(context).find(({ method }) => method === context.req.method);
    const path = route?.path ?? '(no such path)';
    write(`${new Date().toISOString()} ${context.req.method} ${path} ${context.res.status} ${duration} ms`);
  };
}

/** What every answer says to browsers. */
export const setHeaders: Guard = async (context, next) => {
  await next();
  context.header('Cache-Control', 'no-store');
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'same-origin');
};

/** Lets pages of the variants' sites, of the own origin and of previews on this machine use the endpoint, no others. */
export function guardOrigin({ isAllowed }: Pick<Sandbox, 'isAllowed'>): Guard {
  return async (context, next) => {
    const origin = context.req.header('Origin');
    context.header('Vary', 'Origin');
    if (origin === undefined) return next();
    if (!isAllowed(origin)) return context.text('This origin may not use the endpoint.', 403);
    context.header('Access-Control-Allow-Origin', origin);
    context.header('Access-Control-Expose-Headers', 'Retry-After');
    if (context.req.method !== 'OPTIONS') return next();
    context.header('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
    context.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Hub-Session-Token, X-Hub-Version');
    context.header('Access-Control-Max-Age', '600');
    return context.body(null, 204);
  };
}

/** Refuses bodies that are too large. */
export function guardBody(say: SayFailure): Guard {
  const error: LinkError = { kind: 'unknown', message: 'This is too much: 256 kB at most.', retryable: false };
  return bodyLimit({
    maxSize: maxBody,
    onError: async (context) => {
      await passOver(context.req.raw.body);
      return say(context as SandboxContext, error, 413);
    },
  });
}

/** Reads some of what is refused: who still sends would not see the answer. */
async function passOver(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!body || body.locked) return;
  let left = 16 * maxBody;
  for await (const part of body) {
    left -= part.length;
    if (left <= 0) break;
  }
}

/** Refuses requests that come too fast from one address. */
export function limitAddress(limit: RateLimit, say: SayFailure): Guard {
  return async (context, next) => {
    const retryAfter = limit.count(addressOf(context));
    return retryAfter === undefined ? next() : say(context, tooFast(retryAfter));
  };
}

/** Finds the session of a request, or refuses it; counts its requests, and what it sends. */
export function requireSession(
  { sessions }: Sandbox,
  limits: { readonly all: RateLimit; readonly sends: RateLimit },
  readToken: (context: SandboxContext) => string | undefined,
  say: SayFailure,
): Guard {
  return async (context, next) => {
    const session = sessions.find(readToken(context));
    if (!session) return say(context, sessionError);
    const isSending = context.req.method === 'POST' || context.req.method === 'PATCH';
    const retryAfter = limits.all.count(session.id) ?? (isSending ? limits.sends.count(session.id) : undefined);
    if (retryAfter !== undefined) return say(context, tooFast(retryAfter));
    context.set('session', session);
    return next();
  };
}

function addressOf(context: SandboxContext): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    return '';
  }
}

function tooFast(retryAfter: number): LinkError {
  return { kind: 'rate-limit', message: 'Too many requests.', retryAfter, retryable: true };
}
