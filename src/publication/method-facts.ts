import type { GuideView } from '../engine/index.ts';
import type { Translation } from './translate.ts';

/** What a list of methods says of one, in words. */
export interface MethodFacts {
  readonly says: string;
  readonly steps: string;
  readonly requires: string | undefined;
}

/** @param isChoice Whether there are several to choose from: then it says when to choose this one. */
export function methodFacts(guide: GuideView, translation: Translation, isChoice: boolean): MethodFacts {
  const hint = isChoice ? translation.find(`method.hint.${guide.method?.id ?? ''}`) : undefined;
  const requirements = guide.requires.join(' · ');
  return {
    says: hint ?? guide.description,
    steps: translation.count('method.steps', guide.stepCount.shown),
    requires: requirements === '' ? undefined : translation.say('method.requires', { requirements }),
  };
}
