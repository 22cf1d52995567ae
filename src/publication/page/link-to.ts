import { splitAddress } from '../../engine/internal.ts';

/** What a link says beside its words. */
export interface LinkAttributes {
  readonly href: string;
  readonly target?: string;
  readonly rel?: string;
}

/** The attributes of a link to an address; `rel` is what the link says of it wherever the link stands. */
export type LinkTo = (address: string, rel?: string) => LinkAttributes;

/** A link in a page of its own. */
export const linkFromPage: LinkTo = (address, rel) => ({ href: address, ...(rel === undefined ? {} : { rel }) });

/**
 * Links as they have to be in a page that is shown in a frame: those to guides stay in it, and
 * all others open a tab of their own, since other pages are not to be framed.
 */
export function linkFromFrame(origin: string, guidePaths: ReadonlySet<string>): LinkTo {
  return (address, rel) => {
    const local = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
    const { path, suffix } = splitAddress(local);
    if (path === '') return linkFromPage(local, rel);
    if (guidePaths.has(path)) return linkFromPage(`/embed${path}${suffix}`, rel);
    return /^(?:https?:|\/)/iu.test(address)
      ? { href: address, target: '_blank', rel: rel ?? 'noopener' }
      : linkFromPage(address, rel);
  };
}
