import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../../system/loopback.ts';

/**
 * Refuses requests under names that only lead to this machine, such as one that a page elsewhere lets its own
 * name be resolved to, so that what it may read of its host is a preview (DNS rebinding). The port may be
 * another: that of a tunnel, for one.
 */
export const guardOwnHosts: MiddlewareHandler = async (context, next) => {
  const { hostname, port } = new URL(context.req.url);
  if (isLoopback(hostname)) return next();
  const own = `http://127.0.0.1${port === '' ? '' : `:${port}`}/`;
  return context.text(`A preview answers as 127.0.0.1 and localhost only, not as ${hostname}: open ${own}\n`, 421, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
};
