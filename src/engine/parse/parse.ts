import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { location } from 'vfile-location';
import type { VFileMessage } from 'vfile-message';
import type { DiagnosticCode } from '../diagnostics/catalogue.ts';
import type { Edit, Report } from '../diagnostics/diagnostic.ts';
import { applyEdits, createPositionMap, type PositionMap } from '../diagnostics/edits.ts';
import { marksLimit, tooManyMarks } from './limit-marks.ts';
import { mayHaveIndentedCode } from './indented-code.ts';
import { lenientTags } from './lenient-tags.ts';
import { openMdxFences } from './mdx-fences.ts';
import { makeEditsLinear } from './linear-edits.ts';
import type { BlockNames } from './repair/misspelt.ts';
import { recover, nestingLimit } from './repair/recover.ts';
import { syntaxOf } from './syntax.ts';

/** The longest source that is read, in UTF-16 code units. */
const sourceLimit = 1_000_000;

/** A source as it was written. */
export type Written = Pick<ParsedSource, 'text' | 'frontmatter'>;

/** A parsed source: Markdown with JSX elements and expressions, and the way back to the text. */
export interface ParsedSource {
  readonly text: string;
  /** The text that was parsed: the source with its frontmatter blanked and its repairs made. */
  readonly parsedText: string;
  readonly root: Root;
  /** The YAML between the `---` lines, and where it begins. */
  readonly frontmatter?: { readonly text: string; readonly offset: number };
  readonly places: PositionMap;
}

/** How {@link parse} reads a source. */
export interface ParseOptions {
  /** Mend what MDX does not allow instead of reporting it. */
  readonly tolerant: boolean;
  /** Whether another platform made the source, whose guides may hold statements of JavaScript. */
  readonly isForeign: (source: Written) => boolean;
  readonly blocks: BlockNames;
}

/**
 * Reads Markdown with JSX and GFM. Expressions are never evaluated, nor read as
 * JavaScript here. Returns nothing where the report says why nothing can be read.
 */
export function parse(source: string | Uint8Array, report: Report, options: ParseOptions): ParsedSource | undefined {
  const read = readText(source, report);
  if (read === undefined) return undefined;
  const text = openMdxFences(read);
  const frontmatter = findFrontmatter(text);
  if (!frontmatter && /^---[ \t]*\r?\n[\w-]+[ \t]*:/u.test(text)) {
    const places = createPositionMap(text, []);
    report.add(
      'frontmatter-invalid',
      { reason: 'it begins with `---` and never ends.' },
      { start: places.at(0), end: places.at(3) },
    );
    return undefined;
  }
  const isCode = options.tolerant && mayHaveIndentedCode(text);
  const found = recover(text, frontmatter?.end ?? 0, options.blocks, isCode);
  const original = createPositionMap(text, []);
  if (found.tooDeep) {
    const { depth, start, end } = found.tooDeep;
    report.add('source-too-deep', { depth, limit: nestingLimit }, { start: original.at(start), end: original.at(end) });
    return undefined;
  }
  const mayHold = options.isForeign({ text, ...(frontmatter ? { frontmatter } : {}) });
  const withLineEnds = (edit: Edit): Edit =>
    text.includes('\r\n') ? { ...edit, text: edit.text.replaceAll('\n', '\r\n') } : edit;
  for (const { mistake, start, end, edits, isGuess } of found.repairs) {
    if (!mistake || (mayHold && mistake.code === 'esm-unsupported')) continue;
    if (options.tolerant && !isWrongAnywhere.has(mistake.code)) continue;
    const position = { start: original.at(start), end: original.at(end) };
    report.add(mistake.code, mistake.values, position, isGuess ? undefined : edits.map(withLineEnds));
  }
  const blank: Edit[] = frontmatter ? [{ start: 0, end: frontmatter.end, text: '' }] : [];
  const edits = [...blank, ...found.repairs.flatMap((repair) => repair.edits)];
  const parsedText = applyEdits(text, edits);
  const places = createPositionMap(text, edits);
  const { root, failure } = parseText(parsedText);
  if (failure && (failure.ruleId === tooManyMarks || !report.hasError)) {
    const place = original.at(placeOf(failure, parsedText, places));
    const position = { start: place, end: place };
    if (failure.ruleId === tooManyMarks) report.add('marks-too-many', { limit: marksLimit }, position);
    else report.add('syntax-invalid', { reason: firstSentence(failure.reason) }, position);
  }
  return root && { text, parsedText, root, places, ...(frontmatter ? { frontmatter } : {}) };
}

