import { type SearchFound, type SearchHit, termsOf } from '../../../engine/browser.ts';
import { kindAt, say } from './search-words.ts';

/** In which list a hit stands. */
export type HitKind = keyof SearchFound;

/** What stands below a hit's title, with what is found there and not in the title. */
export function markedFacts(hit: SearchHit, kind: HitKind): Node[] {
  const said = new Set(termsOf(hit.title));
  return marked(factsOf(hit, kind).join(' · '), new Set([...hit.terms].filter((term) => !said.has(term))));
}

/** A text whose words are marked where they are what was found. */
export function marked(text: string, terms: ReadonlySet<string>): Node[] {
  return text.split(/(\p{L}[\p{L}\p{M}]*|\p{N}+)/u).map((part, at) => {
    const isFound = at % 2 === 1 && termsOf(part).some((term) => terms.has(term));
    return isFound ? create('mark', {}, part) : document.createTextNode(part);
  });
}

/** An element with attributes and content. */
export function create<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

/** Whose guide it is, or what kind of page. */
function factsOf({ path, provider, method, isSetup }: SearchHit, kind: HitKind): readonly string[] {
  const setup = isSetup ? say('guides.setup') : '';
  if (kind === 'guides') return [provider, method, setup].filter((fact) => fact !== '');
  if (provider !== '') return [provider, say('search.provider')];
  return [kindAt(path) ?? say('nav.help')];
}
