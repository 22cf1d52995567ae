import { Tokenizer } from 'htmlparser2';

/** The attributes that hold an address, or several of them. */
const kinds: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'srcset']);

/** The addresses that the elements of an HTML page lead to or load, in its order. What is text, script or comment is none. */
export function addressesIn(html: string): string[] {
  const addresses: string[] = [];
  const attributes = new Map<string, string>();
  let [element, name, value] = ['', '', ''];
  const endTag = (): void => {
    for (const [name, value] of attributes) addresses.push(...addressesOf(element, name, value));
    attributes.clear();
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => {
        element = html.slice(start, end).toLowerCase();
        attributes.clear();
      },
      onattribname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        if (kinds.has(name)) value += html.slice(start, end);
      },
      onattribentity: (codePoint) => {
        value += String.fromCodePoint(codePoint);
      },
      // Of equal attributes the first holds.
      onattribend: () => {
        if (kinds.has(name) && !attributes.has(name)) attributes.set(name, value);
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return addresses;
}

function ignore(): void {}

function addressesOf(element: string, attribute: string, value: string): string[] {
  if (attribute === 'srcset') return value.split(',').flatMap((candidate) => candidate.trim().split(/\s/u)[0] || []);
  // Where a page's addresses begin is none of its addresses.
  return element === 'base' && attribute === 'href' ? [] : [value.trim()].filter(Boolean);
}
