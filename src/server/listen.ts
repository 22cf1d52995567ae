import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that answers. */
export interface Listening {
  readonly port: number;
  /** Ends once the requests under way are answered. */
  close(): Promise<void>;
}

/** Bytes of a request's head: an address may name every action of a large provider. */
const maxHeaderSize = 256 * 1024;

/** Starts a server on this machine's loopback address; port 0 is any free one. */
export function listen(app: Hono, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      { fetch: app.fetch, port, hostname: '127.0.0.1', serverOptions: { maxHeaderSize } },
      (address: AddressInfo) => {
        server.off('error', reject);
        resolve({
          port: address.port,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ('closeIdleConnections' in server) server.closeIdleConnections();
            }),
        });
      },
    );
    server.once('error', reject);
  });
}

/** Waits until the process is asked to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
}
