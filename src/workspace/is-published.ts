import { matchesGlob } from '../system/files/matches-glob.ts';
import type { Document, Variant } from '../engine/index.ts';
import { isEmptied } from '../engine/internal.ts';
import { pageKindOf } from './content-kinds.ts';

/** Whether a variant's site has a document, of which the kind and id may be all that is known. */
export function isPublished(document: Pick<Document, 'kind' | 'id'> & Partial<Document>, variant: Variant): boolean {
  const { kind, id } = document;
  if (document.heldBack !== undefined || ('body' in document && isEmptied(document.body, variant))) return false;
  if (kind === 'page' && variant.whitelabel && pageKindOf({ id }).isVendors) return false;
  const { include, exclude } = kind === 'page' ? variant.pages : variant.guides;
  const matches = (glob: string): boolean => matchesGlob(id, glob);
  return include.some(matches) && !exclude.some(matches);
}
