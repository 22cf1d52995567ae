import type { ElementContent } from 'hast';
import type { Labels } from '../model/labels.ts';
import { type Condition, isAlways } from '../model/condition.ts';
import { element, text } from '../blocks/hast.ts';

/** For whom a part is, in words: the page is complete without a script. */
export function conditionLine(condition: Condition, say: Labels): ElementContent[] {
  const { scopes } = condition;
  if (isAlways(condition) || scopes.length === 0) return [];
  const isAll = condition.scopesMatch === 'all';
  const names = scopes.flatMap((scope, index) => [
    ...(index > 0 ? [text(isAll ? say.and : say.or)] : []),
    element('code', {}, [text(scope)]),
  ]);
  return namesLine('guide-condition', [text(say.onlyFor), ...names], scopes.length, isAll ? say.allOf : say.anyOf);
}

/** The most names that a line under a title says without being asked. */
const mostNames = 6;

/** A line under a title, closed where it names many: `summary` then says what it is about. */
export function namesLine(
  className: string,
  children: ElementContent[],
  names: number,
  summary: string,
): ElementContent[] {
  if (names <= mostNames) return [element('p', { className: [className] }, children)];
  return [
    element('details', { className: [className] }, [
      element('summary', {}, [text(summary)]),
      element('p', {}, children),
    ]),
  ];
}
