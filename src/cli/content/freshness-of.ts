import type { Guide, Provider } from '../../engine/index.ts';

/** How long ago the guides of a provider were checked against what they describe. */
export interface ProviderFreshness {
  readonly provider: { readonly id: string; readonly name: string };
  /** By id. */
  readonly guides: readonly GuideFreshness[];
}

/** How long ago a guide was checked. */
export interface GuideFreshness {
  /** Such as `lattice/api-key`. */
  readonly id: string;
  /** From the content folder. */
  readonly path: string;
  /** What its `verified` says; nothing if it was never checked. */
  readonly verified?: NonNullable<Guide['verified']>;
  /** Days since then. */
  readonly days?: number;
  readonly state: 'fresh' | 'stale' | 'never';
}

const day = 24 * 60 * 60 * 1000;

/**
 * When guides were checked, by provider, both in the order of their ids.
 *
 * @param today `YYYY-MM-DD`.
 * @param staleDays Days after which a guide is to be checked again.
 */
export function freshnessOf(
  guides: readonly Guide[],
  providers: readonly Pick<Provider, 'id' | 'name'>[],
  { today, staleDays }: { readonly today: string; readonly staleDays: number },
): ProviderFreshness[] {
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const ofGuide = ({ id, source, verified }: Guide): GuideFreshness => {
    if (!verified) return { id, path: source.path, state: 'never' };
    const days = Math.floor((Date.parse(today) - Date.parse(verified.on)) / day);
    return { id, path: source.path, verified, days, state: days > staleDays ? 'stale' : 'fresh' };
  };
  const byProvider = Map.groupBy(guides, ({ id, provider }) => provider?.id ?? id.split('/')[0] ?? '');
  return [...byProvider]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, own]) => ({
      provider: { id, name: names.get(id) ?? id },
      guides: own.map(ofGuide).sort((one, other) => (one.id < other.id ? -1 : 1)),
    }));
}
