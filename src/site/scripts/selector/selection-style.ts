import type { Selection } from '../../../engine/selection.ts';
import type { Shown, Skeleton } from '../../../engine/skeleton.ts';

/** The most chosen actions with which a step's closed list of what it enables is opened. */
const mostNames = 6;

/**
 * The style sheet of a selection: it hides what the selection does not need. Numbers of
 * steps are counters, so they follow.
 */
export function selectionStyle(
  { conditions }: Skeleton,
  shown: Shown,
  selection: Selection,
  scopes: readonly string[],
): string {
  if (!selection.isFiltered) return '';
  const needed = new Set(selection.scopes);
  const hidden = [
    ...conditions
      .filter((_condition, index) => shown.conditions[index] !== true)
      .map(
        (condition) =>
          attribute('data-guide-scopes', condition.scopes.join(' ')) +
          (condition.scopesMatch === 'all' ? '[data-guide-scopes-match]' : ':not([data-guide-scopes-match])'),
      ),
    ...shown.emptied.flatMap((id) => [`[data-guide-section]${attribute('id', id)}`, attribute('data-guide-for', id)]),
    ...scopes.filter((name) => !needed.has(name)).map((name) => attribute('data-guide-scope', name)),
    ...(needed.size === 0 ? ['[data-guide-scopes-list]'] : []),
  ];
  const rules = ['[data-guide-when-filtered]{display:inline-flex}'];
  if (selection.actions.length > 0) {
    const chosen = `:is(${selection.actions.map((id) => attribute('data-guide-action', id)).join()})`;
    hidden.push(
      `[data-guide-action]:not(${chosen})`,
      `[data-guide-action]:not(:has(~${chosen}))>.guide-separator`,
      `.guide-enables:has([data-guide-action]):not(:has(${chosen}))`,
    );
    if (selection.actions.length <= mostNames) {
      rules.push(
        '@supports selector(::details-content){details.guide-enables>summary{display:none}details.guide-enables::details-content{content-visibility:visible;block-size:auto}}',
      );
    }
  }
  return `${hidden.join()}{display:none!important}${rules.join('')}`;
}

function attribute(name: string, value: string): string {
  return `[${name}="${CSS.escape(value)}"]`;
}
