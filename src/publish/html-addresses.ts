import { decodeHTMLAttribute } from 'entities';

const tagStart = /<(\/?)([a-z][^\s/>]*)/iy;
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>]*)))?/y;
const tagEnd = /[\s/]*>/y;
const comment = /<!--(?:-?>|[^]*?(?:--!?>|$))|<[!?/][^>]*>?/y;
/** Elements whose content is text, whatever it looks like. */
const textElements: ReadonlySet<string> = new Set([
  'iframe',
  'noembed',
  'noframes',
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
]);

/** The addresses that the elements of an HTML page lead to or load, in its order. What is text, script or comment is none. */
export function addressesIn(html: string): string[] {
  const addresses: string[] = [];
  let at = html.indexOf('<');
  while (at >= 0) {
    const [, slash, written = ''] = matchAt(tagStart, html, at) ?? [];
    const name = written.toLowerCase();
    if (name !== '') {
      const { attributes, end } = readAttributes(html, tagStart.lastIndex);
      at = end;
      if (slash === '' && attributes) addresses.push(...addressesOf(name, attributes));
      if (slash === '' && textElements.has(name)) at = endOfText(html, at, name);
    } else at = matchAt(comment, html, at) ? comment.lastIndex : at + 1;
    at = html.indexOf('<', at);
  }
  return addresses;
}

/** The attributes of a tag, of equal ones the first, and where it ends; a tag that is not closed is none. */
function readAttributes(html: string, start: number): { attributes?: ReadonlyMap<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let end = start;
  for (let match = matchAt(attribute, html, end); match; match = matchAt(attribute, html, end)) {
    const [, written = '', ...values] = match;
    const name = written.toLowerCase();
    if (!attributes.has(name)) attributes.set(name, values.find((value) => value !== undefined) ?? '');
    end = attribute.lastIndex;
  }
  return matchAt(tagEnd, html, end) ? { attributes, end: tagEnd.lastIndex } : { end: html.length };
}

function addressesOf(element: string, attributes: ReadonlyMap<string, string>): string[] {
  const value = (name: string): string => decodeHTMLAttribute(attributes.get(name) ?? '').trim();
  const candidates = value('srcset').split(',');
  return [
    element === 'base' ? '' : value('href'),
    value('src'),
    value('poster'),
    ...candidates.map((candidate) => candidate.trim().split(/\s/u)[0] ?? ''),
  ].filter(Boolean);
}

function endOfText(html: string, start: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  end.lastIndex = start;
  return end.exec(html)?.index ?? html.length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
