import { matchesGlob } from 'node:path';
import type { Document, Variant } from '../engine/index.ts';
import { pageKindOf } from './content-kinds.ts';

/** Whether a variant's site has a document. */
export function isPublished({ kind, id }: Pick<Document, 'kind' | 'id'>, { guides, whitelabel }: Variant): boolean {
  if (kind === 'page') return !whitelabel || !pageKindOf({ id }).isVendors;
  const matches = (glob: string): boolean => matchesGlob(id, glob);
  return guides.include.some(matches) && !guides.exclude.some(matches);
}
