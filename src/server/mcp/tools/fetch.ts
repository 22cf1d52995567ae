import { z } from 'zod';
import { renderPublished, resolveSelection, writeChoice } from '../../../engine/index.ts';
import { choiceInput, guideInput } from '../choice-input.ts';
import { defineTool } from '../define.ts';
import { findGuide } from '../find-guide.ts';

export const fetch = defineTool({
  name: 'fetch',
  title: 'Read a guide',
  description:
    'Gives a guide as Markdown. With actions or scopes it holds only the steps that they need; without, every step says which scopes it is for. The url opens the same view for a person.',
  input: z.object({ id: guideInput, ...choiceInput }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    text: z.string().describe('Markdown.'),
    url: z.string(),
  }),
  answer: async ({ id, ...choice }, library) => {
    const guide = await findGuide(id, library);
    const { actions, given } = resolveSelection(guide, choice);
    const query = writeChoice({ actions, scopes: given });
    return {
      id: guide.id,
      title: guide.title,
      text: renderPublished(guide, 'markdown', choice, { llms: library.hasIndex }),
      url: query === '' ? guide.url : `${guide.url}?${query}`,
    };
  },
});
