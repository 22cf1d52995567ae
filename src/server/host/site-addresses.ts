import type { Variant } from '../../engine/index.ts';
import { basePathOf, pathBelow } from '../../engine/internal.ts';
import { addressOfSite } from '../../publication/site.ts';

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
  /** The path below which the site is; empty at the root. */
  readonly base: string;
}

/** Reads where the sites of variants are. */
export function readSiteAddresses(variants: Iterable<Variant>): SiteAddresses {
  const places = new Map<string, Place[]>();
  for (const variant of variants) {
    if (!URL.canParse(variant.site)) continue;
    const site = addressOfSite(variant);
    const { hostname, port } = new URL(site);
    const name = plainHost(hostname);
    const all = [...(places.get(name) ?? []), { id: variant.id, port, base: basePathOf(site) }];
    // Of two sites the one further below is asked first: `/help/eu` before `/help`.
    places.set(
      name,
      all.sort((a, b) => b.base.length - a.base.length),
    );
  }
  return {
    has: (hostname) => places.has(plainHost(hostname)),
    find: ({ hostname, port, pathname }) => {
      const all = places.get(plainHost(hostname)) ?? [];
      const here = all.filter(({ base }) => pathBelow(base, pathname) !== undefined);
      // What is below no site is answered by the only one that there may be: it leads to itself.
      const candidates = here.length > 0 ? here : all;
      // A proxy is asked at a port of its own: only sites that have nothing else to tell them apart are told by it.
      return (candidates.find((place) => place.port === port) ?? candidates[0])?.id;
    },
  };
}

/** A host name as all ways to write it are compared: `Acme.example.` is `acme.example`; a `URL` has read the rest. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/u, '');
}
