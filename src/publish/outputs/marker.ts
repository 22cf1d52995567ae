import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { defineOutputs } from './define.ts';

const name = '.built-site';

/** Marks a folder as the built site of a variant, whose own name its readers need not know. */
export const marker = defineOutputs({
  name: 'marker',
  of: ({ publication }) => {
    const text = markOf(publication.site.variant.id);
    return [{ path: name, inputs: text, print: () => text }];
  },
});

/** Whether a folder is the built site of a variant, which a new one may replace. */
export function isMarked(folder: string, variant: string): boolean {
  try {
    return readFileSync(join(folder, name), 'utf8') === markOf(variant);
  } catch {
    return false;
  }
}

function markOf(variant: string): string {
  return `${digestOf(['built site', variant])}\n`;
}
