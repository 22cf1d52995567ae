import { QuoteType, Tokenizer } from 'htmlparser2';

/** An attribute of an element of a page. */
export interface HtmlAttribute {
  readonly element: string;
  readonly name: string;
  /** Its value, entities read. */
  readonly value: string;
  /** Where the value begins in the page, behind its quote. */
  readonly start: number;
  /** Where it ends, before its quote. */
  readonly end: number;
}

/** The attributes of some names, in the page's order; of equal ones of an element the first, which holds. What is text, script or comment has none. */
export function attributesIn(html: string, names: ReadonlySet<string>): HtmlAttribute[] {
  const found: HtmlAttribute[] = [];
  const ofElement = new Map<string, HtmlAttribute>();
  let [element, name, value, nameEnd] = ['', '', '', 0];
  const endTag = (): void => {
    found.push(...ofElement.values());
    ofElement.clear();
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (from, to) => {
        element = html.slice(from, to).toLowerCase();
        ofElement.clear();
      },
      onattribname: (from, to) => {
        name = html.slice(from, to).toLowerCase();
        nameEnd = to;
        value = '';
      },
      onattribdata: (from, to) => {
        if (names.has(name)) value += html.slice(from, to);
      },
      onattribentity: (codePoint) => {
        value += String.fromCodePoint(codePoint);
      },
      onattribend: (quote, at) => {
        if (!names.has(name) || ofElement.has(name)) return;
        valueStart.lastIndex = nameEnd;
        const start = valueStart.test(html) ? valueStart.lastIndex : nameEnd;
        ofElement.set(name, { element, name, value, start, end: quote > QuoteType.Unquoted ? at - 1 : at });
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
  return found;
}

/** What stands between the name of an attribute and its value. */
const valueStart = /\s*=\s*["']?/uy;

function ignore(): void {}
