import { toString } from 'mdast-util-to-string';
import { z } from 'zod';
import { element, text, textOf } from './hast.ts';
import { defineBlock } from './define.ts';

/** A value to be copied: `<Copy value="…" />` or `<Copy>…</Copy>`. */
export const copy = defineBlock({
  name: 'Copy',
  display: 'inline',
  attributes: z.object({ value: z.string().optional(), label: z.string().optional() }),
  toMdast: ({ value }, children) => [{ type: 'inlineCode', value: value ?? toString(children) }],
  toHast: ({ value, label }, children) => {
    const copied = value ?? textOf(children);
    return [element('code', { dataGuideCopy: label ?? '' }, [text(copied)])];
  },
});
