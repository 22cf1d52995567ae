import { tokenizer } from 'acorn';
import { codeVocabulary } from './code-vocabulary.ts';
import { identifierAt, type Span } from './identifier.ts';
import { isStyleWord } from './style-context.ts';

export type CodeLanguage = 'html' | 'style' | 'script' | 'data';

/** The language of a published file, by its name. */
export function languageOf(path: string): CodeLanguage {
  const [, extension = ''] = /\.([a-z\d]+)$/u.exec(path.toLowerCase().replace(/\.(?:gz|br)$/u, '')) ?? [];
  if (/^(?:x?html?|svg|svgz|xml)$/u.test(extension)) return 'html';
  if (extension === 'css') return 'style';
  return /^[cm]?js$/u.test(extension) ? 'script' : 'data';
}

/**
 * Tells of places in a file whether what stands there is a word of the code's own, such as
 * `linear-gradient` in CSS, and not of a text, a value or data. Places are those of bytes.
 */
export function createCodeContext(bytes: Uint8Array, language: CodeLanguage): (place: Span) => boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  const isWord = createWordTest(text, language);
  return (place) => isSiteName(text, place) || isProtocolName(text, place) || isWord(place);
}

function createWordTest(text: string, language: CodeLanguage): (place: Span) => boolean {
  if (language === 'style') return isStyleWord(text, { start: 0, end: text.length });
  if (language === 'script') return isScriptWord(text, { start: 0, end: text.length });
  if (language === 'data')
    return (place) => isMarkupWord(text, place) || isDataKey(text, place) || isDeclared(text, place);
  const areas = findAreas(text);
  return (place) => {
    const area = areas.find(({ start, end }) => place.start >= start && place.end <= end);
    return area ? area.isWord(place) : isDeclared(text, place);
  };
}

const siteName =
  /^(?:(?:data-)?guides?-|--(?:color|font|radius|space|text|weight)-|--(?:flow|gutter|header|marker|measure|origin|page|radius|(?:hue|tint)(?:-[a-z]+)?)$)/u;
const builtFile = /^[\w.~-]*\.[\w-]{8}\.(?:js|css)\b|^index\.(?:html|md)\b/u;

/** Whether a word is in what Stepwell names its own things, or in the name that a bundler gives a script or style. */
export function isSiteName(text: string, place: Span): boolean {
  const { name, start } = identifierAt(text, place);
  if (siteName.test(name)) return true;
  let begin = start;
  while (begin > 0 && start - begin < 80 && /[\w.~-]/u.test(text.charAt(begin - 1))) begin--;
  const [file = ''] = builtFile.exec(text.slice(begin, begin + 200)) ?? [];
  return begin + file.length >= place.end;
}

function isProtocolName(text: string, place: Span): boolean {
  return codeVocabulary.protocol.has(identifierAt(text, place).name.toLowerCase());
}

