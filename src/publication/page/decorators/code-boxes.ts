import type { HastDecorator } from '../../../engine/index.ts';
import { element } from '../../../engine/internal.ts';
import type { Translation } from '../../translate.ts';
import { scrollBox } from './scroll-box.ts';

/** Code scrolls, in a box that holds the button of a script too. */
export function codeBoxes({ say }: Translation): HastDecorator {
  return {
    elements: ['pre'],
    apply: (code) =>
      element('div', { className: ['code-block'] }, [
        { ...code, properties: { ...scrollBox(say('code.label')), ...code.properties } },
      ]),
  };
}
