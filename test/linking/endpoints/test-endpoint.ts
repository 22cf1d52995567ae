import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { LinkingAdapter } from '../../../src/linking/protocol/define.ts';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: string;
  readonly body: string;
}

/** What answers a request in place of the endpoint. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** An endpoint that speaks one protocol well, until it is told to answer otherwise. */
export interface TestEndpoint {
  readonly adapter: LinkingAdapter;
  /** Key of the secret field of `lattice`. */
  readonly secret: string;
  /** Who receives what is entered, where the protocol tells. */
  readonly organization: string | undefined;
  /** Whether the protocol itself has the session in addresses. */
  readonly putsSessionInAddress: boolean;
  /** The body of an answer that refuses with words, and, where the protocol can, for a field. */
  refusal(message: string, field?: string): unknown;
  readonly refusesFields: boolean;
  readonly app: Hono;
  /** Ends the approval under way. */
  approve(): void;
  /** Whether somebody said that nobody waits for the approval. */
  isCancelled(): boolean;
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex) => void;
}

/** An endpoint that is served on this machine. */
export interface Served {
  readonly baseUrl: string;
  readonly arrived: Arrived[];
  /** Answers requests of a method otherwise, until it is called with nothing. */
  answer(method?: string, answering?: Answering): void;
  stop(): Promise<void>;
}

/** Serves an endpoint on a free port. */
export async function serveEndpoint(endpoint: TestEndpoint): Promise<Served> {
  const arrived: Arrived[] = [];
  let otherwise: { readonly method: string; readonly answering: Answering } | undefined;
  const listener = getRequestListener(endpoint.app.fetch);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      arrived.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: JSON.stringify(request.rawHeaders),
        body: Buffer.concat(chunks).toString(),
      }),
    );
    if (otherwise?.method === request.method) otherwise?.answering(request, response);
    else void listener(request, response);
  });
  const { onUpgrade } = endpoint;
  if (onUpgrade) {
    server.on('upgrade', (request, socket) => {
      arrived.push({ method: 'WS', path: request.url ?? '', headers: JSON.stringify(request.rawHeaders), body: '' });
      onUpgrade(request, socket);
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    answer(method, answering) {
      otherwise = method === undefined || !answering ? undefined : { method, answering };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
