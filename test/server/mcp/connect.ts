import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Hono } from 'hono';
import { listen, type Listening } from '../../../src/server/listen.ts';
import { createMcpRoutes } from '../../../src/server/mcp/http.ts';
import { createStaticHost } from '../../../src/server/static-host.ts';

/** A revision of the protocol that is spoken. */
export type Revision = '2025-11-25' | '2026-07-28';

/** Serves a built folder as the commands do. */
export function serveFolder(folder: string, onProblem?: (problem: string) => void): Promise<Listening> {
  const app = new Hono().route('/', createMcpRoutes(folder, onProblem)).route('/', createStaticHost(folder));
  return listen(app, 0);
}

/** The real client, over HTTP. */
export async function connectHttp(port: number, revision: Revision = '2026-07-28'): Promise<Client> {
  const client = newClient(revision);
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`)));
  return client;
}

/** The real client, over standard input and output of the command. */
export async function connectStdio(args: readonly string[], revision: Revision = '2026-07-28'): Promise<Client> {
  const client = newClient(revision);
  const parameters = { command: process.execPath, args: ['scripts/mcp.ts', ...args], stderr: 'ignore' as const };
  await client.connect(new StdioClientTransport(parameters));
  return client;
}

function newClient(revision: Revision): Client {
  const mode = revision === '2025-11-25' ? 'legacy' : { pin: revision };
  return new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
}

/** What a tool says, as an object where it is an answer. */
export async function call(
  client: Client,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly isError: boolean; readonly text: string; readonly output: Record<string, unknown> | undefined }> {
  const result = await client.callTool({ name, arguments: { ...input } });
  const [first] = result.content;
  return {
    isError: result.isError === true,
    text: first?.type === 'text' ? first.text : '',
    output: result.structuredContent as Record<string, unknown> | undefined,
  };
}
