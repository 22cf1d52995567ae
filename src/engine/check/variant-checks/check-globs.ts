import type { CheckContext } from '../check-context.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Guide } from '../../model/guide.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { suggest } from '../../diagnostics/suggest.ts';

/** Reports globs of a variant that match no guide or page, and globs that together leave it no guide. */
export function checkGlobs(file: VariantFile, guides: readonly Guide[], context: CheckContext): Diagnostic[] {
  const { pages = [], paths = [] } = context;
  // A document that does not compile is reported as such, not by every glob that is meant for it.
  const filed = paths.flatMap((address) => /^\/guides\/([^/]+\/.+)\/$/u.exec(address)?.[1] ?? []);
  const ids = [...new Set([...guides.map(({ id }) => id), ...filed])];
  const pageIds = [...new Set([...pages.map(({ id }) => id), ...paths.map((path) => path.slice(1, -1))])];
  // Without any guide that is what is wrong.
  if (ids.length === 0) return [];
  const unmatched = [...unmatchedIn('guides', ids, file, context), ...unmatchedIn('pages', pageIds, file, context)];
  const { include, exclude } = file.variant.guides;
  const matchesOne = (id: string, globs: readonly string[]): boolean =>
    globs.some((glob) => context.matchesGlob?.(id, glob) ?? true);
  const isEmpty = !ids.some((id) => matchesOne(id, include) && !matchesOne(id, exclude));
  return unmatched.length > 0 || !isEmpty || !context.matchesGlob
    ? unmatched
    : [createDiagnostic('variant-empty', {}, file.path, file.places?.['guides:'])];
}

function unmatchedIn(
  key: 'guides' | 'pages',
  ids: readonly string[],
  { variant, path, places }: VariantFile,
  { matchesGlob }: CheckContext,
): Diagnostic[] {
  if (!matchesGlob || ids.length === 0) return [];
  const folders = [...new Set(ids.filter((id) => id.includes('/')).map((id) => id.replace(/\/.*$/u, '')))];
  const near = [...ids, ...folders.flatMap((folder) => [`${folder}/*`, `${folder}/**`])];
  return (['include', 'exclude'] as const).flatMap((list) =>
    variant[key][list].flatMap((glob, index) => {
      const place = places?.[`${key}/${list}/${index}`];
      const isElsewhere = places !== undefined && place === undefined;
      if (isElsewhere || ids.some((id) => matchesGlob(id, glob))) return [];
      return [createDiagnostic('glob-unmatched', { glob, key, guess: suggest(glob, near) }, path, place)];
    }),
  );
}
