import { decodeText } from './decode-text.ts';
import { readRuns } from './encoded-runs.ts';
import { joinMarks } from './join-marks.ts';
import { readJson } from './json-texts.ts';
import type { EmitText, Language } from './language.ts';
import { readMarkup } from './markup-texts.ts';
import { readScript } from './script-texts.ts';
import { readStyle } from './style-texts.ts';
import type { Text } from './text.ts';

export interface TextVisitor {
  readonly onText: (text: Text) => void;
  /** Called with what stands in base64 and begins as a file does, and where. */
  readonly onFile: (bytes: Buffer, start: number) => void;
}

/** How deep texts are looked for in one another: HTML in JSON in a script in base64. */
const mostLevels = 6;

/** Takes a source apart into everything that reads as one text, also what is encoded or written in another language within it. */
export function readTexts(source: Text, language: Language, visitor: TextVisitor, level = 0): void {
  if (level > mostLevels) return;
  const emit: EmitText = (text, inner) => {
    if (text === undefined || text.text.trim() === '') return;
    if (inner === undefined) readEncodings(text, visitor, level, false);
    else readTexts(text, inner, visitor, level + 1);
  };
  switch (language) {
    case 'html':
      return readMarkup(source, false, emit);
    case 'srcdoc':
      return readMarkup(decodeText(source) ?? source, false, emit);
    case 'xml':
      return readMarkup(source, true, emit);
    case 'style':
      return readStyle(source, emit);
    case 'script':
      return readScript(source, emit);
    case 'json':
      return readJson(source, emit);
    default:
      return readEncodings(source, visitor, level, true);
  }
}

/** The text itself, what it says once its encodings are undone, and what stands in it. */
function readEncodings(source: Text, visitor: TextVisitor, level: number, mayBeMarkup: boolean): void {
  // What is taken apart is said there what it is.
  visitor.onText(mayBeMarkup && isMarkup(source.text) ? { ...source, use: 'name' } : source);
  let last = source;
  for (let round = 0; round < mostLevels; round++) {
    const decoded = decodeText(last);
    if (!decoded) break;
    visitor.onText(mayBeMarkup && isMarkup(decoded.text) ? { ...decoded, use: 'name' } : decoded);
    // What only references make markup is shown as it is.
    if (mayBeMarkup && isMarkup(last.text)) readMarkup(last, isXml(last.text), toNames(visitor, level));
    last = decoded;
  }
  if ((mayBeMarkup || (last !== source && /^(?:address|value)$/u.test(source.use))) && isMarkup(last.text))
    readMarkup(last, isXml(last.text), toNames(visitor, level));
  const joined = joinMarks(mayBeMarkup && isMarkup(last.text) ? { ...last, use: 'name' } : last);
  if (joined) visitor.onText(joined);
  if (level >= mostLevels) return;
  const { texts, files } = readRuns(last);
  for (const text of texts) readEncodings(text, visitor, level + 1, true);
  for (const { bytes, start } of files) visitor.onFile(bytes, start);
}

function toNames(visitor: TextVisitor, level: number): EmitText {
  return (text, language) => {
    if (text === undefined || text.text.trim() === '' || level >= mostLevels) return;
    if (language === undefined) readEncodings(text, visitor, level + 1, false);
    else readTexts(text, language, visitor, level + 1);
  };
}

function isMarkup(text: string): boolean {
  return /<[a-z/!]/iu.test(text);
}

function isXml(text: string): boolean {
  return /<\?xml|<!\[CDATA\[|<svg/iu.test(text);
}
