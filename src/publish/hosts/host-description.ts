import { basePathOf, isPlainHost } from '../../engine/internal.ts';
import type { HostedSite } from '../../workspace/project/host-adapter.ts';
import { negotiationRules, type NegotiationRules } from '../../answer/negotiate.ts';
import { type HeaderRules, parseHeaderRules } from '../../answer/header-rules.ts';
import { pathPattern } from '../../answer/path-pattern.ts';
import { parseRedirectRules, type RedirectRules } from '../../answer/redirect-rules.ts';

/** How a site is served, as data: whatever is made for a host is printed from this. */
export interface HostDescription {
  readonly id: string;
  readonly origin: string;
  /** Host name of the origin. */
  readonly hostname: string;
  /** The path of the host below which the site is, `/help`; empty at its root. */
  readonly base: string;
  readonly negotiation: NegotiationRules;
  /** Of addresses, as all rules here: they have the base. Of headers that are set in other ways nothing is said here. */
  readonly headers: HeaderRules;
  readonly redirects: RedirectRules;
  /** What a file is answered with of which the rules say nothing. */
  readonly cacheControl: string;
}

/** Reads how a built site is served. */
export function describeHost({ id, origin, headers, redirects }: HostedSite): HostDescription {
  return {
    id,
    ...placeOf(origin),
    negotiation: negotiationRules(),
    headers: parseHeaderRules(headers).map((rule) => ({
      ...rule,
      headers: rule.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
    })),
    redirects: parseRedirectRules(redirects),
    cacheControl: 'public, max-age=0, must-revalidate',
  };
}

/** An address with a sign in its host that ends a directive never comes as far as this. */
function placeOf(address: string): Pick<HostDescription, 'origin' | 'hostname' | 'base'> {
  const { origin, hostname } = new URL(address);
  if (!isPlainHost(hostname)) throw new Error(`Cannot write the host ${hostname} into a configuration`);
  return { origin, hostname, base: basePathOf(address) };
}

/** Rules for a server that looks up what is asked for by its path in the site: their patterns without the base. */
export function belowBase<Rule extends { readonly pattern: string }>(rules: readonly Rule[], base: string): Rule[] {
  const begin = pathPattern(base).pattern.slice(0, -1);
  return rules.map((rule) =>
    rule.pattern.startsWith(begin) ? { ...rule, pattern: `^${rule.pattern.slice(begin.length)}` } : rule,
  );
}

/** Where on a server of one's own a site is supposed to lie. */
export function folderOf({ id }: Pick<HostDescription, 'id'>): string {
  return `/srv/sites/${id}`;
}
