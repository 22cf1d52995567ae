/**
 * What a reader sees of a source as a line of tokens, told by stripping its text and not by parsing it:
 * so that it can show what the engine itself would lose.
 */
import { parse } from 'yaml';
import { joints, plainText, withoutVariables, withTagsInLines } from './plain-text.ts';

/**
 * How a word follows the one before it: `glued` without a blank, as in "set-up"; `apart`; in a `cell` so many
 * columns further on; or after a `break`, where others may come between.
 */
export type Joint = 'glued' | 'apart' | `cell ${number}` | 'break';

/** A word, and how it follows the one before it. */
export interface Token {
  readonly word: string;
  readonly joint: Joint;
}

/** What a source holds. */
export interface SourceTokens {
  readonly tokens: readonly Token[];
  /** The lines of its fences, without the indentation of the fence. */
  readonly codeLines: readonly string[];
}

/**
 * The tokens of a guide in any dialect: title and description, text, code, and the texts of
 * attributes. Without banner, markup, comments, ESM, addresses of links, variables and the
 * numbering of `Step N:` and of lists.
 */
export function readTokens(source: string): SourceTokens {
  const text = source.replace(/^\u{FEFF}/u, '').replace(/\r\n?/gu, '\n');
  const frontmatter = /^---[ \t]*\n(?<yaml>[\s\S]*?)^---[ \t]*(?:\n|$)/mu.exec(text);
  const hasFrontmatter = frontmatter?.index === 0;
  const { title, description, requires } = readFrontmatter(hasFrontmatter ? (frontmatter.groups?.['yaml'] ?? '') : '');
  let body = withoutBanner(text.slice(hasFrontmatter ? frontmatter[0].length : 0));
  const heading = /^(?<statements>(?:\s*import\s[^\n]*)*)\s*# +(?<title>[^\n]*)\n?/u.exec(body);
  if (heading && title !== '' && isSame(heading.groups?.['title'] ?? '', title)) {
    body = body.slice(heading[0].length);
    const quote = /^\s*> ?(?<text>[^\n]*)\n?/u.exec(body);
    if (quote && description !== '' && isSame(quote.groups?.['text'] ?? '', description))
      body = body.slice(quote[0].length);
  }
  const codeLines: string[] = [];
  const parts = [title, description, ...requires].map(withoutVariables).concat(readable(body, codeLines));
  return { tokens: tokensOf(parts.join(joints.break)), codeLines };
}

/** A text in which joints are signs, as tokens. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu)) {
    tokens.push({ word: match[0], joint: tokens.length === 0 ? 'break' : jointOf(text.slice(end, match.index)) });
    end = match.index + match[0].length;
  }
  return tokens;
}

function jointOf(between: string): Joint {
  if (between.includes(joints.break)) return 'break';
  const cells = between.split(joints.cell).length - 1;
  if (cells > 0) return `cell ${cells}`;
  return /\s/u.test(between) || between.includes(joints.variable) ? 'apart' : 'glued';
}

function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ word }) => word);
}

function isSame(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function readFrontmatter(yaml: string): { title: string; description: string; requires: string[] } {
  let data: unknown;
  try {
    data = parse(yaml);
  } catch {
    data = undefined;
  }
  const record = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const text = (key: string): string => (typeof record[key] === 'string' ? record[key] : '');
  const requires = Array.isArray(record['requires']) ? record['requires'].map(String) : [];
  return { title: text('title'), description: text('description'), requires };
}

/** Without the quote about `llms.txt` that a platform puts on top. */
function withoutBanner(text: string): string {
  const quote = /^\s*(?:>[^\n]*(?:\n|$))+/u.exec(text)?.[0];
  return quote?.includes('llms.txt') ? text.slice(quote.length) : text;
}

