import { matchesGlob } from 'node:path';
import type { Document, Variant } from '../engine/index.ts';

/** Whether a variant's site has a document. The handbook and the error pages are about Stepwell itself. */
export function isPublished({ kind, id }: Pick<Document, 'kind' | 'id'>, { guides, whitelabel }: Variant): boolean {
  if (kind === 'page') return !whitelabel || !/^(?:handbook|errors)(?:\/|$)/u.test(id);
  const matches = (glob: string): boolean => matchesGlob(id, glob);
  return guides.include.some(matches) && !guides.exclude.some(matches);
}
