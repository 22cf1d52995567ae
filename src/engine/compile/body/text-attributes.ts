import type { BlockNode } from '../../model/body.ts';

const wordAttributes = new Set([
  'title',
  'label',
  'alt',
  'caption',
  'description',
  'headline',
  'tip',
  'hint',
  'name',
  'path',
  'query',
  'body',
  'header',
]);

/** Whether an attribute says something to readers: words, or where something is. */
export function isForReaders(name: string): boolean {
  return wordAttributes.has(name) || name === 'href' || name === 'src';
}

/** Of an unknown element's attributes, those that are words for a reader. */
export function textAttributes(attributes: BlockNode['attributes']): BlockNode['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => wordAttributes.has(name) && typeof value === 'string'),
  );
}

/** Attributes without those that are not given. */
export function withoutUndefined(attributes: Record<string, unknown>): BlockNode['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== undefined),
  ) as BlockNode['attributes'];
}
