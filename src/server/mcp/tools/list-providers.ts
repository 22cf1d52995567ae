import { z } from 'zod';
import { answerError, defineTool } from '../define.ts';
import { type LibraryEntry, shorten } from '../library.ts';
import { suggest } from '../../../engine/internal.ts';

/** Providers in one answer. */
const pageSize = 50;

const provider = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  guides: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z
        .enum(['link-account', 'connector-profile'])
        .describe('For who links an account, or who sets a connector up.'),
    }),
  ),
});

export const listProviders = defineTool({
  name: 'list_providers',
  title: 'List the providers',
  description:
    'Lists the providers whose accounts can be linked, with the guides of each. Pass nextCursor as cursor to go on. To find one provider, search is shorter.',
  input: z.object({
    category: z.string().trim().min(1).max(100).optional().describe('Only providers of this category, such as "hris".'),
    cursor: z.string().max(100).optional().describe('The nextCursor of the answer before.'),
  }),
  output: z.object({ providers: z.array(provider), nextCursor: z.string().optional() }),
  answer: ({ category, cursor }, { entries }) => {
    const all = providersOf([...entries.values()]);
    const categories = new Set(all.map((each) => each.category));
    const wanted = category?.toLowerCase();
    if (category !== undefined && wanted !== undefined && !categories.has(wanted)) {
      const guess = suggest(wanted, categories);
      const wayOut = guess ? `Did you mean "${guess}"?` : `There are ${[...categories].sort().join(', ')}.`;
      throw answerError(`There is no category "${shorten(category)}". ${wayOut}`);
    }
    const chosen = all.filter((each) => wanted === undefined || each.category === wanted);
    const start = cursor === undefined ? 0 : chosen.findIndex(({ id }) => id === cursor);
    if (start < 0)
      throw answerError(`There is no page at "${shorten(cursor ?? '')}". Leave cursor out to begin again.`);
    const next = chosen[start + pageSize];
    return { providers: chosen.slice(start, start + pageSize), ...(next ? { nextCursor: next.id } : {}) };
  },
});

function providersOf(entries: readonly LibraryEntry[]): z.infer<typeof provider>[] {
  const providers = new Map<string, z.infer<typeof provider>>();
  for (const { id, title, kind, provider } of entries) {
    const key = provider?.id ?? id.split('/')[0] ?? id;
    const known = providers.get(key) ?? {
      id: key,
      name: provider?.name ?? key,
      category: provider?.category ?? 'other',
      guides: [],
    };
    providers.set(key, { ...known, guides: [...known.guides, { id, title, kind }] });
  }
  return [...providers.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}
