import type { Hono } from 'hono';
import type { HostedSite } from '../../publish/live/hosted-sites.ts';
import { createMcpRoutesOf } from '../mcp/http.ts';
import { aiCatalogPath } from '../mcp/identity.ts';
import { readLibrary } from '../mcp/whole-library.ts';

/** The MCP server of a site, by what the gate lets through of it. */
export function createHostedMcp(site: HostedSite, onNotice: (text: string) => void): Hono {
  const read = async (path: string): Promise<string | undefined> => {
    const file = await site.find(path);
    return file && new TextDecoder().decode((await file.open()).bytes);
  };
  let library: ReturnType<typeof readLibrary> | undefined;
  return createMcpRoutesOf({
    base: () => site.base,
    open: () => {
      library ??= openLibrary();
      library.catch(() => (library = undefined));
      return library;
    },
    readCatalog: () => read(`/${aiCatalogPath}`).catch(() => undefined),
    onProblem: (problem) => onNotice(`${site.variant.id}: mcp: ${problem}`),
  });

  async function openLibrary(): ReturnType<typeof readLibrary> {
    return readLibrary({
      ids: site.guides,
      // A guide that may not be sent is none here.
      readText: (id) => read(`/guides/${id}.json`).catch(() => undefined),
      hasIndex: (await site.find('/llms.txt')) !== undefined,
    });
  }
}
