import { attributesIn } from './html-attributes.ts';

/** The attributes that hold an address, or several of them. */
const kinds: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'srcset']);

/** The addresses that the elements of an HTML page lead to or load, in its order. What is text, script or comment is none. */
export function addressesIn(html: string): string[] {
  return attributesIn(html, kinds).flatMap(({ element, name, value }) => addressesOf(element, name, value));
}

function addressesOf(element: string, attribute: string, value: string): string[] {
  if (attribute === 'srcset') return value.split(',').flatMap((candidate) => candidate.trim().split(/\s/u)[0] || []);
  // Where a page's addresses begin is none of its addresses.
  return element === 'base' && attribute === 'href' ? [] : [value.trim()].filter(Boolean);
}
