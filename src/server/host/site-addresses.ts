import type { Variant } from '../../engine/index.ts';

/** Tells whose site an address is of, by the `site:` of the variants. */
export interface SiteAddresses {
  /** The id of the variant. */
  readonly find: (address: URL) => string | undefined;
  /** Whether any site is at a host, by its name alone. */
  readonly has: (hostname: string) => boolean;
}

interface Place {
  readonly id: string;
  readonly port: string;
}

/** Reads where the sites of variants are. */
export function readSiteAddresses(variants: Iterable<Variant>): SiteAddresses {
  const places = new Map<string, Place[]>();
  for (const { id, site } of variants) {
    if (!URL.canParse(site)) continue;
    const { hostname, port } = new URL(site);
    const name = plainHost(hostname);
    places.set(name, [...(places.get(name) ?? []), { id, port }]);
  }
  return {
    has: (hostname) => places.has(plainHost(hostname)),
    find: ({ hostname, port }) => {
      const all = places.get(plainHost(hostname)) ?? [];
      // A proxy is asked at a port of its own: only sites that have nothing else to tell them apart are told by it.
      return (all.find((place) => place.port === port) ?? all[0])?.id;
    },
  };
}

/** A host name as all ways to write it are compared: `Acme.example.` is `acme.example`; a `URL` has read the rest. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/u, '');
}