/** What of Markdown with tags a reader sees, code as it is; lines of fences are added to `codeLines`. */
function readable(body: string, codeLines: string[]): string[] {
  const labels = new Set(
    [...body.matchAll(/^[ \t]*\[([^\]^][^\]]*)\]:/gmu)].map(([, label]) => (label ?? '').toLowerCase()),
  );
  const parts: string[] = [];
  let prose: string[] = [];
  const content: string[] = [];
  let fence: { readonly mark: string; readonly indent: RegExp } | undefined;
  const endProse = (): void => {
    const lines = withTagsInLines(withoutStatements(prose.join('\n'))).split('\n');
    parts.push(plainText(withBreaks(lines).map(withoutLineMarkup).join('\n'), labels));
    prose = [];
  };
  for (const line of body.split('\n')) {
    // Docusaurus reads such a fence as if it were not there.
    const [, opening, isOfContent] = /^[ \t]*(`{3,})(mdx-code-block)?[ \t]*$/u.exec(line) ?? [];
    if (fence === undefined && opening !== undefined && (isOfContent || content.at(-1) === opening)) {
      if (isOfContent) content.push(opening);
      else content.pop();
      continue;
    }
    const [, indent = '', mark] = /^((?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})/u.exec(line) ?? [];
    if (fence === undefined && mark !== undefined) {
      endProse();
      fence = { mark, indent: new RegExp(`^[ \\t>]{0,${indent.length}}`, 'u') };
    } else if (fence !== undefined && mark?.startsWith(fence.mark) && line.trim().endsWith(mark)) fence = undefined;
    else if (fence === undefined) prose.push(line);
    else {
      parts.push(line);
      codeLines.push(line.replace(fence.indent, '').trimEnd());
    }
  }
  endProse();
  return parts;
}

/** A line that does not go on with the text of the line before it, or with which the line after it does not go on. */
const marked = /^\s*(?:$|[-*+|>#:=!?]|\d{1,9}[.)]\s|<|\{[%{]|\[\^?[^\]]+\]:)/u;

const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/u;

/** Lines with the signs of breaks at their ends, and of cells. */
function withBreaks(lines: readonly string[]): string[] {
  let isRow = false;
  return lines.map((line, at) => {
    isRow = delimiterRow.test(lines[at + 1] ?? '') || (isRow && line.includes('|'));
    const cells = isRow || /^[ \t>]*\|/u.test(line) ? line.replace(/(?<!\\)\|/gu, joints.cell) : line;
    const ends = isRow || marked.test(line) || marked.test(lines[at + 1] ?? '');
    return ends ? cells + joints.break : cells;
  });
}

/** Without the marks at the begin of a line: numbers of lists and steps, task boxes, labels of notes and definitions. */
function withoutLineMarkup(line: string): string {
  return line
    .replace(/^([ \t>]*)(?::{3,}[ \t]*[\w-]*(?:\{[^}\n]*\})?|(?:!!!|\?\?\?\+?)[ \t]+[\w-]+|\[![A-Za-z]+\][+-]?)/u, '$1')
    .replace(/^([ \t>]*#{1,6}[ \t]+)\d{1,3}(?:\.\d{1,3})*[.):]?(?=[ \t])/u, '$1')
    .replace(/^[ \t]*\[\^[^\]]+\]:/u, '')
    .replace(/^[ \t]*\[[^\]]+\]:[ \t]*\S+/u, '')
    .replace(/^((?:[ \t>]|[-*+][ \t]+)*)\d{1,9}[.)](?=[ \t]|$)/u, '$1')
    .replace(/^([ \t>]*)[-*+][ \t]+\[[ xX]\]/u, '$1')
    .replace(
      /^((?:[ \t>]|[-*+][ \t]+)*(?:#{1,6}[ \t]+|<h[1-6][^>]*>\s*)[*_]{0,3})step\s+\d+[a-z]?(?![\p{L}\p{N}])/iu,
      '$1',
    );
}

/** Without `import` and `export` statements and comments. */
function withoutStatements(text: string): string {
  return text
    .replace(
      /^(?:import\s[^\n]*['"]|export\s+(?:default|const|let|var|function|class|async|\{|\*))[\s\S]*?(?=\n[ \t]*\n|$(?!\n))/gmu,
      ' ',
    )
    .replace(/\{\s*\/\*[\s\S]*?\*\/\s*\}|<!--[\s\S]*?-->/gu, ' ');
}