/** Mistakes of Markdown itself. */
const isWrongAnywhere: ReadonlySet<DiagnosticCode> = new Set(['fence-unclosed', 'fence-cut-short']);

/** What a parser says of the first thing that is wrong. */
type Failure = Pick<VFileMessage, 'message' | 'reason'> & Partial<Pick<VFileMessage, 'place' | 'ruleId'>>;

/** Parses MDX; where tags do not fit there is a tree all the same, else there is none. */
function parseText(text: string): { root?: Root; failure?: Failure } {
  let failure: Failure | undefined;
  const fail = (error: unknown): void => {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    failure ??= isMessage(error) ? error : { message: '', reason: 'The parser cannot read it' };
  };
  try {
    const mdastExtensions = [gfmTrees, mdxExpressionFromMarkdown(), lenientTags(fail)];
    const root = fromMarkdown(text, { extensions: [syntaxOf(text)], mdastExtensions });
    return { root, ...(failure ? { failure } : {}) };
  } catch (error) {
    fail(error);
    return failure ? { failure } : {};
  }
}

makeEditsLinear();

// The transform of bare addresses walks every tree to find what the tokenizer finds already: it is left out.
const gfmTrees = gfmFromMarkdown().map(({ transforms: _transforms, ...extension }) => extension);

/** The text of a source, or nothing where the report says why it is none. */
export function readText(source: string | Uint8Array, report: Report): string | undefined {
  const size = source.length;
  if (size > sourceLimit) {
    report.add('source-too-large', { size, limit: sourceLimit });
    return undefined;
  }
  const text = typeof source === 'string' ? source : decodeUtf8(source);
  if (text === undefined || controlCharacter.test(text)) {
    const reason = text === undefined ? 'its bytes are no valid UTF-8' : 'it holds control characters';
    report.add('source-binary', { reason });
    return undefined;
  }
  if (text.trim() === '') {
    report.add('source-empty', {});
    return undefined;
  }
  // A carriage return alone ends a line as well; with a line feed in its place no offset moves.
  return text.replace(/^\u{FEFF}/u, '').replace(/\r(?!\n)/gu, '\n');
}

/** The text of a source that can be read, without its byte order mark: the one that offsets count in. */
export function textOf(source: string | Uint8Array): string {
  const text = typeof source === 'string' ? source : (decodeUtf8(source) ?? '');
  return text.replace(/^\u{FEFF}/u, '');
}

// oxlint-disable-next-line no-control-regex -- a text holds none but tab, line feed, form feed and carriage return
const controlCharacter = /[\0\u{1}-\u{8}\u{E}-\u{1F}]/u;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function findFrontmatter(text: string): { text: string; offset: number; end: number } | undefined {
  const opening = /^---[ \t]*\r?\n/u.exec(text);
  if (!opening) return undefined;
  const closing = /^---[ \t]*$/mu.exec(text.slice(opening[0].length));
  if (!closing) return undefined;
  const offset = opening[0].length;
  return {
    text: text.slice(offset, offset + closing.index),
    offset,
    end: offset + closing.index + closing[0].length,
  };
}

function isMessage(value: unknown): value is VFileMessage {
  return value instanceof Error && 'reason' in value && 'ruleId' in value;
}

/** The offset in the original text of the place a parser's message names. */
function placeOf({ message, place }: Failure, parsedText: string, places: PositionMap): number {
  const point = place && 'start' in place ? place.start : place;
  if (point?.offset !== undefined) return places.toOriginal(point).offset;
  const { line, column } = point ?? placeInWords(message);
  const offset = location(parsedText).toOffset({ line, column }) ?? 0;
  return places.toOriginal({ line, column, offset }).offset;
}

/** Some errors of the MDX parser hold their place only inside their text: `Unexpected end of file (3:14)`. */
function placeInWords(message: string): { line: number; column: number } {
  const [, line = 1, column = 1] = /(\d+):(\d+)/u.exec(message) ?? [];
  return { line: Number(line), column: Number(column) };
}

function firstSentence(reason: string): string {
  const sentence = /^.*?[^\d][.;](?=\s|$)/su.exec(reason)?.[0] ?? reason;
  return sentence.replace(/\s*\(\d+:\d+(?:-\d+:\d+)?\)/gu, '').replace(/[.;]$/u, '') + '.';
}
