import type { CheckContext } from '../check-context.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Guide } from '../../model/guide.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { suggest } from '../../diagnostics/suggest.ts';

/** Reports globs of a variant that match no guide, and globs that together leave it none. */
export function checkGlobs(
  { variant, path, places }: VariantFile,
  guides: readonly Guide[],
  { matchesGlob, paths = [] }: CheckContext,
): Diagnostic[] {
  if (!matchesGlob) return [];
  // A guide that does not compile is reported as such, not by every glob that is meant for it.
  const filed = paths.flatMap((address) => /^\/guides\/([^/]+\/.+)\/$/u.exec(address)?.[1] ?? []);
  const ids = [...new Set([...guides.map(({ id }) => id), ...filed])];
  // Without any guide that is what is wrong.
  if (ids.length === 0) return [];
  const folders = [...new Set(ids.map((id) => id.replace(/\/.*$/u, '')))];
  const near = [...ids, ...folders.flatMap((folder) => [`${folder}/*`, `${folder}/**`])];
  const unmatched = (['include', 'exclude'] as const).flatMap((list) =>
    variant.guides[list].flatMap((glob, index) => {
      const place = places?.[`guides/${list}/${index}`];
      const isElsewhere = places !== undefined && place === undefined;
      if (isElsewhere || ids.some((id) => matchesGlob(id, glob))) return [];
      return [createDiagnostic('glob-unmatched', { glob, guess: suggest(glob, near) }, path, place)];
    }),
  );
  const { include, exclude } = variant.guides;
  const matchesOne = (id: string, globs: readonly string[]): boolean => globs.some((glob) => matchesGlob(id, glob));
  const isEmpty = !ids.some((id) => matchesOne(id, include) && !matchesOne(id, exclude));
  return unmatched.length > 0 || !isEmpty
    ? unmatched
    : [createDiagnostic('variant-empty', {}, path, places?.['guides:'])];
}
