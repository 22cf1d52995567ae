import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, ProtocolErrorCode } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PublishedGuide, renderPublished } from '../../src/engine/index.ts';
import type { Listening } from '../../src/server/listen.ts';
import { createFolder } from '../cli/run-command.ts';
import { call, connectHttp, connectStdio, serveFolder } from './mcp/connect.ts';
import { publishSite } from './mcp/publish-site.ts';

const folder = createFolder({});
/** A guide whose actions need scopes. */
const scoped = 'hubspot/oauth-2-0';
let guides: PublishedGuide[] = [];
let listening: Listening;

beforeAll(async () => {
  guides = await publishSite({ content: 'content', folder, origin: 'https://guides.example' });
  listening = await serveFolder(folder);
});
afterAll(() => listening.close());

const transports = [
  ['HTTP, 2026-07-28', () => connectHttp(listening.port)],
  ['HTTP, 2025-11-25', () => connectHttp(listening.port, '2025-11-25')],
  ['stdio, 2026-07-28', () => connectStdio(['--dir', folder])],
  ['stdio, 2025-11-25', () => connectStdio(['--dir', folder], '2025-11-25')],
] as const;

describe.each(transports)('%s', (_name, connect) => {
  let client: Client;
  beforeAll(async () => {
    client = await connect();
  });
  afterAll(() => client.close());

  test('says what it is and what it does not do', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'example.guides/guides', title: 'Example guides' });
    expect(client.getServerCapabilities()).toMatchObject({
      tools: { listChanged: false },
      resources: { listChanged: false, subscribe: false },
      prompts: { listChanged: false },
    });
    expect(JSON.stringify(client.getServerVersion()) + client.getInstructions()).not.toMatch(/stepwell/iu);
  });

  test('has four tools that only read, each with schemas both ways', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'fetch', 'list_providers', 'check_scopes']);
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      expect(tool.inputSchema).toMatchObject({ type: 'object' });
      expect(tool.outputSchema).toMatchObject({ type: 'object' });
    }
  });

  test('finds a guide and reads it, as its Markdown file has it', async () => {
    const found = await call(client, 'search', { query: 'lattce token' });
    const [first] = (found.output?.['results'] ?? []) as { id: string; title: string; url: string }[];
    expect(first).toEqual({
      id: 'lattice/api-key',
      title: guideOf('lattice/api-key').title,
      url: guideOf('lattice/api-key').url,
    });
    expect(JSON.parse(found.text)).toEqual(found.output);
    const read = await call(client, 'fetch', { id: first?.id });
    expect(read.output).toEqual({
      id: 'lattice/api-key',
      title: guideOf('lattice/api-key').title,
      text: readFileSync(join(folder, 'guides/lattice/api-key.md'), 'utf8'),
      url: guideOf('lattice/api-key').url,
    });
  });

  test('narrows a guide to actions, and says so in its address', async () => {
    const guide = guideOf(scoped);
    const actions = [guide.actions[0]?.id ?? ''];
    const { output } = await call(client, 'fetch', { id: scoped, actions });
    expect(output?.['text']).toBe(renderPublished(guide, 'markdown', { actions }, { llms: true }));
    expect(output?.['url']).toBe(`${guide.url}?actions=${actions[0]}`);
  });

  test('lists the guides as resources and gives their files', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ name }) => name)).toEqual(guides.map(({ id }) => id).sort());
    const [first] = resources;
    expect(first).toMatchObject({ mimeType: 'text/markdown', title: guideOf(first?.name ?? '').title });
    const { contents } = await client.readResource({ uri: first?.uri ?? '' });
    const text = readFileSync(join(folder, `guides/${first?.name}.md`), 'utf8');
    expect(contents).toEqual([{ uri: first?.uri, mimeType: 'text/markdown', text }]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      first?.uri.replace(`${first.name}.md`, '{+id}.md'),
    ]);
  });

  test('has a prompt that brings the guides of a provider along', async () => {
    const { messages } = await client.getPrompt({ name: 'link_account', arguments: { provider: 'github' } });
    expect(messages.map(({ content }) => (content.type === 'resource' ? content.resource.uri : content.type))).toEqual([
      'text',
      `${siteOfGuides()}/guides/github/oauth-2-0.md`,
      `${siteOfGuides()}/guides/github/personal-access-token.md`,
    ]);
    const completed = await client.complete({
      ref: { type: 'ref/prompt', name: 'link_account' },
      argument: { name: 'provider', value: 'lat' },
    });
    expect(completed.completion.values).toEqual(['Lattice']);
  });
});

