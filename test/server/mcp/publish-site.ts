import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createEngine, type PublishedGuide } from '../../../src/engine/index.ts';
import { siteOf } from '../../../src/publication/site.ts';
import { loadWorkspace, type Workspace } from '../../../src/workspace/workspace.ts';
import { sharedCache } from '../../cli/run-command.ts';

const engine = createEngine();

/** What of a site an MCP server reads. */
export interface PublishOptions {
  readonly content: string;
  readonly folder: string;
  readonly variant?: string;
  readonly origin?: string;
  /** Whether the site names a server. */
  readonly hasServer?: boolean;
}

/** Writes the files of a site that an MCP server reads, without its pages; gives the guides. */
export async function publishSite(options: PublishOptions): Promise<PublishedGuide[]> {
  const { content, folder, variant = 'default', origin, hasServer = true } = options;
  const site = siteOf(await loadWhole(content), variant, origin);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const guides = site.guides.map((guide) => {
    write(`guides/${guide.id}.md`, engine.render(guide, 'markdown', site.context));
    const text = engine.render(guide, 'json', site.context);
    write(`guides/${guide.id}.json`, text);
    return JSON.parse(text) as PublishedGuide;
  });
  write('guides.json', JSON.stringify({ total: guides.length, guides: guides.map(catalogueEntry) }));
  write('llms.txt', engine.render(site.documents, 'llms', site.context));
  write('.well-known/ai-catalog.json', agentCatalogue(site.origin, hasServer));
  write('index.html', '<!doctype html><title>Home</title>');
  return guides;
}

/** Loads content of which nothing is missing: on a busy machine a compiler may be given up for its slowness. */
async function loadWhole(content: string): Promise<Workspace> {
  for (let tries = 1; ; tries += 1) {
    const workspace = await loadWorkspace({ content, cacheDir: sharedCache, isChecked: true });
    const errors = workspace.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return workspace;
    if (tries === 5) throw new Error(`Cannot publish ${content}: ${errors.map(({ message }) => message).join(' ')}`);
  }
}

/** What a site's `guides.json` says of a guide. */
export function catalogueEntry({ id, title, url, provider, method, scopes, digest }: PublishedGuide): object {
  return { id, title, url, provider, method, scopes: Object.keys(scopes), digest };
}

/** What a site says to agents, with a server or without. */
export function agentCatalogue(site: string, hasServer: boolean): string {
  const data = {
    name: 'example.guides/guides',
    title: 'Example guides',
    version: '1.0.0',
    remotes: [{ type: 'streamable-http', url: `${site}/mcp` }],
  };
  const entries = hasServer ? [{ type: 'application/mcp-server-card+json', data }] : [];
  return JSON.stringify({ specVersion: '1.0', entries });
}
