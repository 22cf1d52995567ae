import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VariantFile } from '../resolve-variants.ts';

/** Reports variants whose sites have one address, all but the first. */
export function checkSites(files: readonly VariantFile[]): Diagnostic[] {
  const first = new Map<string, string>();
  // A variant that is written nowhere can only be the first; the vendor's own was there before its partners'.
  const rank = ({ variant: { id }, places }: VariantFile): number =>
    places === undefined ? 0 : id === 'default' ? 1 : 2;
  const inOrder = [...files].sort((a, b) => rank(a) - rank(b));
  return inOrder.flatMap(({ variant, path, places }) => {
    const address = addressOf(variant.site);
    const other = first.get(address);
    if (other !== undefined)
      return [createDiagnostic('site-duplicate', { site: variant.site, other }, path, places?.['site'])];
    first.set(address, path);
    return [];
  });
}

/** An address as all ways to write it are compared. */
function addressOf(site: string): string {
  const [origin = ''] = /^https?:\/\/[^/?#]*/iu.exec(site) ?? [];
  const host = origin
    .toLowerCase()
    .replace(/^(https:.*):443$/u, '$1')
    .replace(/^(http:.*):80$/u, '$1');
  return host + site.slice(origin.length);
}