describe('answers', () => {
  let client: Client;
  beforeAll(async () => {
    client = await connectHttp(listening.port);
  });
  afterAll(() => client.close());

  test.each([
    ['an address', () => guideOf('lattice/api-key').url],
    ['the address of its Markdown', () => `${siteOfGuides()}/guides/lattice/api-key.md?actions=x`],
    ['a path', () => '/guides/lattice/api-key/'],
  ])('a guide is read by %s', async (_name, id) => {
    expect((await call(client, 'fetch', { id: id() })).output?.['id']).toBe('lattice/api-key');
  });

  test.each([
    ['lattice/api-kee', 'Did you mean "lattice/api-key"?'],
    ['latice', 'Did you mean "lattice/api-key"?'],
    ['../../package', 'There is no guide'],
    ['lattice/api-key\0', 'There is no guide'],
    ['qqqqqqqqqqqqqqqqqqq', 'Ids come from search and list_providers.'],
  ])('of an unknown guide %j it says what to do', async (id, said) => {
    for (const tool of ['fetch', 'check_scopes']) {
      const { isError, text } = await call(client, tool, { id });
      expect([isError, text.includes(said), text.includes(folder)], text).toEqual([true, true, false]);
    }
  });

  test.each([
    ['search', {}],
    ['search', { query: 5 }],
    ['search', { query: '  ' }],
    ['search', { query: 'a'.repeat(401) }],
    ['fetch', { id: ['lattice/api-key'] }],
    ['fetch', { id: 'lattice/api-key', actions: 'list_employees' }],
    ['fetch', { id: 'lattice/api-key', actions: Array.from({ length: 501 }, () => 'a') }],
    ['fetch', { id: 'lattice/api-key', scopes: ['a'.repeat(401)] }],
    ['fetch', { id: 'lattice/api-key', scopes: Array.from({ length: 3000 }, () => ['a']) }],
    ['check_scopes', { id: null }],
    ['list_providers', { cursor: {} }],
  ])('%s refuses %j', async (name, input) => {
    const { isError, text, output } = await call(client, name, input);
    expect([isError, output]).toEqual([true, undefined]);
    expect(text).toMatch(/^Input validation error|^Invalid arguments/u);
  });

  test('an unknown action is ignored, and the text says so, as everywhere', async () => {
    const { output } = await call(client, 'fetch', { id: scoped, actions: ['list_unicorns'] });
    expect(output?.['text']).toContain('Ignored, because this guide does not have it: `list_unicorns`.');
    expect(output?.['url']).toBe(guideOf(scoped).url);
  });

  test('an unknown tool, resource or prompt is an error of the protocol', async () => {
    await expect(client.callTool({ name: 'drop_tables', arguments: {} })).rejects.toThrow('drop_tables');
    await expect(client.readResource({ uri: `${siteOfGuides()}/guides/lattice/api-kee.md` })).rejects.toThrow(
      'Did you mean "lattice/api-key"?',
    );
    await expect(client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow('not found');
    await expect(client.listResources({ cursor: 'lattice' })).rejects.toMatchObject({
      code: ProtocolErrorCode.InvalidParams,
    });
    await expect(client.getPrompt({ name: 'link_account', arguments: { provider: 'Latice Ltd' } })).rejects.toThrow(
      'Did you mean "Lattice"?',
    );
    await expect(client.getPrompt({ name: 'link_account', arguments: { provider: 'Qqqqq' } })).rejects.toThrow(
      'There is no guide for "Qqqqq"',
    );
  });

  test('scopes and actions are compared, with what a scope includes', async () => {
    const guide = guides.find(({ actions, scopes }) => {
      const includes = Object.values(scopes).some((scope) => scope.includes.length > 0);
      return includes && actions.some((action) => action.scopes.length > 0);
    });
    if (!guide) throw new Error('Cannot test: no guide has a scope that includes another');
    const wide = Object.values(guide.scopes).find(({ includes }) => includes.length > 0);
    const granted = new Set([wide?.name ?? '', ...(wide?.includes ?? [])]);
    const { output } = await call(client, 'check_scopes', { id: guide.id, scopes: [wide?.name], actions: [] });
    const actions = output?.['actions'] as { id: string; enabled: boolean; missing: string[] }[];
    expect(actions.map(({ id }) => id)).toEqual(guide.actions.map(({ id }) => id));
    for (const action of guide.actions) {
      const compared = actions.find(({ id }) => id === action.id);
      const missing = action.scopes.filter((scope) => !granted.has(scope));
      if (missing.length === 0) expect(compared).toMatchObject({ enabled: true, missing: [] });
      expect(missing).toEqual(expect.arrayContaining(compared?.missing ?? []));
    }
    expect(actions.some(({ enabled }) => enabled)).toBe(true);
  });

  test('without scopes every one that the actions need is missing, and unknown names are said', async () => {
    const guide = guideOf(scoped);
    const action = guide.actions.find(({ scopes }) => scopes.length > 0);
    const { output } = await call(client, 'check_scopes', {
      id: guide.id,
      actions: [action?.id, `${action?.id}x`],
      scopes: ['nothing'],
    });
    expect(output).toMatchObject({
      needed: action?.scopes.toSorted(),
      missing: action?.scopes.toSorted(),
      unknown: [{ name: `${action?.id}x`, didYouMean: action?.id }, { name: 'nothing' }],
    });
  });

  test('providers are listed with their guides, or those of a category', async () => {
    const all = (await call(client, 'list_providers', {})).output?.['providers'] as ListedProvider[];
    expect(all.flatMap((provider) => provider.guides.map(({ id }) => id)).sort()).toEqual(
      guides.map(({ id }) => id).sort(),
    );
    const { category } = all[0] ?? { category: '' };
    const some = (await call(client, 'list_providers', { category })).output?.['providers'] as ListedProvider[];
    expect(some).toEqual(all.filter((provider) => provider.category === category));
    const wrong = await call(client, 'list_providers', { category: `${category}x` });
    expect([wrong.isError, wrong.text]).toEqual([true, expect.stringContaining(`Did you mean "${category}"?`)]);
  });

  test('many calls at once each get their own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_unused, index) => {
        const id = guides[index % guides.length]?.id;
        return [id, (await call(client, 'fetch', { id })).output?.['id']];
      }),
    );
    for (const [asked, answered] of answers) expect(answered).toBe(asked);
  });
});

