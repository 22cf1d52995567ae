import { defineFormat } from './define.ts';
import { fillLabel, type Labels, labelsWith } from '../model/labels.ts';
import type { RenderContext } from '../print/render-context.ts';

/**
 * What a site offers to agents, by the specification of Agentic Resource Discovery, version
 * 0.91, which names `ard.json`; version 0.9 and what still reads it names `ai-catalog.json`.
 * Both are the same bytes.
 */
export const ard = defineFormat<string>({
  of: 'collection',
  name: 'ard',
  path: '.well-known/ai-catalog.json',
  mediaType: 'application/json; charset=utf-8',
  part: (document) => (document.kind === 'page' ? undefined : document.provider?.name),
  join: (providers, context) => {
    const { site = '', name = labelsWith(context.labels).guides } = context;
    const manifest = {
      specVersion: '1.0',
      host: { displayName: name, ...(site ? { identifier: hostOf(site), documentationUrl: `${site}/` } : {}) },
      entries: context.mcp === undefined ? [] : [server(context.mcp, providers, context)],
    };
    const content = `${JSON.stringify(manifest, undefined, 2)}\n`;
    return ['.well-known/ai-catalog.json', '.well-known/ard.json'].map((path) => ({ path, content }));
  },
});

/** The MCP server, its card inline. */
function server(url: string, providers: readonly string[], context: RenderContext): object {
  const labels = labelsWith(context.labels);
  const { name = labels.guides, description = labels.about } = context;
  const host = hostOf(url);
  return {
    identifier: `urn:air:${host}:server:guides`,
    displayName: name,
    type: 'application/mcp-server-card+json',
    description,
    capabilities: ['search', 'fetch', 'list_providers', 'check_scopes'],
    representativeQueries: questions(providers, labels),
    data: {
      name: `${host.split('.').reverse().join('.')}/guides`,
      title: name,
      description,
      version: '1.0.0',
      remotes: [{ type: 'streamable-http', url }],
    },
  };
}

/** What somebody might ask; registries want two to five. */
function questions(providers: readonly string[], labels: Labels): string[] {
  const names = [...new Set(providers)].sort().slice(0, 3);
  return [labels.askLink, labels.askScopes, ...names.map((provider) => fillLabel(labels.askProvider, { provider }))];
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#]+)/iu.exec(url)?.[1] ?? 'localhost';
}
