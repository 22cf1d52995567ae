import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { listen } from '../../src/server/listen.ts';
import { createMcpRoutes } from '../../src/server/mcp/http.ts';
import { measureCommand } from './measure-command.ts';

/** How long calls of the MCP server take over a transport, in milliseconds. */
export interface McpCost {
  readonly guides: number;
  readonly transport: 'stdio' | 'http';
  readonly tool: string;
  /** The first call, in which the guides are read. */
  readonly first: number;
  readonly median: number;
  readonly p95: number;
}

const callsPerTool = 200;

/** Measures the tools over a built site, one call after the other. */
export async function measureMcp(
  folder: string,
  content: string,
  scripts: { readonly build: string; readonly mcp: string },
  guides: number,
): Promise<McpCost[]> {
  const out = join(folder, 'dist');
  await measureCommand([scripts.build, '--content', content, '--out', out], { STEPWELL_CACHE: join(folder, 'cache') });
  const site = join(out, 'default');
  nameServer(site);
  const listening = await listen(createMcpRoutes(site), 0);
  const connections = [
    [
      'stdio',
      new StdioClientTransport({ command: process.execPath, args: [scripts.mcp, '--dir', site], stderr: 'ignore' }),
    ],
    ['http', new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${listening.port}/mcp`))],
  ] as const;
  try {
    const costs: McpCost[] = [];
    for (const [transport, connection] of connections) {
      const client = new Client(
        { name: 'bench', version: '1.0.0' },
        { versionNegotiation: { mode: { pin: '2026-07-28' } } },
      );
      await client.connect(connection);
      for (const [tool, input] of Object.entries(inputs(guides)))
        costs.push({ guides, transport, tool, ...(await measureTool(client, tool, input)) });
      await client.close();
    }
    return costs;
  } finally {
    await listening.close();
  }
}

/** What is asked in the `n`-th call of a tool, of the generated guides. */
function inputs(guides: number): Readonly<Record<string, (call: number) => Record<string, unknown>>> {
  const provider = (call: number): number => (call * 7) % Math.max(1, Math.floor(guides / 4));
  const id = (call: number): string => `provider-${String(provider(call)).padStart(5, '0')}/api-key`;
  return {
    search: (call) => ({ query: `how do i connect provder ${provider(call)} with a token` }),
    fetch: (call) => ({ id: id(call), actions: ['list_people', 'update_jobs'] }),
    check_scopes: (call) => ({ id: id(call), scopes: ['people:write'] }),
    list_providers: () => ({}),
  };
}

async function measureTool(
  client: Client,
  name: string,
  input: (call: number) => Record<string, unknown>,
): Promise<Pick<McpCost, 'first' | 'median' | 'p95'>> {
  const times: number[] = [];
  for (let call = 0; call <= callsPerTool; call += 1) {
    const start = performance.now();
    const { isError } = await client.callTool({ name, arguments: input(call) });
    times.push(performance.now() - start);
    if (isError) throw new Error(`Cannot measure ${name}: a call failed`);
  }
  const [first = 0, ...others] = times;
  const sorted = others.sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
  return { first, median: at(0.5), p95: at(0.95) };
}

/** Names the server where the build has not. */
function nameServer(site: string): void {
  const file = join(site, '.well-known/ai-catalog.json');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ entries: [{ type: 'application/mcp-server-card+json', data: {} }] }));
}
