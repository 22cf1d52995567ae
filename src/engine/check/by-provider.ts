import { groupBy } from '../model/group-by.ts';
import type { Guide } from '../model/guide.ts';
import type { CheckContext } from './check-context.ts';

type ProviderFile = NonNullable<CheckContext['providers']>[number];

const groups = new WeakMap<readonly Guide[], ReadonlyMap<string | undefined, readonly Guide[]>>();

/** The guides of a provider, by its id; grouped once for all rules, as there may be thousands of providers. */
export function guidesOf(id: string, guides: readonly Guide[]): readonly Guide[] {
  const known = groups.get(guides) ?? groupBy(guides, ({ provider }) => provider?.id);
  groups.set(guides, known);
  return known.get(id) ?? [];
}

const files = new WeakMap<readonly ProviderFile[], ReadonlyMap<string, ProviderFile>>();

/** The file of a provider, by its id; of several the first. */
export function providerFile(
  id: string | undefined,
  { providers = [] }: Pick<CheckContext, 'providers'>,
): ProviderFile | undefined {
  const known = files.get(providers) ?? new Map(providers.toReversed().map((file) => [file.provider.id, file]));
  files.set(providers, known);
  return id === undefined ? undefined : known.get(id);
}

const folders = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** What pages there are in the folder of a provider, as paths from it: `setup/api-key`. */
export function pagesOfProvider(id: string, { paths = [] }: Pick<CheckContext, 'paths'>): readonly string[] {
  const known = folders.get(paths) ?? groupBy(paths, (path) => /^\/guides\/([^/]+)\/./u.exec(path)?.[1] ?? '');
  folders.set(paths, known);
  return (known.get(id) ?? []).map((path) => path.slice(`/guides/${id}/`.length).replace(/\/$/u, ''));
}
