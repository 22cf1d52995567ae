import { decodeHTMLAttribute, escapeAttribute } from 'entities';
import { resolveAddress, splitAddress } from '../../engine/internal.ts';

/** The page whose links are made right for a frame. */
export interface LinkingPage {
  /** Where the page itself is, without the frame: relative addresses are seen from there. */
  readonly path: string;
  /** Where the site is, without a slash at its end. */
  readonly origin: string;
  /** Whether there is a page for frames of this path. */
  readonly isEmbedded: (path: string) => boolean;
}

/**
 * Links of a page as they have to be where it is shown in a frame: those to guides stay in
 * it, and all others open a tab of their own, since other pages are not to be framed.
 * Addresses relative to the page are written from the root.
 */
export function embedLinks(html: string, page: LinkingPage): string {
  return html.replace(tag, (found, name: string) => {
    const isLink = name.toLowerCase() === 'a';
    return found.replace(isLink ? hrefOf : srcOf, (attribute, start: string, value: string) => {
      const address = resolveAddress(decodeHTMLAttribute(value), page.path);
      if (!isLink) return `${start}"${escapeAttribute(address)}"`;
      const target = embeddedAddress(address, page);
      if (target !== undefined) return `${start}"${escapeAttribute(target)}"`;
      if (!/^(?:https?:|\/)/iu.test(address)) return attribute;
      const rel = /\srel=/u.test(found) ? '' : ' rel="noopener"';
      return `${start}"${escapeAttribute(address)}" target="_blank"${rel}`;
    });
  });
}

/** A whole tag that may hold an address; quoted values may hold anything. */
const tag = /<(a|img|video|source)(?=\s)(?:[^"'>]|"[^"]*"|'[^']*')*>/giu;
const hrefOf = /(\shref=)"([^"]*)"/u;
const srcOf = /(\ssrc=)"([^"]*)"/u;

/** Where a link leads inside the frame, if it may. */
function embeddedAddress(address: string, { origin, isEmbedded }: LinkingPage): string | undefined {
  const local = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  const { path, suffix } = splitAddress(local);
  if (path === '') return local;
  return isEmbedded(path) ? `/embed${path}${suffix}` : undefined;
}
