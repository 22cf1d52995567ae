import { z } from 'zod';
import { defineTool } from '../define.ts';

/** Guides given at most: more would be read by nobody. */
const limit = 10;

export const search = defineTool({
  name: 'search',
  title: 'Search the guides',
  description:
    'Finds guides for linking an account. Takes a few words: a provider, a method, what is to be done; misspellings are found too. Best match first. Read one with fetch.',
  input: z.object({
    query: z.string().trim().min(1).max(400).describe('A few words, such as "Lattice API key".'),
  }),
  output: z.object({
    results: z
      .array(z.object({ id: z.string().describe('For fetch and check_scopes.'), title: z.string(), url: z.string() }))
      .describe('At most ten, best match first.'),
  }),
  answer: ({ query }, { search: find, entries }) => ({
    results: find(query, limit).flatMap((id) => {
      const entry = entries.get(id);
      return entry ? [{ id, title: entry.title, url: entry.url }] : [];
    }),
  }),
});
