import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { defineOutputs } from './define.ts';

/** The file that says it. */
export const markerFile = '.built-site';

/** Marks a folder as the built site of a variant, whose own name its readers need not know; a second line says below which path of its host the site is. */
export const marker = defineOutputs({
  name: 'marker',
  of: ({ publication }) => {
    const { base, variant } = publication.site;
    const text = markOf(variant.id) + (base === '' ? '' : `${base}\n`);
    return [{ path: markerFile, inputs: text, print: () => text }];
  },
});

/** Whether a folder is the built site of a variant, which a new one may replace. */
export function isMarked(folder: string, variant: string): boolean {
  try {
    return readFileSync(join(folder, markerFile), 'utf8').startsWith(markOf(variant));
  } catch {
    return false;
  }
}

/** The path of its host below which a built site is, as its marker says; empty at the root, and for a site without a marker. */
export function markedBase(marker: string): string {
  const [, base = ''] = marker.split('\n');
  return base;
}

/** What it holds first. */
export function markOf(variant: string): string {
  return `${digestOf(['built site', variant])}\n`;
}
