import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that answers. */
export interface Listening {
  readonly port: number;
  /** Takes no new requests, and ends once those under way are answered or the time for that is over. */
  readonly close: () => Promise<void>;
}

/** How it answers. */
export interface ListenOptions {
  /** The address it answers at; without one, this machine alone can reach it. */
  readonly hostname?: string;
  /** Milliseconds that requests under way have once it is closed. */
  readonly grace?: number;
}

/** Bytes of a request's head: an address may name every action of a large provider. */
const maxHeaderSize = 256 * 1024;
/**
 * Milliseconds: longer than the 60 s after which balancers let an idle connection go, or one
 * of them sends a request into a connection that is being closed.
 */
const keepAliveTimeout = 65_000;
const requestTimeout = 30_000;
const usualGrace = 10_000;

/** Starts a server; port 0 is any free one. */
export function listen(app: Hono, port: number, options: ListenOptions = {}): Promise<Listening> {
  const { hostname = '127.0.0.1', grace = usualGrace } = options;
  return new Promise((resolve, reject) => {
    const serverOptions = { maxHeaderSize, keepAliveTimeout, requestTimeout, headersTimeout: requestTimeout };
    // Without a factory of its own it makes a server of plain HTTP.
    const fetch: typeof app.fetch = (request, env, ...more) => {
      const { incoming } = env as Partial<HttpBindings>;
      // The host that a request names may make its address none: `1.2.3.4.5`.
      const isClear = URL.canParse(request.url) && (!incoming || hasOneHost(incoming));
      return isClear ? app.fetch(request, env, ...more) : new Response('Bad request\n', { status: 400 });
    };
    const server = serve({ fetch, port, hostname, serverOptions }, (address: AddressInfo) => {
      server.off('error', reject);
      resolve({ port: address.port, close });
    }) as Server;
    const close = (): Promise<void> =>
      new Promise((done) => {
        const late = setTimeout(() => server.closeAllConnections(), grace);
        server.close(() => {
          clearTimeout(late);
          done();
        });
        server.closeIdleConnections();
      });
    server.once('error', reject);
  });
}

/** Whether a request names one host, as it has to (RFC 9112, section 3.2): of two, a proxy may have looked at the other. */
function hasOneHost({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host');
  return hosts.length === 1 ? hosts[0] !== '' : hosts.length === 0 && httpVersion === '1.0';
}

/** Waits until the process is asked to end; asked twice, it ends at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const stop = (): void => {
      if (isAsked) process.exit(130);
      isAsked = true;
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
