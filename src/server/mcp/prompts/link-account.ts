import {
  completable,
  type GetPromptResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { readNames, suggest } from '../../../engine/internal.ts';
import { renderPublished } from '../../../engine/index.ts';
import { type GuideLibrary, type LibraryEntry, type OpenLibrary, shorten } from '../library.ts';
import { resourceUri } from '../resources/guides.ts';

const maxCompletions = 100;

/** A prompt that brings the guides of a provider along, and says how far an agent may go. */
export function registerLinkAccount(server: McpServer, open: OpenLibrary): void {
  const provider = completable(
    z.string().trim().min(1).max(200).describe('Whose account, such as "Lattice".'),
    async (begun) =>
      providerNames(await open())
        .filter((name) => name.toLowerCase().startsWith(begun.trim().toLowerCase()))
        .slice(0, maxCompletions),
  );
  const actions = z
    .string()
    .max(4000)
    .optional()
    .describe('Ids of the actions wanted, separated by commas; all where it is left out.');
  server.registerPrompt(
    'link_account',
    {
      title: 'Link an account',
      description: 'Walks a person through linking their account with a provider.',
      argsSchema: z.object({ provider, actions }),
    },
    async (input) => promptFor(input.provider, readNames(input.actions ?? ''), await open()),
  );
}

async function promptFor(
  provider: string,
  actions: readonly string[],
  library: GuideLibrary,
): Promise<GetPromptResult> {
  const entries = guidesOf(provider, library);
  const name = entries[0]?.provider?.name ?? provider;
  const guides = (await Promise.all(entries.map(({ id }) => library.read(id)))).flatMap((guide) => guide ?? []);
  const choice = guides.length > 1 ? 'Ask which method I want to use, then go' : 'Go';
  const text = `Help me link my ${name} account. ${choice} through the steps with me one at a time, and wait until I say that one is done. Never ask for a password, key or token: I enter those myself, in the form at ${guides.map(({ url }) => url).join(' or ')}`;
  return {
    description: `Link an account with ${name}`,
    messages: [
      { role: 'user', content: { type: 'text', text } },
      ...guides.map((guide) => ({
        role: 'user' as const,
        content: {
          type: 'resource' as const,
          resource: {
            uri: resourceUri(guide.id, library.site),
            mimeType: 'text/markdown',
            text: renderPublished(guide, 'markdown', { actions }, { llms: library.hasIndex }),
          },
        },
      })),
    ],
  };
}

/** The guides for linking an account with a provider: by its name or id, else what a search finds. */
function guidesOf(provider: string, library: GuideLibrary): LibraryEntry[] {
  const wanted = provider.toLowerCase();
  const linking = [...library.entries.values()].filter(({ kind }) => kind === 'link-account');
  const nameOf = (entry: LibraryEntry): string | undefined => entry.provider?.name.toLowerCase();
  const named = linking.filter((entry) => nameOf(entry) === wanted || entry.provider?.id === wanted);
  if (named.length > 0) return named;
  const found = library.entries.get(library.search(provider, 1)[0] ?? '')?.provider;
  const near = suggest(provider, providerNames(library));
  // A search finds something for most words: it is the provider only where its name is near.
  if (found !== undefined && (near === found.name || wanted.includes(found.name.toLowerCase())))
    return linking.filter((entry) => entry.provider?.id === found.id);
  const guess = near || found?.name;
  const wayOut = guess === undefined ? 'list_providers names all.' : `Did you mean "${guess}"?`;
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no guide for "${shorten(provider)}". ${wayOut}`);
}

function providerNames({ entries }: GuideLibrary): string[] {
  return [...new Set([...entries.values()].flatMap(({ provider }) => provider?.name ?? []))].sort();
}
