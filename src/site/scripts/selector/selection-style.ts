import type { Selection } from '../../../engine/index.ts';
import type { Shown, SelectionIndex } from '../../../engine/browser.ts';

/** The most chosen actions with which a step's closed list of what it enables is opened. */
const mostNames = 8;

/**
 * The style sheet of a selection: it hides what the selection does not need. Numbers of
 * steps are counters, so they follow. `actions` and `scopes` are all that the guide has.
 */
export function selectionStyle(
  { conditions }: SelectionIndex,
  shown: Shown,
  selection: Selection,
  { actions, scopes }: { readonly actions: readonly string[]; readonly scopes: readonly string[] },
): string {
  if (!selection.isFiltered) return '';
  const needed = new Set(selection.scopes);
  const unmet = conditions
    .filter((_condition, index) => shown.conditions[index] !== true)
    .map(
      (condition) =>
        attribute('data-guide-scopes', condition.scopes.join(' ')) +
        (condition.scopesMatch === 'all' ? '[data-guide-scopes-match]' : ':not([data-guide-scopes-match])'),
    );
  const hidden = [
    ...unmet,
    ...shown.emptied.flatMap((id) => [`[data-guide-section]${attribute('id', id)}`, attribute('data-guide-for', id)]),
    ...scopes.filter((name) => !needed.has(name)).map((name) => attribute('data-guide-scope', name)),
    ...(needed.size === 0 ? ['[data-guide-scopes-list]'] : []),
  ];
  const rules = ['[data-guide-when-filtered]{display:inline-flex}'];
  if (unmet.length > 0) {
    // No line leads on from the last step that is shown.
    const last = `[data-guide-step]:not(:has(~[data-guide-step]:not(${unmet.join()})))`;
    rules.push(`${last}{padding-block-end:0}${last}::after{content:none}`);
  }
  if (selection.actions.length > 0) {
    const chosen = actionsSelector(selection.actions, actions);
    hidden.push(
      `[data-guide-action]:not(${chosen})`,
      `.guide-enables:not(:has([data-guide-every-action],${chosen}))`,
      `[data-guide-action]:not(${chosen}~*)>.guide-separator`,
    );
    if (selection.actions.length <= mostNames) {
      hidden.push('[data-guide-every-action]:has(+[data-guide-chosen-actions])');
      rules.push(
        '[data-guide-chosen-actions]{display:inline}',
        '@supports selector(::details-content){details.guide-enables>summary{display:none}details.guide-enables::details-content{content-visibility:visible;block-size:auto}}',
      );
    }
  }
  return `${hidden.join()}{display:none!important}${rules.join('')}`;
}

/** Selects what stands for the chosen actions: by those, or by the others where they are fewer. */
function actionsSelector(chosen: readonly string[], all: readonly string[]): string {
  const select = (ids: readonly string[]): string =>
    `:is(${ids.map((id) => attribute('data-guide-action', id)).join()})`;
  const others = all.filter((id) => !chosen.includes(id));
  if (others.length === 0) return '[data-guide-action]';
  return others.length < chosen.length ? `[data-guide-action]:not(${select(others)})` : select(chosen);
}

function attribute(name: string, value: string): string {
  return `[${name}="${CSS.escape(value)}"]`;
}
