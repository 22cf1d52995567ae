import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { defineOutputs } from './define.ts';

/** The file that says it. */
export const markerFile = '.built-site';

/** Marks a folder as the built site of a variant, whose own name its readers need not know. */
export const marker = defineOutputs({
  name: 'marker',
  of: ({ publication }) => {
    const text = markOf(publication.site.variant.id);
    return [{ path: markerFile, inputs: text, print: () => text }];
  },
});

/** Whether a folder is the built site of a variant, which a new one may replace. */
export function isMarked(folder: string, variant: string): boolean {
  try {
    return readFileSync(join(folder, markerFile), 'utf8') === markOf(variant);
  } catch {
    return false;
  }
}

/** What it holds. */
export function markOf(variant: string): string {
  return `${digestOf(['built site', variant])}\n`;
}
