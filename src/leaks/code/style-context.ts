import { codeVocabulary } from './code-vocabulary.ts';
import { type Identifier, identifierAt, type Span } from './identifier.ts';

const styleData = /\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\burl\([^)"']*\)/gu;

/** In CSS outside comments, strings and addresses; names of classes, ids and custom properties are the author's. */
export function isStyleWord(text: string, { start, end }: Span): (place: Span) => boolean {
  const data = [...text.slice(start, end).matchAll(styleData)].map(({ 0: { length }, index }) => ({
    start: start + index,
    end: start + index + length,
  }));
  return (place) => {
    const found = identifierAt(text, place);
    const { name, before } = found;
    const isData = data.some((span) => place.start >= span.start && place.end <= span.end);
    if (isData || before === '.' || before === '#') return false;
    return codeVocabulary.style.has(name.replace(ofBrowser, '')) || isCompoundOfStyle(text, found);
  };
}

const ofBrowser = /^-(?:webkit|moz|ms)-/u;

/** A name of several words that only CSS or HTML gives: a property, what a browser calls its own, an attribute. */
function isCompoundOfStyle(text: string, { name, start, end, before }: Identifier): boolean {
  if (before === '[') return codeVocabulary.attribute.has(name);
  if (ofBrowser.test(name)) return true;
  const isProperty = /[{;]\s*$/u.test(text.slice(Math.max(0, start - 20), start));
  return isProperty && /^[a-z]+(?:-[a-z]+)+$/u.test(name) && /^\s*:[^{}]*(?:[;}]|$)/u.test(text.slice(end, end + 400));
}
