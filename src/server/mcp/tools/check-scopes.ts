import { z } from 'zod';
import { type PublishedGuide, resolveSelection } from '../../../engine/index.ts';
import { suggest } from '../../../engine/internal.ts';
import { choiceInput, guideInput } from '../choice-input.ts';
import { defineTool } from '../define.ts';
import { findGuide } from '../find-guide.ts';
import { shorten } from '../library.ts';

export const checkScopes = defineTool({
  name: 'check_scopes',
  title: 'Compare actions and scopes',
  description:
    'For one guide: which actions the given scopes enable, and which scopes are missing for the given actions. Without scopes, none count as granted; without actions, all of the guide are compared.',
  input: z.object({ id: guideInput, ...choiceInput }),
  output: z.object({
    id: z.string(),
    actions: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        scopes: z.array(z.string()).describe('Those it needs.'),
        enabled: z.boolean(),
        missing: z.array(z.string()).describe('Those it needs and the given scopes do not bring.'),
      }),
    ),
    needed: z.array(z.string()).describe('Scopes that these actions need.'),
    missing: z.array(z.string()).describe('Of those, the ones that the given scopes do not bring.'),
    unknown: z
      .array(z.object({ name: z.string(), didYouMean: z.string().optional() }))
      .describe('Given names that the guide does not have; they count for nothing.'),
  }),
  answer: async ({ id, actions, scopes }, library) => {
    const guide = await findGuide(id, library);
    const granted = grantedBy(guide, scopes);
    const wanted = new Set(actions);
    const compared = guide.actions
      .filter((action) => actions.length === 0 || wanted.has(action.id))
      .map((action) => {
        const missing = action.scopes.filter((scope) => !granted.has(scope));
        return { ...action, enabled: missing.length === 0, missing };
      });
    const needed = [...new Set(compared.flatMap((action) => action.scopes))].sort();
    return {
      id: guide.id,
      actions: compared,
      needed,
      missing: needed.filter((scope) => !granted.has(scope)),
      unknown: unknownOf(guide, { actions, scopes }),
    };
  },
});

/** The scopes that are there once some are granted: those, and what they include. */
function grantedBy(guide: PublishedGuide, scopes: readonly string[]): ReadonlySet<string> {
  const { isFiltered, scopes: granted } = resolveSelection(guide, { scopes });
  return new Set(isFiltered ? granted : []);
}

function unknownOf(
  guide: PublishedGuide,
  given: { readonly actions: readonly string[]; readonly scopes: readonly string[] },
): { name: string; didYouMean?: string }[] {
  const actions = guide.actions.map(({ id }) => id);
  const scopes = Object.keys(guide.scopes);
  const among = (names: readonly string[], known: readonly string[]): { name: string; didYouMean?: string }[] =>
    [...new Set(names)]
      .filter((name) => !known.includes(name))
      .map((name) => {
        const guess = suggest(name, known);
        return { name: shorten(name), ...(guess ? { didYouMean: guess } : {}) };
      });
  return [...among(given.actions, actions), ...among(given.scopes, scopes)];
}
