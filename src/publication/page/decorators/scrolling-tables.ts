import type { HastDecorator } from '../../../engine/index.ts';
import { element } from '../../../engine/internal.ts';
import type { Translation } from '../../translate.ts';
import { scrollBox } from './scroll-box.ts';

/** Tables get a box in which they scroll. */
export function scrollingTables({ say }: Translation): HastDecorator {
  return {
    elements: ['table'],
    apply: (table) => element('div', { className: ['guide-table'], ...scrollBox(say('table.label')) }, [table]),
  };
}
