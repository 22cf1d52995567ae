import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { isAnswerError, type ToolDefinition } from './define.ts';
import type { OpenLibrary, SiteIdentity } from './library.ts';
import { registerLinkAccount } from './prompts/link-account.ts';
import { registerGuides } from './resources/guides.ts';
import { tools } from './tools/index.ts';

/** Where a server's answers come from. */
export interface ServedSite {
  readonly identity: SiteIdentity;
  readonly open: OpenLibrary;
  /** Told of what went wrong here, which callers do not see. */
  readonly onProblem?: (problem: string) => void;
}

const minute = 60_000;
/** What it can do changes with a release, what it knows with a build. */
const fixed = { ttlMs: 60 * minute, cacheScope: 'public' } as const;
const published = { ttlMs: 5 * minute, cacheScope: 'public' } as const;

/**
 * The server of a site's guides, for one connection or one request. It only reads what was
 * published: it knows no credentials and asks for none.
 */
export async function createMcpServer({ identity, open, onProblem }: ServedSite): Promise<McpServer> {
  const { site } = await open();
  const server = new McpServer(
    { ...identity, ...(site === '' ? {} : { websiteUrl: `${site}/` }) },
    {
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false, subscribe: false },
        prompts: { listChanged: false },
      },
      instructions:
        'Guides for linking accounts of providers. Find one with search, read it with fetch; pass the actions that are wanted, and it holds only the steps for them. Credentials are entered by the person in the form of the page at url: do not ask for them.',
      cacheHints: {
        'server/discover': fixed,
        'tools/list': fixed,
        'prompts/list': fixed,
        'resources/templates/list': fixed,
        'resources/list': published,
        'resources/read': published,
      },
      maxToolInputElements: 2000,
    },
  );
  for (const tool of tools) registerTool(server, tool, { open, onProblem });
  registerGuides(server, open, site);
  registerLinkAccount(server, open);
  return server;
}

function registerTool(
  server: McpServer,
  { name, title, description, input, output, answer }: ToolDefinition,
  { open, onProblem }: { readonly open: OpenLibrary; readonly onProblem: ServedSite['onProblem'] },
): void {
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  server.registerTool(
    name,
    { title, description, inputSchema: input, outputSchema: output, annotations },
    async (given): Promise<CallToolResult> => {
      try {
        const structuredContent = await answer(given, await open());
        return { structuredContent, content: [{ type: 'text', text: JSON.stringify(structuredContent) }] };
      } catch (error) {
        if (!isAnswerError(error)) onProblem?.(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        const text = isAnswerError(error) ? error.message : 'The guides cannot be read now. Try again in a minute.';
        return { isError: true, content: [{ type: 'text', text }] };
      }
    },
  );
}
