import { attributesIn, type HtmlAttribute } from './html-attributes.ts';

/**
 * The attributes of pages that hold addresses: those of HTML, and those by which pages tell scripts
 * where something is.
 */
const names: ReadonlySet<string> = new Set(
  (
    'href src srcset poster action formaction data xlink:href ' +
    'data-guide-words data-guide-nearest data-guide-linking-form data-guide-linking-session'
  ).split(' '),
);

/**
 * A page as it is below a base, `/help`. Pages are drawn as if they were at the root of their host, so
 * that whoever draws a part of one, a team's own component too, need not know where the site is.
 */
export function placePage(html: string, base: string): string {
  if (base === '') return html;
  let placed = '';
  let end = 0;
  for (const place of attributesIn(html, names).flatMap((attribute) => rootedIn(html, attribute))) {
    placed += html.slice(end, place) + base;
    end = place;
  }
  return placed + html.slice(end);
}

/** Where in a page the addresses of an attribute begin that are written from the root of the host. */
function rootedIn(html: string, { name, value, start, end }: HtmlAttribute): number[] {
  const written = html.slice(start, end);
  if (name !== 'srcset') return isRooted(value.trim()) ? [start + written.search(/\S/u)] : [];
  return Array.from(written.matchAll(candidate)).flatMap(({ 1: url = '', 0: all, index }) =>
    isRooted(url) ? [start + index + all.indexOf(url)] : [],
  );
}

function isRooted(address: string): boolean {
  return /^\/(?![/\\])/u.test(address);
}

/** A picture of several in `/a.png 1x, /b,c.png 2x`: a comma ends its address only in front of a blank. */
const candidate = /[\s,]*([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*(?:,|$)|$)/gu;