test('a guide is read by its addresses, whatever letters are in them', async () => {
  const guide = `---\ntitle: Connect Café\ndescription: D.\n---\n\n<Steps>\n<Step title="S">x</Step>\n</Steps>\n`;
  const source = createFolder({
    'content/variants/default.yaml': 'site: https://guides.example\nbrand: { name: G }\n',
    'content/guides/café/provider.yaml': 'name: Café\nactions: [{ id: list_a, label: List }]\n',
    'content/guides/café/api-key.mdx': guide,
  });
  const site = createFolder({});
  const [cafe] = await publishSite({ content: join(source, 'content'), folder: site });
  const server = await serveFolder(site);
  const clients = [await connectHttp(server.port), await connectStdio(['--site', `http://127.0.0.1:${server.port}`])];
  for (const client of clients) {
    const { output } = await call(client, 'fetch', { id: cafe?.url, actions: ['list_a'] });
    expect(output?.['id']).toBe('café/api-key');
    expect(output?.['text']).toContain('https://guides.example/llms.txt');
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(['https://guides.example/guides/caf%C3%A9/api-key.md']);
    const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' });
    expect(contents).toMatchObject([{ text: readFileSync(join(site, 'guides/café/api-key.md'), 'utf8') }]);
    await client.close();
  }
  await server.close();
});

interface ListedProvider {
  readonly id: string;
  readonly category: string;
  readonly guides: readonly { readonly id: string }[];
}

function guideOf(id: string): PublishedGuide {
  const guide = guides.find((each) => each.id === id);
  if (!guide) throw new Error(`Cannot test: there is no guide ${id}`);
  return guide;
}

function siteOfGuides(): string {
  return new URL(guideOf('lattice/api-key').url).origin;
}
