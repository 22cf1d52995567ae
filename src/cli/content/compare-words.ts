/**
 * The words a reader sees in a source, told by stripping its text and not by parsing it:
 * so that it can show what the engine itself would lose.
 */
import { decodeHTML } from 'entities';
import { parse } from 'yaml';
import { htmlElements } from '../../engine/internal.ts';
import { builtInVariables } from '../../engine/index.ts';

/** The words of a source and of the Markdown made from it. */
export interface WordReport {
  readonly wordsIn: number;
  readonly wordsOut: number;
  /** Words of the source that the Markdown has not, or not as often; in the order of the source. */
  readonly lost: readonly string[];
}

/** Compares a source with the Markdown of its unfiltered model. */
export function compareWords(source: string, markdown: string): WordReport {
  const wordsIn = wordsOf(source);
  const wordsOut = wordsOf(markdown);
  const left = new Map<string, number>();
  for (const word of wordsOut) left.set(word, (left.get(word) ?? 0) + 1);
  const lost = wordsIn.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
  return { wordsIn: wordsIn.length, wordsOut: wordsOut.length, lost };
}

/**
 * The words of a guide in any dialect: title and description, text, code, and the texts of
 * attributes. Without banner, markup, comments, ESM, addresses of links, variables and the
 * numbering of `Step N:` and of lists.
 */
export function wordsOf(source: string): string[] {
  const text = source.replace(/^\u{FEFF}/u, '').replace(/\r\n?/gu, '\n');
  const frontmatter = /^---[ \t]*\n(?<yaml>[\s\S]*?)^---[ \t]*(?:\n|$)/mu.exec(text);
  const hasFrontmatter = frontmatter?.index === 0;
  const { title, description, requires } = readFrontmatter(hasFrontmatter ? (frontmatter.groups?.['yaml'] ?? '') : '');
  let body = withoutBanner(text.slice(hasFrontmatter ? frontmatter[0].length : 0));
  const heading = /^\s*# +(?<title>[^\n]*)\n?/u.exec(body);
  if (heading && title !== '' && isSame(heading.groups?.['title'] ?? '', title)) {
    body = body.slice(heading[0].length);
    const quote = /^\s*> ?(?<text>[^\n]*)\n?/u.exec(body);
    if (quote && description !== '' && isSame(quote.groups?.['text'] ?? '', description))
      body = body.slice(quote[0].length);
  }
  return [title, description, ...requires].map(withoutVariables).concat(readable(body)).flatMap(split);
}

function split(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu) ?? [];
}

function isSame(a: string, b: string): boolean {
  return split(a).join(' ') === split(b).join(' ');
}

function withoutVariables(text: string): string {
  return text.replace(variable, ' ');
}

// A name without a point counts as words unless every variant has it: foreign documents write `{tenant}` and mean it.
const variableNames = String.raw`(?:[a-z]\w*(?:\.\w+)+|${builtInVariables.filter((name) => !name.includes('.')).join('|')})`;
const variable = new RegExp(String.raw`(?<!\\)\{${variableNames}\}`, 'gu');

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

/** What of Markdown with tags a reader sees, code as it is. */
function readable(body: string): string[] {
  const labels = new Set(
    [...body.matchAll(/^[ \t]*\[([^\]^][^\]]*)\]:/gmu)].map(([, label]) => (label ?? '').toLowerCase()),
  );
  const parts: string[] = [];
  let prose: string[] = [];
  let fence: string | undefined;
  const endProse = (): void => {
    parts.push(...inline(withoutStatements(prose.map(withoutLineMarkup).join('\n')), labels));
    prose = [];
  };
  for (const line of body.split('\n')) {
    const mark = /^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(`{3,}(?=[^`]*$)|~{3,})/u.exec(line)?.[1];
    if (fence === undefined && mark) {
      endProse();
      fence = mark;
    } else if (fence !== undefined && mark && mark.startsWith(fence) && line.trim().endsWith(mark)) fence = undefined;
    else if (fence !== undefined) parts.push(line);
    else prose.push(line);
  }
  endProse();
  return parts;
}

/** Without the marks at the begin of a line: numbers of lists and steps, task boxes, labels of notes and definitions. */
function withoutLineMarkup(line: string): string {
  return line
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

const codeSpan = /(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?[^`])\1(?!`)/uy;
const linkTarget = /\]\(\s*(?:<[^>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*\)/uy;
const linkLabel = /\]\[([^\]\n]*)\]/uy;
const noteReference = /\[\^[^\]\s]+\]/uy;
const quotedExpression = /\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\}/uy;
const variableHere = new RegExp(String.raw`\{${variableNames}\}`, 'uy');
const tag =
  /<\/?([A-Za-z][\w.:-]*|(?=>))((?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'=<>`{}]+))?|\s*\{[^{}]*\})*)\s*\/?\s*>/uy;
const textAttribute =
  /(?<![\w-])(?:title|alt|caption|label)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\})/gu;

/** The texts between tags, addresses, variables and marks. */
function inline(text: string, labels: ReadonlySet<string>): string[] {
  const parts: string[] = [];
  let plain = '';
  const endPlain = (): void => {
    if (plain !== '') parts.push(decodeHTML(plain));
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? '';
    const match = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      return pattern.exec(text);
    };
    if (character === '\\') {
      const isEscape = /[!-/:-@[-`{-~]/u.test(text[at + 1] ?? '');
      plain += isEscape ? ` ${text[at + 1]} ` : ' ';
      at += isEscape ? 2 : 1;
      continue;
    }
    const code = character === '`' ? match(codeSpan) : null;
    const found = code ?? matchMarkup(character, match, labels);
    if (!found) {
      plain += character;
      at += 1;
      continue;
    }
    if (code) {
      endPlain();
      parts.push(code[2] ?? '');
    } else plain += ` ${wordsIn(found)} `;
    at += found[0].length;
  }
  endPlain();
  return parts;
}

function matchMarkup(
  character: string,
  match: (pattern: RegExp) => RegExpExecArray | null,
  labels: ReadonlySet<string>,
): RegExpExecArray | undefined {
  if (character === ']') {
    const label = match(linkLabel);
    return (
      match(linkTarget) ??
      (label && (label[1] === '' || labels.has((label[1] ?? '').toLowerCase())) ? label : undefined)
    );
  }
  if (character === '[') return match(noteReference) ?? undefined;
  if (character === '{') return match(variableHere) ?? match(quotedExpression) ?? undefined;
  if (character !== '<') return undefined;
  const found = match(tag);
  const name = found?.[1] ?? '';
  return found && (name === '' || /^[A-Z]/u.test(name) || htmlElements.has(name)) ? found : undefined;
}

/** What a piece of markup says to a reader: the texts of its attributes, the title of a link. */
function wordsIn(found: RegExpExecArray): string {
  if (found[0].startsWith('<')) {
    return [...(found[2] ?? '').matchAll(textAttribute)]
      .map(([, ...values]) => withoutVariables(values.find((value) => value !== undefined) ?? ''))
      .join(' ');
  }
  return found[0].startsWith('[^') || found[0].startsWith('][')
    ? ''
    : found
        .slice(1)
        .filter((value) => value !== undefined)
        .join(' ');
}
