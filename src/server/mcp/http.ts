import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  originValidationResponse,
  readRequestBody,
} from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import { createMcpServer } from './create-server.ts';
import { openFolder } from './folder-library.ts';
import { openSiteBase } from '../site-base.ts';
import { aiCatalogPath, identityOf, readServerCard, type ServerCard } from './identity.ts';
import type { OpenLibrary } from './library.ts';

const mcpPath = '/mcp';
/** Bytes of a request: the longest that the tools take has some 400 kB of names. */
const maxBytes = 512 * 1024;
/** Messages in one request, which only older clients send several of. */
const maxBatch = 20;

/**
 * The MCP server of a built site, over streamable HTTP and without sessions: every request
 * stands alone. It answers at `/mcp`, below the site's base, while what the site publishes names
 * it; other requests go on to what comes next.
 *
 * @param onProblem Told of what went wrong here, which callers do not see.
 */
export function createMcpRoutes(folder: string, onProblem: (problem: string) => void = sayProblem): Hono {
  const readCatalog = (): Promise<string | undefined> =>
    readFile(join(folder, aiCatalogPath), 'utf8').catch(() => undefined);
  return createMcpRoutesOf({ base: openSiteBase(folder), open: openFolder(folder), readCatalog, onProblem });
}

/** What an MCP server is of. */
export interface McpSource {
  /** The path of its host below which the site is; empty at the root. */
  readonly base: () => string;
  readonly open: OpenLibrary;
  /** What the site publishes at {@link aiCatalogPath}. */
  readonly readCatalog: () => Promise<string | undefined>;
  readonly onProblem: (problem: string) => void;
}

/** The same of a site wherever it is. */
export function createMcpRoutesOf({ base, open, readCatalog, onProblem }: McpSource): Hono {
  const cardOf = async (): Promise<ServerCard | undefined> => {
    const text = await readCatalog();
    return text === undefined ? undefined : readServerCard(text);
  };
  const handler = createMcpHandler(
    async () => createMcpServer({ identity: identityOf(await cardOf()), open, onProblem }),
    { maxRequestBodySize: maxBytes },
  );
  const app = new Hono();
  app.all('*', async (context, next) => {
    if (context.req.path !== base() + mcpPath || !(await cardOf())) return next();
    const request = context.req.raw;
    const library = await open().catch((error: unknown) => onProblem(String(error)));
    if (!library) return refuse(503, 'The guides cannot be read now. Try again in a minute.', { 'Retry-After': '60' });
    const hosts = [...localhostAllowedHostnames(), ...(library.site === '' ? [] : [new URL(library.site).hostname])];
    // A page of another site must not reach a server on its reader's machine through a name of its own.
    const rejected = hostHeaderValidationResponse(request, hosts) ?? originValidationResponse(request, hosts);
    if (rejected) return withHeaders(rejected);
    const origin = request.headers.get('origin');
    if (request.method === 'OPTIONS') return withHeaders(new Response(undefined, { status: 204 }), origin);
    if (request.method !== 'POST') return withHeaders(await handler.fetch(request), origin);
    // A client that leaves in the middle of its request reads no answer.
    const body = await readRequestBody(request, maxBytes).catch(() => undefined);
    if (!body) return refuse(400, 'The request ended before its body did.');
    if (body.tooLarge) return refuse(413, `A request has at most ${maxBytes} bytes.`);
    if (isLargeBatch(body.text)) return refuse(400, `A request has at most ${maxBatch} messages.`);
    const { url, method, headers, signal } = request;
    return withHeaders(await handler.fetch(new Request(url, { method, headers, signal, body: body.text })), origin);
  });
  app.get('*', async (context, next) => {
    if (context.req.path !== `${base()}${mcpPath}/server-card`) return next();
    const card = await cardOf();
    if (card === undefined) return next();
    return context.body(`${JSON.stringify(card, undefined, 2)}\n`, 200, {
      'Content-Type': 'application/mcp-server-card+json',
      'Cache-Control': 'public, max-age=3600',
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}

function isLargeBatch(text: string): boolean {
  if (!/^\s*\[/u.test(text)) return false;
  try {
    const messages: unknown = JSON.parse(text);
    return Array.isArray(messages) && messages.length > maxBatch;
  } catch {
    // What is wrong with it is the handler's to say.
    return false;
  }
}

function sayProblem(problem: string): void {
  process.stderr.write(`mcp: ${problem}\n`);
}

/** A refusal as clients of the protocol read it. */
function refuse(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const error = { jsonrpc: '2.0', id: null, error: { code: -32_600, message } };
  return withHeaders(Response.json(error, { status, headers }));
}

/** Answers are of one caller; a page of an allowed origin may read them. */
function withHeaders(response: Response, origin?: string | null): Response {
  const headers = new Headers(response.headers);
  headers.set('X-Content-Type-Options', 'nosniff');
  // The server's to say, by what the client asked for.
  headers.delete('Connection');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  headers.append('Vary', 'Origin');
  if (response.status === 405) headers.set('Allow', 'POST, OPTIONS');
  if (origin) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Allow-Methods', 'POST, OPTIONS');
    headers.set('Access-Control-Allow-Headers', '*');
    headers.set('Access-Control-Expose-Headers', '*');
    headers.set('Access-Control-Max-Age', '7200');
  }
  return new Response(response.body, { status: response.status, headers });
}
