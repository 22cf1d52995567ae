import { Tokenizer } from 'htmlparser2';
import type { EmitText } from './language.ts';
import { createTextBuilder, labelBegin, labelEnd, partOf, phraseBegin, type Text } from './text.ts';

/** Elements within a line: what stands before and after them is read as one word. */
const inlineElements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark nobr q s samp small span strike ' +
    'strong sub sup time tt u var wbr tspan textpath t r rpr'
  ).split(' '),
);
/** Elements of documents that begin a line or a cell of their own. */
const blockElements =
  /^(?:w:(?:p|tc|tr|tbl|tab|br|cr|sectpr)|a:p|a:br|text:(?:p|h|tab|line-break|list|list-item)|table:.*)$/u;
/** Elements of what a button says, what is typed, and of code. */
const labels: ReadonlySet<string> = new Set('b code kbd pre samp strong'.split(' '));
const addresses: ReadonlySet<string> = new Set(
  'action cite data formaction href poster src srcset xlink:href'.split(' '),
);

/** The texts of HTML and XML: what reads as one, values of attributes, comments, and what is written in other languages. */
export function readMarkup(source: Text, isXml: boolean, emit: EmitText): void {
  const { text } = source;
  const shown = createTextBuilder(source);
  const value = createTextBuilder(source);
  let [element, attribute, media, key] = ['', '', '', ''];
  const endText = (): void => emit(shown.take('prose'));
  const endTag = (name: string, at: number, mark: string): void => {
    if (name === 'br') shown.put('\n', at);
    if (!isInline(name)) endText();
    if (labels.has(name)) shown.put(mark, at);
    if (name === 'a' && mark === labelBegin) shown.put(phraseBegin, at);
  };
  const endAttribute = (): void => {
    const use = addresses.has(attribute) ? 'address' : isName(attribute) ? 'name' : 'value';
    const found = value.take(use);
    if (attribute === 'type') media = found?.text ?? '';
    if (attribute === 'name' || attribute === 'property') key = found?.text.replace(/^.*:/u, '') ?? '';
    emit(found && { ...found, key: attribute === 'content' ? key : attribute }, languageOfAttribute(attribute));
  };
  const tokenizer = new Tokenizer(
    // References are undone with all other encodings.
    { decodeEntities: false, xmlMode: isXml },
    {
      onopentagname: (start, end) => {
        element = text.slice(start, end).toLowerCase();
        [media, key] = ['', ''];
        endTag(element, start, labelBegin);
        emit(partOf(source, start, end, 'name'));
      },
      onattribname: (start, end) => {
        attribute = text.slice(start, end).toLowerCase();
        emit(partOf(source, start, end, 'name'));
      },
      onattribdata: value.copy,
      onattribentity: ignore,
      onattribend: endAttribute,
      onclosetag: (start, end) => {
        endTag(text.slice(start, end).toLowerCase(), start, labelEnd);
        element = '';
      },
      oncomment: (start, end, offset) => emit(partOf(source, start, end - offset, 'prose'), 'plain'),
      oncdata: (start, end, offset) => shown.copy(start, end - offset),
      ondeclaration: (start, end) => emit(partOf(source, start, end, 'value')),
      onprocessinginstruction: (start, end) => emit(partOf(source, start, end, 'value')),
      ontext: (start, end) => {
        const language = isXml && element !== 'style' ? undefined : languageOfContent(element, media);
        if (language === undefined) shown.copy(start, end);
        else emit(partOf(source, start, end, 'prose'), language);
      },
      ontextentity: ignore,
      onopentagend: ignore,
      onselfclosingtag: () => (element = ''),
      onend: ignore,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  endText();
}

function ignore(): void {}

function isInline(name: string): boolean {
  return inlineElements.has(name) || (/[-:]/u.test(name) && !blockElements.test(name));
}

/** Whether an attribute's value names things of code, and says nothing. */
function isName(attribute: string): boolean {
  return /^(?:class|id|for|name|slot|part|role|type|rel|key|is|target|method|headers|list|form|itemprop|data-.*|aria-(?:controls|labelledby|describedby|owns|current|live|haspopup|sort|orientation))$/u.test(
    attribute,
  );
}

function languageOfAttribute(attribute: string): Parameters<EmitText>[1] {
  if (attribute === 'srcdoc') return 'srcdoc';
  if (attribute === 'style') return 'style';
  return attribute.startsWith('on') ? 'script' : undefined;
}

function languageOfContent(element: string, media: string): Parameters<EmitText>[1] {
  if (element === 'style') return 'style';
  if (element !== 'script') return undefined;
  if (/json|importmap|speculationrules/iu.test(media)) return 'json';
  return media === '' || /script|module/iu.test(media) ? 'script' : 'plain';
}
