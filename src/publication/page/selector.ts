import { type Condition, type GuideView, stepsOf } from '../../engine/index.ts';
import { selectionIndexOf } from '../../engine/internal.ts';
import type { Translation } from '../translate.ts';
import type { SelectorData } from './selector-data.ts';

/** Whether a guide has anything that could be asked for. */
export function hasSelector({ actions, scopes }: GuideView): boolean {
  return actions.length > 0 || Object.keys(scopes).length > 0;
}

/** Whether any part of a guide depends on what is chosen. */
export function isSelectable(guide: GuideView): boolean {
  const listsScopes = Object.keys(guide.scopes).length > 0 && stepsOf(guide).some(({ showScopes }) => showScopes);
  return listsScopes || selectionIndexOf(guide).conditions.length > 0;
}

/** What the selector knows beside the actions. */
export function selectorData(guide: GuideView, { say, count }: Translation): SelectorData {
  const { total } = guide.stepCount;
  return {
    scopes: guide.scopes,
    selectionIndex: selectionIndexOf(guide),
    messages: {
      whole: count('selector.whole', total),
      part: count('selector.part', total),
      chosen: say('selector.chosen'),
      unknown: say('selector.unknown'),
      more: say('selector.more'),
    },
  };
}

/** The attributes by which an element that goes with a part of the guide is hidden with it. */
export function conditionAttributes(condition: Condition | undefined): Record<string, string> {
  if (!condition || condition.scopes.length === 0) return {};
  return {
    'data-guide-scopes': condition.scopes.join(' '),
    ...(condition.scopesMatch === 'all' ? { 'data-guide-scopes-match': 'all' } : {}),
  };
}