const declaration = /(?:^|[\s{;"'`])(?<property>[a-z-]+)\s*:[^:;{}"'`<>]*$/u;

/** A property or value of CSS where a rule stands in a text, such as `{display:flex}` in a script or a code sample. */
function isDeclared(text: string, place: Span): boolean {
  const { name, start, end } = identifierAt(text, place);
  if (!codeVocabulary.style.has(name)) return false;
  const before = text.slice(Math.max(0, start - 80), start);
  const isProperty = /[{;]\s*$/u.test(before) && /^\s*:[^:;{}<>"'`]*[;}]/u.test(text.slice(end, end + 80));
  const { property = '' } = declaration.exec(before)?.groups ?? {};
  return isProperty || (codeVocabulary.style.has(property) && /^[^:{}<>"'`]*[;}]/u.test(text.slice(end, end + 80)));
}

interface Area extends Span {
  readonly isWord: (place: Span) => boolean;
}

const markup = /<!--[^]*?(?:-->|$)|<(?<slash>\/?)(?<name>[a-z][^\s/>]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^"'>])*)>/giu;
const attribute = /(?<name>[^\s"'=/>]+)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'>]+)))?/gu;
const keywordAttributes =
  /^(?:role|type|rel|method|media|dir|inputmode|autocomplete|shape|scope|kind|preload|loading|decoding|crossorigin|as|target|popover|aria-(?:live|current|haspopup|sort|orientation))$/u;

/** The parts of an HTML or XML file that hold code. What is in none of them is text. */
function findAreas(text: string): Area[] {
  const areas: Area[] = [];
  markup.lastIndex = 0;
  for (let found = markup.exec(text); found; found = markup.exec(text)) {
    const { slash, name = '', attributes = '' } = found.groups ?? {};
    if (name === '') continue;
    const start = found.index + 1 + (slash ?? '').length;
    areas.push({ start, end: start + name.length, isWord: () => codeVocabulary.element.has(name) });
    areas.push(...attributeAreas(text, attributes, start + name.length));
    const element = name.toLowerCase();
    if (slash !== '' || (element !== 'script' && element !== 'style') || attributes.endsWith('/')) continue;
    const content = { start: markup.lastIndex, end: endOf(text, element, markup.lastIndex) };
    if (element === 'style') areas.push({ ...content, isWord: isStyleWord(text, content) });
    else if (/\btype\s*=\s*["']?[^"'\s>]*json/iu.test(attributes))
      areas.push({ ...content, isWord: (place) => isDataKey(text, place) });
    else areas.push({ ...content, isWord: isScriptWord(text, content) });
    markup.lastIndex = content.end;
  }
  return areas;
}

function attributeAreas(text: string, written: string, offset: number): Area[] {
  return [...written.matchAll(attribute)].flatMap(({ 0: whole, index, groups }): Area[] => {
    const name = groups?.['name'] ?? '';
    const value = groups?.['double'] ?? groups?.['single'] ?? groups?.['bare'];
    const start = offset + index;
    const areas: Area[] = [{ start, end: start + name.length, isWord: () => codeVocabulary.attribute.has(name) }];
    if (value === undefined) return areas;
    const valueStart = start + whole.lastIndexOf(value);
    const span = { start: valueStart, end: valueStart + value.length };
    if (name === 'style') areas.push({ ...span, isWord: isStyleWord(text, span) });
    else if (name.startsWith('on')) areas.push({ ...span, isWord: isScriptWord(text, span) });
    else if (keywordAttributes.test(name))
      areas.push({ ...span, isWord: (place) => codeVocabulary.attributeValue.has(identifierAt(text, place).name) });
    return areas;
  });
}

function endOf(text: string, element: string, from: number): number {
  const end = new RegExp(`</${element}(?=[\\s/>])`, 'giu');
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** In JavaScript a keyword or a name that runtimes use too. What cannot be read as JavaScript has none. */
function isScriptWord(text: string, { start, end }: Span): (place: Span) => boolean {
  const names = new Map<number, number>();
  try {
    for (const token of tokenizer(text.slice(start, end), { ecmaVersion: 'latest', sourceType: 'module' }))
      if (token.type.label === 'name' || token.type.keyword !== undefined)
        names.set(start + token.start, start + token.end);
  } catch {
    // What comes after a mistake is taken for data.
  }
  return (place) => {
    const { name, start: from } = identifierAt(text, place, /[\w$]/u);
    const isName = names.get(from) === from + name.length;
    // Which words a name of several is made of tells nothing of who gave it.
    return isName
      ? codeVocabulary.script.has(name.replace(/^_+/u, '')) || severalWords.test(name)
      : isDeclared(text, place) || isEventName(text, place) || isMarkupName(text, place);
  };
}

const severalWords = /[a-z\d][A-Z]|[A-Z]{2}[a-z]|._./u;

/** A string that is the name of an element or attribute, such as a script makes or looks for, and nothing else. */
function isMarkupName(text: string, place: Span): boolean {
  const { name, end, before } = identifierAt(text, place);
  const isWhole = /["'`]/u.test(before) && text.charAt(end) === before;
  return isWhole && (codeVocabulary.element.has(name) || codeVocabulary.attribute.has(name));
}

/** The name of an event of the DOM where it is listened to. */
function isEventName(text: string, place: Span): boolean {
  const { name, start } = identifierAt(text, place);
  return (
    codeVocabulary.script.has(name) && /EventListener\(\s*["'`]$/u.test(text.slice(Math.max(0, start - 30), start))
  );
}

/** The name of an element or attribute where HTML stands in a text or in data. */
function isMarkupWord(text: string, place: Span): boolean {
  const { name, start, end } = identifierAt(text, place);
  if (/<\\?\/?$/u.test(text.slice(Math.max(0, start - 3), start))) return codeVocabulary.element.has(name);
  const after = text.slice(end, end + 3);
  return (
    /^=\\?["']/u.test(after) &&
    /\s$/u.test(text.slice(Math.max(0, start - 1), start)) &&
    codeVocabulary.attribute.has(name)
  );
}

function isDataKey(text: string, place: Span): boolean {
  const { name, start, end, before } = identifierAt(text, place, /[\w$]/u);
  return before === '"' && /^"\s*:/u.test(text.slice(end, end + 20)) && start >= 0 && codeVocabulary.dataKey.has(name);
}
